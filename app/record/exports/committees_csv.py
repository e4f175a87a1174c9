"""CSV: one row per plan of every committee, and no cell that a spreadsheet takes for a formula."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.forms.cells import sheet
from app.parts.committee.told import reasons
from app.services import services

COLUMNS = (
    "stage", "list", "place", "id", "title", "proposer", "rank", "mean", "members", "abstaining", "together", "placed",
    "reason", "reasons", "interests",
)  # fmt: skip
LISTS = ("chosen", "reserve", "others")


def write(code: str) -> bytes:
    """UTF-8 with a byte order mark, separated by semicolons; a mean is a fraction, such as `15/4`."""
    return sheet(COLUMNS, _rows(services().dossiers.of(code).record))


def _rows(record: Mapping[str, Any]) -> Iterator[list[str]]:
    named = {plan["id"]: (plan["title"], plan["proposer"]) for plan in record["plans"]}
    for committee in record.get("committees", ()):
        plans = {plan["initiative"]: plan for plan in committee["plans"]}
        for name in LISTS:
            for place, key in enumerate(committee[name], start=1):
                yield [committee["stage"], name, str(place), key, *named[key], *_cells(plans[key])]


def _cells(plan: Mapping[str, Any]) -> list[str]:
    numbers = [plan["rank"], plan["mean"] or "", plan["members"], len(plan["interests"]), len(plan["together"])]
    why = [interest["reason"] for interest in plan["interests"] if interest["reason"]]
    return [*map(str, numbers), plan["placed"], plan["reason"], " / ".join(reasons(plan)), " / ".join(why)]
