"""What follows the decisions of a large city."""

from app.programme.duties.tables import DUTY
from tests.programme.city.crowd import At, Rows


def of_plan(at: At) -> Rows:
    """A condition of one plan; one in five still has to be met."""
    number = at.of_all
    due = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    told = {"told": "Het loopt." if number % 2 else "", "told_at": f"{due}T12:00:00Z" if number % 2 else None}
    state = "open" if number % 5 == 0 else "done"
    plan = f"P{at.plan:05}"
    named = {"meeting": at.meeting, "subject": f"{plan}.1", "plan": plan, "title": f"Plan {number}"}
    said = {"kind": "wens", "text": "Vraag de buren.", "owner": "indiener", "state": state, "open": state == "open"}
    yield DUTY, named | said | told | {"round": at.round, "place": at.place, "due": due}
