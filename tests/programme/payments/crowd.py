"""What a large city paid."""

from app.programme.payments.tables import PAYMENT
from tests.programme.crowd import Rows


def rows(round_: str, place: str, number: int) -> Rows:
    """Half of what one plan in three got."""
    if number % 3:
        meeting, plan = f"M{int(round_.removeprefix('ronde')):05}", number % 100
        said = {
            "day": "2026-06-01",
            "about": "Deel",
            "state": "confirmed",
            "by": "a",
            "by_name": "A",
            "at": "2026-06-01",
        }
        kept = {"round": round_, "number": number, "plan": f"{meeting}-P{plan}", "amount": 50_000}
        yield PAYMENT, said | kept | {"settled_by": "b", "settled_name": "B", "settled_at": "2026-06-02"}
