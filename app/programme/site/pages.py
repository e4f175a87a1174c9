"""Pages of the site: search, and in the workspace how a place stands on the pages of others."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, render_template, request
from flask_babel import gettext, lazy_pgettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.languages import euro
from app.programme.places.places import Place
from app.programme.site import index, search

PLAN = "plan"
KINDS: dict[str, LazyString] = {
    "place": lazy_pgettext("stad of buurt", "plek"),
    "round": _("ronde"),
    "report": _("verslag"),
    "meeting": _("bijeenkomst"),
    PLAN: _("plan"),
    "promise_open": _("belofte · gepland"),
    "promise_running": _("belofte · loopt"),
    "promise_done": _("belofte · klaar"),
    "promise_deviates": _("belofte · wijkt af"),
}
"""What each kind of thing that is found is called."""


def look() -> str:
    """Look for the words of `q`, from page `p` on."""
    asked, number = request.args.get("q", "").strip(), request.args.get("p", "")
    index.refresh()
    hits = search.search(asked, int(number) if number.isdecimal() and len(number) < 5 else 1)
    return render_template("programme/site/search.html", hits=hits, KINDS=KINDS, money=money)


def money(row: Any) -> str:
    """What is said of the amount of something that was found; empty where it has none. A plan got it, or nothing."""
    if row.kind == PLAN:
        return str(gettext("Krijgt %(amount)s", amount=euro(row.amount)) if row.amount else gettext("Krijgt geen geld"))
    return euro(row.amount) if row.amount is not None else ""


def to_follow(place: Place) -> Mapping[str, Any]:
    """On the page of a place: how to stay informed."""
    return {"place": place}


def embedding(place: Place) -> str:
    """What one copies to let a place stand on another site, and how that looks."""
    base = current_app.config["PUBLIC_URL"]
    return render_template("programme/site/embedding.html", place=place, base=base)
