"""Who wants to hear what is overdue in a large city."""

from app.programme.reminders.tables import REMINDER
from tests.programme.city.crowd import Rows


def of_place(place: str) -> Rows:
    """Fifty for each place."""
    for number in range(50):
        who = f"{place}-{number}"
        told = {"place": place, "email": f"{who}@example.org", "confirmed": True, "asked": "2026-01-01"}
        yield REMINDER, {"hash": who} | told
