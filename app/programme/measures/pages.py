"""The page on which the measures of the meetings of a round stand."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.measures import kept
from app.programme.measures.definitions import MEASURES
from app.programme.measures.words import published, told
from app.programme.rounds.rounds import Round
from facilitation.refusals import Refused


def of_round(round: Round) -> str:
    """What was counted of each meeting of a round."""
    found = kept.of_round(round.id)
    shown = {"meetings": found, "MEASURES": MEASURES, "told": told, "published": published}
    return render_template("programme/measures/of_round.html", round=round, **shown)


def count(round: Round) -> Response:
    """Count the meetings of a round anew, one where the form names its `code`.

    Raises Refused: meeting_not_here, unknown_meeting.
    """
    codes, named = list(kept.of_round(round.id)), request.form.get("code")
    if named and named not in codes:
        raise Refused("meeting_not_here")
    for code in [named] if named else codes:
        kept.refresh(code)
    return redirect(f"/programma/ronde/{round.id}/metingen", 303)
