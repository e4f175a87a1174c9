"""The duties of a place and of a round in the workspace."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.duties import duties
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.rounds import rounds
from app.programme.rounds.rounds import Round
from app.record.follow_up import telling
from app.record.follow_up.words import STATES
from facilitation.refusals import Refused
from facilitation.roles import Role


def of_place(place: Place) -> str:
    """Everything that has to happen in a place, the longest overdue first."""
    listed = duties.of_place(place.path, _after(), _everything())
    told = {"names": {each.id: each.name for each in places.below(place.path)}, "everything": _everything()}
    return render_template("programme/duties/of_place.html", place=place, listed=listed, **told)


def of_round(round: Round) -> str:
    """Everything that has to happen in a round, with a form for each to tell what happened."""
    listed = duties.of_round(round.id, _after(), _everything())
    told = {"everything": _everything(), "STATES": STATES, "names": {}}
    return render_template("programme/duties/of_round.html", round=round, listed=listed, **told)


def tell(round: Round) -> Response:
    """Tell what happened with a step or a condition. Raises Refused: meeting_not_here, and what `telling.tell` does."""
    code = request.form.get("meeting", "")
    if code not in rounds.meetings(round.id):
        raise Refused("meeting_not_here")
    given = (request.form.get(name, "") for name in ("subject", "state", "due", "text"))
    telling.tell(code, str(Role.FACILITATOR), *given)
    return redirect(f"/programma/ronde/{round.id}/nakomen", 303)


def _after() -> str:
    return request.args.get("na", "")


def _everything() -> bool:
    return request.args.get("alles") == "1"
