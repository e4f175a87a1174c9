"""What the proposers of a large city learn: members with goals, sessions, and cases."""

from app.programme.trajectory.tables import ATTENDED, CASE, GOAL, MEMBER, SESSION
from tests.programme.city.crowd import At, Rows

SESSIONS = 4


def of_round(at: At) -> Rows:
    """When they meet."""
    for number in range(SESSIONS):
        told = {"kind": "workshop", "title": f"Begroten {number}", "day": "2026-03-01", "at": "Buurthuis"}
        yield SESSION, {"id": _session(at, number), "round": at.round} | told


def of_plan(at: At) -> Rows:
    """A plan in five takes part, with two goals and where it was; one in twenty wrote a case."""
    if at.plan % 5:
        return
    member = f"lid{at.of_all}"
    yield MEMBER, {"id": member, "round": at.round, "plan": at.key, "title": f"Plan {at.of_all}"}
    for number in range(2):
        yield GOAL, {"id": f"{member}-{number}", "member": member, "text": "Leren begroten.", "state": "open"}
    for number in range(SESSIONS):
        yield ATTENDED, {"session": _session(at, number), "member": member}
    if at.plan % 20 == 0:
        told = {"title": f"Case {at.of_all}", "text": "Het liep anders. " * 20, "public": True}
        yield CASE, {"id": f"case{at.of_all}", "round": at.round, "member": member} | told


def _session(at: At, number: int) -> str:
    return f"{at.round}-{number}"
