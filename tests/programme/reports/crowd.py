"""What the proposers of a large city told."""

from app.programme.reports.tables import LINK, REPORT
from tests.programme.city.crowd import At, Rows


def of_plan(at: At) -> Rows:
    """A link for each plan that got something, and a message of one plan in ten."""
    if at.plan % 3:
        yield LINK, {"hash": f"{at.of_all:064}", "round": at.round, "plan": at.key, "created": at.said}
    if at.plan % 10 == 1:
        said = {"text": "Het gaat goed.", "shows": "", "picture": None, "hidden": False, "at": at.said}
        yield REPORT, said | {"round": at.round, "number": at.plan, "plan": at.key}
