"""The workspace of a learning trajectory."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.programme.leaves import leaf
from app.programme.rounds.rounds import Round
from app.programme.trajectory import trajectory
from facilitation.refusals import Malformed

FEW = 20
"""How many cases stand on a page at a time."""


def of_round(round: Round) -> str:
    """Members with their goals, sessions with who was there, and cases."""
    members = trajectory.members(round.id)
    shown = {
        "members": members,
        "shown": leaf(members, "leden"),
        "sessions": trajectory.sessions(round.id),
        "cases": leaf(trajectory.cases(round.id), "cases", FEW),
        "KINDS": trajectory.KINDS,
        "STATES": trajectory.STATES,
    }
    return render_template("programme/trajectory/of_round.html", round=round, **shown)


def take_in(round: Round) -> Response:
    """Let every plan that got money take part. Raises Refused: nobody_awarded."""
    trajectory.take_in(round.id)
    return _back(round, "deelnemers")


def change_member(round: Round, member: str) -> Response:
    """Add a goal (`text`) to a member, or take it out. Raises Refused: unknown_here; Malformed."""
    if _do("aim", "remove") == "aim":
        trajectory.aim(round.id, member, request.form.get("text", ""))
    else:
        trajectory.remove_member(round.id, member)
    return _back(round, "deelnemers")


def change_goal(round: Round, goal: str) -> Response:
    """Say how far a goal is. Raises what `trajectory.reflect` raises."""
    trajectory.reflect(round.id, goal, request.form.get("state", ""), request.form.get("reflection", ""))
    return _back(round, "deelnemers")


def plan(round: Round) -> Response:
    """Plan a session. Raises what `trajectory.plan` raises."""
    trajectory.plan(round.id, request.form)
    return _back(round, "sessies")


def change_session(round: Round, session: str) -> Response:
    """Say who was there (`there`), or take a session out. Raises Refused: unknown_here; Malformed."""
    if _do("attend", "remove") == "attend":
        trajectory.attend(round.id, session, request.form.getlist("there"))
    else:
        trajectory.remove_session(round.id, session)
    return _back(round, "sessies")


def write_case(round: Round) -> Response:
    """Write a case up. Raises what `trajectory.write_case` raises."""
    trajectory.write_case(round.id, *(request.form.get(name, "") for name in ("member", "title", "text")))
    return _back(round, "praktijk")


def change_case(round: Round, case: str) -> Response:
    """Publish, hide or remove a case. Raises Refused: unknown_here, case_consent_needed; Malformed."""
    do = _do("publish", "hide", "remove")
    if do == "remove":
        trajectory.remove_case(round.id, case)
    else:
        trajectory.publish(round.id, case, do == "publish", request.form.get("agreed") == "1")
    return _back(round, "praktijk")


def _do(*known: str) -> str:
    found = request.form.get("do", "")
    if found not in known:
        raise Malformed("malformed", field="do")
    return found


def _back(round: Round, part: str) -> Response:
    return redirect(f"/programma/ronde/{round.id}/traject#{part}", 303)
