"""A proposer who told how it goes, with a photo."""

from collections.abc import Mapping

from app.programme.payments import payments
from app.programme.reports import reports
from tests.pictures.drawn import drawn


def furnish(round_: str) -> Mapping[str, str]:
    """A message with a photo; its form is opened by a link, and shows nothing without."""
    plan = payments.paid(round_)[0]
    reports.tell(reports.Link("h", round_, plan.plan, plan.title), "De bakken staan er.", "Zes bakken", drawn())
    return {"/terugmelden/<shown>": "/terugmelden", "/ronde/<round>/beeld/<int:number>": f"/ronde/{round_}/beeld/1"}
