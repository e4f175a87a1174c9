"""In the workspace: the people of a place, and what was done there."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app, g, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import organisers
from app.programme.accounts import audit, invitations, people, roles
from app.programme.accounts.audit import Entry
from app.programme.accounts.pages import see
from app.programme.places.places import Place
from app.programme.rights import HOST, LINK, holder
from facilitation.refusals import Malformed


def shown(place: Place) -> str:
    """Who works here, who was invited, and the form for another one."""
    return _shown(place)


def invite(place: Place) -> str:
    """Invite somebody; the link is shown on this page and nowhere after. Raises what `invitations.invite` raises."""
    given = request.form
    role = roles.role_of(given.get("role", ""))
    secret = invitations.invite(holder(), place, given.get("email", ""), given.get("name", ""), role)
    return _shown(place, link(secret), given.get("email", "").strip())


def change(place: Place) -> Response:
    """Give somebody another role. Raises what `people.change` raises."""
    role = roles.role_of(request.form.get("role", ""))
    people.change(holder(), place, request.form.get("account", ""), role)
    return see(f"/programma/plek/{place.id}/mensen")


def take_away(place: Place) -> Response:
    """Let somebody be nothing here any more. Raises what `people.take_away` raises."""
    people.take_away(holder(), place, request.form.get("account", ""))
    return see(f"/programma/plek/{place.id}/mensen")


def withdraw(place: Place) -> Response:
    """Take an invitation back. Raises what `invitations.withdraw` raises."""
    invitations.withdraw(holder(), place, request.form.get("invitation", ""))
    return see(f"/programma/plek/{place.id}/mensen")


def done(place: Place) -> str:
    """What was done here and in the places in it, fifty a page, newest first. Raises Malformed: malformed."""
    text = request.args.get("voor", "")
    if text and not (text.isdecimal() and len(text) < 10):
        raise Malformed("malformed", field="number")
    entries = audit.at_place(place.path, int(text) if text else None)
    more = entries[-1].number if len(entries) == audit.PAGE else None
    told = {"entries": entries, "names": _names(entries), "more": more}
    return render_template("programme/accounts/done.html", place=place, **told)


def link(secret: str) -> str:
    """The link with which somebody takes an invitation."""
    return f"{current_app.config['PUBLIC_URL']}{invitations.PATH}#{secret}"


def _shown(place: Place, fresh: str = "", email: str = "") -> str:
    told: Mapping[str, Any] = {
        "here": people.here(place),
        "around": people.around(place),
        "waiting": invitations.waiting(place),
        "gives": people.gives(g.holder, place.path),
    }
    words = {"CALLED": roles.CALLED, "MEANS": roles.MEANS}
    return render_template("programme/accounts/people.html", place=place, fresh=fresh, invited=email, **told, **words)


def _names(entries: Sequence[Entry]) -> Mapping[str, str]:
    """How those are called who have no account, by who they are."""
    links = organisers.links() if any(each.who.startswith(LINK) for each in entries) else []
    return {HOST: _("de beheerder")} | {f"{LINK}{each.id}": each.note for each in links}
