"""The reports of a round in the workspace: a link for each award, and what was told."""

from flask import current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.leaves import leaf
from app.programme.reports import reports
from app.programme.rounds import money
from app.programme.rounds.rounds import Round
from app.services import services


def of_round(round: Round, fresh: str = "") -> str:
    """Every award with its links, and what was told of it."""
    with services().database.read.connect() as connection:
        awards = [each for each in money.awards(connection, round.id) if each.amount]
    told = {"awards": leaf(awards, "plannen"), "links": reports.linked(round.id), "fresh": fresh}
    found = reports.of_round(round.id, everything=True)
    return render_template("programme/reports/of_round.html", round=round, reports=leaf(found, "berichten"), **told)


def link(round: Round) -> str:
    """Make a link for the proposers of an award; it is shown on this page and nowhere after. Raises unknown_award."""
    secret = reports.make(round.id, request.form.get("plan", ""))
    return of_round(round, f"{current_app.config['PUBLIC_URL']}/terugmelden#{secret}")


def hide(round: Round, number: int) -> Response:
    """Take a report from the public page, or put it back. Raises Refused: unknown_report."""
    reports.hide(round.id, number, hidden=request.form.get("hidden") == "1")
    return redirect(f"/programma/ronde/{round.id}/terugmelden", 303)
