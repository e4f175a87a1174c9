"""What a large city paid."""

from app.programme.payments.tables import PAYMENT
from tests.programme.city.crowd import At, Rows


def of_plan(at: At) -> Rows:
    """Half of what two plans in three got."""
    if at.plan % 3:
        said = {"day": "2026-06-01", "about": "Deel", "state": "confirmed", "by": "a", "by_name": "A"}
        kept = {"round": at.round, "number": at.plan, "plan": at.key, "amount": 50_000, "at": "2026-06-01"}
        yield PAYMENT, said | kept | {"settled_by": "b", "settled_name": "B", "settled_at": "2026-06-02"}
