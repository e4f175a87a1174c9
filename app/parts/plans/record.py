"""Plans that were corrected, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext

from app.languages import euro, onward
from app.record.reading import Reading
from app.record.section import Fact

MONEY = ("ask", "minimum")


def facts(read: Reading) -> Iterator[Fact]:
    """Each correction: the plan, the amounts that changed, and why."""
    for fix in read.record["corrections"]:
        changes = [f", {_named(field)} {euro(a)} {onward()} {euro(b)}" for field, a, b in _amounts(fix)]
        said = f"{read.plans[fix['initiative']]['title']}{''.join(changes)}."
        yield Fact(term=gettext("Verbeterd"), said=said, quote=fix["reason"])


def _named(field: str) -> str:
    return gettext("gevraagd") if field == "ask" else gettext("minimaal")


def _amounts(fix: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    """The amounts of a correction with what they were and became, in cents."""
    return [(field, before, after) for field, (before, after) in fix["changes"].items() if field in MONEY]
