"""Where proposers tell how their plan goes, and what the public reads of it."""

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from app.access import links
from app.pages import device
from app.pictures import handed_in, making
from app.pictures.page import sent
from app.programme.leaves import leaf
from app.programme.reports import reports
from app.programme.rounds.rounds import Round
from app.services import services

FEW = 20
"""How many messages stand on the page of a round at a time."""


def door() -> str:
    """The door: the key stands in the fragment, which no server ever sees."""
    device()
    return render_template("programme/reports/door.html")


def key() -> Response:
    """Exchange the key of a link; on to its page. Raises Forbidden: report_link_needed; TooMany: too_many_keys."""
    here = device()
    with services().wrong_codes.trying(here.cookie["device"], "too_many_keys"):
        found = reports.enter(here, links.secret_in(request.form.get("key", "")))
    return redirect(f"/terugmelden/{found.hash[: reports.SHOWN]}", 303)


def form(shown: str) -> str:
    """Where the proposers of a plan tell how it goes. Raises Forbidden: report_link_needed."""
    found = reports.held(device(), shown)
    told = [each for each in reports.of_round(found.round, everything=True) if each.plan == found.plan]
    sent_now = request.args.get("klaar") == "1"
    return render_template("programme/reports/form.html", link=found, reports=told, shown=shown, sent=sent_now)


def tell(shown: str) -> Response:
    """Tell how a plan goes. Raises what `reports.held` and `reports.tell` raise; TooMany: too_many."""
    request.max_content_length = making.LARGEST_FILE + (1 << 20)
    found = reports.held(device(), shown)
    services().limits.spend("acts", found.hash)
    photo = handed_in.given(request.files.get("photo"))
    reports.tell(found, request.form.get("text", ""), request.form.get("alt", ""), photo)
    return redirect(f"/terugmelden/{shown}?klaar=1", 303)


def of_round(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: what proposers told."""
    found = reports.of_round(round.id)
    return {"round": round, "reports": leaf(found, "berichten", FEW)} if found else None


def picture(round: Round, number: int) -> Response:
    """The picture of a report; 404 where there is none. One that was hidden is seen by the organisers alone."""
    sees = g.holder is not None and g.holder.may("programme.read", g.path)
    found = reports.picture(round.id, number, everything=sees) if round.public or sees else None
    return sent(found, {"Cache-Control": "private, max-age=3600"})
