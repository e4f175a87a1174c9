"""A city as large as one wants: its places, rounds, meetings and plans, and what features keep of each, as rows.

A feature whose tables grow with them has a `crowd.py` beside its tests with some of `of_place(place)`,
`of_round(at)` and `of_plan(at)`: the rows by table that it would hold of one of these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.registry import FEATURES
from app.services import services
from app.storage.tables import EVENT, FOLLOW_UP

Rows = Iterator[tuple[sa.Table, dict[str, Any]]]
DISTRICTS = 10
AT_ONCE = 50_000
TIMES = 10
"""How many times as many plans are in the first round as in any other."""
CITY, PROGRAMME = "stad", "programma"


class City(NamedTuple):
    """How large a city is: so many neighbourhoods, meetings over all of them, and plans over all meetings."""

    neighbourhoods: int
    meetings: int
    plans: int


class At(NamedTuple):
    """A round with its place and its meeting, or one of its plans: by its number there and in the city, from 0."""

    round: str
    place: str
    number: int
    plan: int = 0
    of_all: int = 0

    @property
    def meeting(self) -> str:
        """The code of its meeting."""
        return f"M{self.number:05}"

    @property
    def key(self) -> str:
        """By what the round knows the plan."""
        return f"{self.meeting}-P{self.plan:05}"

    @property
    def moment(self) -> datetime:
        """Something happened then: a minute later for each plan."""
        return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=self.of_all, days=self.number)

    @property
    def said(self) -> str:
        """That moment as text."""
        return f"{self.moment:%Y-%m-%dT%H:%M:%SZ}"


def fill(city: City) -> None:
    """Write a city down; a meeting is a round of its own, and its plans got something in turn."""
    kept: dict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
    for number, (table, row) in enumerate(_rows(city), 1):
        kept[table].append(row)
        if number % AT_ONCE == 0:
            _write(kept)
    _write(kept)
    for finish in crowds("finish"):
        finish()


def crowds(name: str) -> Iterator[Callable[..., Any]]:
    """What the features call this in their crowds."""
    for feature in FEATURES.features:
        made = getattr(_crowd(feature), name, None)
        if made is not None:
            yield made


@cache
def _crowd(feature: str) -> Any:
    named = f"tests.programme.{feature}.crowd"
    return import_module(named) if find_spec(named) else None


def _write(kept: dict[sa.Table, list[dict[str, Any]]]) -> None:
    """Write all of it, and what others name before those; what follows a log, after that."""
    ready = [
        (table, kept.pop(table)) for table in sa.schema.sort_tables(list(kept), extra_dependencies=[(EVENT, FOLLOW_UP)])
    ]

    def work(connection: sa.Connection) -> None:
        for table, rows in ready:
            connection.execute(sa.insert(table), rows)

    services().database.commit(work)


def _rows(city: City) -> Rows:
    for row in _places(city):
        yield PLACE, row
    for made in crowds("of_place"):
        for row in _places(city):
            yield from made(row["id"])
    for made in crowds("of_city"):
        yield from made()
    each = max(1, city.plans // (city.meetings + TIMES - 1))
    plan = 0
    for number in range(city.meetings):
        at = At(f"ronde{number}", f"buurt{number % city.neighbourhoods}", number, of_all=plan)
        for made in crowds("of_round"):
            yield from made(at)
        for here in range(each * (TIMES if number == 0 else 1)):
            for made in crowds("of_plan"):
                yield from made(at._replace(plan=here, of_all=plan))
            plan += 1


def _places(city: City) -> Iterator[dict[str, Any]]:
    yield _place(CITY, None, "city", f"/{CITY}/")
    for number in range(DISTRICTS):
        yield _place(f"deel{number}", CITY, "district", f"/{CITY}/deel{number}/")
    for number in range(city.neighbourhoods):
        above = f"deel{number % DISTRICTS}"
        yield _place(f"buurt{number}", above, "neighbourhood", f"/{CITY}/{above}/buurt{number}/")


def _place(key: str, parent: str | None, level: str, path: str) -> dict[str, Any]:
    return {"id": key, "parent": parent, "level": level, "name": key.capitalize(), "code": "", "path": path}
