"""What the proposers of a large city told."""

from app.programme.reports.tables import REPORT
from tests.programme.crowd import Rows


def rows(round_: str, place: str, number: int) -> Rows:
    """A message of one plan in ten."""
    if number % 10 == 0:
        plan = f"M{int(round_.removeprefix('ronde')):05}-P{number % 100}"
        said = {"text": "Het gaat goed.", "shows": "", "picture": None, "hidden": False, "at": "2026-06-01T12:00:00Z"}
        yield REPORT, said | {"round": round_, "number": number, "plan": plan}
