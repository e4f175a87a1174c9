"""The desk's first page: every evening, and what can be done with each; the key, and links for colleagues."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import current_app, g, jsonify, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import agendas
from app.access import links, organisers
from app.access.organisers import PATH
from app.desk import drafts, evenings
from app.desk.evening import load as load_draft
from app.desk.pages import blueprint, require_link
from app.desk.practice import evenings as practice
from app.languages import LANGUAGES
from app.live import meetings
from app.pages import device, face_url, sent, wants_json
from facilitation.refusals import Malformed
from facilitation.roles import Role

FEW = 25
"""How many evenings that are over stand on a page: what is told of each lies all over its log."""


@blueprint.get("")
def front() -> str:
    """Drafts, and the evenings that come, go on and are over; of those the newest."""
    listed = evenings.listed()
    told = {"drafts": listed.drafts, "coming": listed.of("coming"), "live": evenings.seated(listed.of("live"))}
    return render_template("desk/house/evenings.html", over=_page(listed.of("closed")), **told)


@blueprint.get("/archief")
def archive() -> str:
    """The evenings that were put away."""
    return render_template("desk/house/archive.html", over=_page(evenings.listed().of("archived")))


def _page(over: list[evenings.Opened]) -> object:
    """A page of evenings that are over, the newest first."""
    from app.programme.leaves import leaf

    return leaf(over, "voorbij", FEW).showing(evenings.seated)


@blueprint.post("/key")
def key() -> Response:
    """Exchange an organiser's key for this device's own session; 204, or on to the desk for a page without scripts."""
    organisers.enter(device(), links.secret_in(request.form.get("key", "")))
    return redirect(PATH, 303) if request.form.get("then") else Response(status=204)


@blueprint.post("/uit")
def leave() -> Response:
    """End this device's session at the desk; its link goes on working."""
    organisers.leave(device())
    return redirect(PATH, 303)


@blueprint.post("/bijeenkomsten")
def begin() -> Response | tuple[Response, int]:
    """Make a draft of `title`, `pot` (in euros), `agenda`, `tables`, `date` and `language`, each may be left out.

    Raises Malformed: malformed, text_too_long, text_unreadable; Refused: unknown_agenda, too_many_drafts.
    """
    given: Any = sent() if request.is_json else request.form
    if not isinstance(given, Mapping):
        raise Malformed("malformed", field="title")
    wishes = {name: str(given.get(name) or "") for name in ("title", "pot", "agenda", "tables", "date", "language")}
    if wishes["agenda"]:
        agendas.named(wishes["agenda"], current_app.config["DATA_DIR"])
    day, _parted, clock = wishes["date"].replace(" ", "T").partition("T")
    _require_day(day)
    if wishes["language"] not in ("", *LANGUAGES):
        raise Malformed("malformed", field="language")
    wishes |= {"agenda": wishes["agenda"] or "overlegtafel", "date": day, "time": clock[:5]}
    made = drafts.begin(wishes)
    if wants_json():
        return jsonify(draft=made), 201
    return redirect(f"{PATH}/{made}", 303)


def _require_day(text: str) -> None:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise Malformed("malformed", field="date") from None


@blueprint.post("/<draft>/kopie")
def copy(draft: str) -> Response:
    """Begin a draft with everything of another one. Raises Refused: unknown_draft, too_many_drafts."""
    made = drafts.copy(draft, _("Kopie van %(title)s", title=load_draft(draft).text("title"))[:120])
    return redirect(f"{PATH}/{made}", 303)


@blueprint.post("/<draft>/weg")
def throw_away(draft: str) -> Response:
    """Throw a draft away; an evening never. Raises Refused: unknown_draft, draft_opened."""
    practice.throw_away(draft)
    drafts.throw_away(draft)
    return redirect(PATH, 303)


@blueprint.post("/avonden/<code>/kopie")
def copy_of_meeting(code: str) -> Response:
    """Begin a draft with the plans and frames of an evening. Raises Refused: unknown_meeting, too_many_drafts."""
    title = meetings.load(code).state.title
    made = drafts.copy_of_meeting(code, _("Kopie van %(title)s", title=title)[:120])
    return redirect(f"{PATH}/{made}", 303)


@blueprint.post("/avonden/<code>/archief")
def put_away(code: str) -> Response:
    """Put a closed evening away, or take it back. Raises Refused: unknown_meeting, not_over_yet."""
    away = request.form.get("away") == "1"
    evenings.put_away(meetings.load(code).code, away)
    return redirect(PATH if away else f"{PATH}/archief", 303)


@blueprint.post("/avonden/<code>/regie")
def console(code: str) -> Response:
    """To the console of an evening, by a link of a gespreksleider made for it. Raises Refused: unknown_meeting."""
    room, holder = meetings.load(code), device()
    if holder.grant(room.code) is None:
        token, role = links.exchange(room.code, links.make(room.code, Role.FACILITATOR, note=_("bureau")))
        holder.hold(room.code, token, role)
    return redirect(face_url(room.code, "console"), 303)


@blueprint.get("/links")
def colleagues() -> str:
    """The links to the desk, and what can be done with them. Raises Forbidden: desk_link_needed."""
    require_link()
    return render_template("desk/house/links.html", links=organisers.links(), own=g.link, fresh="")


@blueprint.post("/links")
def make_link() -> str:
    """Make a link for a colleague; it is shown on this page and nowhere after. Raises Forbidden: desk_link_needed."""
    require_link()
    fresh = organisers.entrance(current_app.config["PUBLIC_URL"], request.form.get("note", ""))["desk"]
    return render_template("desk/house/links.html", links=organisers.links(), own=g.link, fresh=fresh)


@blueprint.post("/links/revoke")
def revoke() -> Response:
    """End a link to the desk; whoever uses it is out at once. Raises Forbidden: desk_link_needed, key_unknown."""
    require_link()
    organisers.revoke(request.form.get("link", ""))
    return redirect(f"{PATH}/links", 303)
