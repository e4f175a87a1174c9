"""What follows the decisions of a large city."""

from app.programme.duties.tables import DUTY
from tests.programme.crowd import Rows


def rows(round_: str, place: str, number: int) -> Rows:
    """A condition of one plan; one in five still has to be met."""
    due = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    told = {"told": "Het loopt." if number % 2 else "", "told_at": f"{due}T12:00:00Z" if number % 2 else None}
    state = "open" if number % 5 == 0 else "done"
    named = {
        "meeting": f"M{number // 100:05}",
        "subject": f"P{number}.1",
        "plan": f"P{number}",
        "title": f"Plan {number}",
    }
    said = {"kind": "wens", "text": "Vraag de buren.", "owner": "indiener", "state": state, "open": state == "open"}
    yield DUTY, named | said | told | {"round": round_, "place": place, "due": due}
