"""A payment that waits, and one that was confirmed."""

from collections.abc import Mapping

from app.programme.payments import payments
from app.programme.rights import Holder

TOLD = {"day": "2026-11-01", "about": "Eerste deel", "reason": "De huur moet vooruit."}


def furnish(round_: str) -> Mapping[str, str]:
    """Two payments of the first plan."""
    one, other, plan = Holder("link:een", "Noor"), Holder("link:twee", "Sami"), payments.paid(round_)[0].plan
    payments.settle(round_, payments.write(round_, one, plan, 1_000, TOLD), other, confirmed=True)
    payments.write(round_, one, plan, 2_000, TOLD)
    return {}
