"""A city as large as one wants: its places, rounds, meetings and plans, and what features keep of each, as rows.

A feature whose tables grow with them has a `crowd.py` beside its tests, with `rows(round_, place, number)`: the rows by
table that it would hold of one plan of a round.
"""

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.registry import FEATURES
from app.programme.rounds.tables import AWARD, ENVELOPE, ROUND, SHARE
from app.services import services

Rows = Iterator[tuple[sa.Table, dict[str, Any]]]
DISTRICTS = 10
AT_ONCE = 5_000


class City(NamedTuple):
    """How large a city is: so many neighbourhoods, meetings over all of them, and plans over all meetings."""

    neighbourhoods: int
    meetings: int
    plans: int


def fill(city: City) -> None:
    """Write a city down; a meeting is a round of its own, and its plans got something in turn."""
    kept: dict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
    for table, row in _rows(city):
        kept[table].append(row)
        if len(kept[table]) >= AT_ONCE and table not in (PLACE, ROUND):
            _write(kept, (PLACE, ROUND, table))
    _write(kept, tuple(kept))


def _write(kept: dict[sa.Table, list[dict[str, Any]]], tables: tuple[sa.Table, ...]) -> None:
    ready = [(table, kept.pop(table)) for table in sorted(tables, key=_after_others) if kept.get(table)]

    def work(connection: sa.Connection) -> None:
        for table, rows in ready:
            connection.execute(sa.insert(table), rows)

    services().database.commit(work)


def _after_others(table: sa.Table) -> int:
    return {PLACE: 0, ROUND: 1}.get(table, 2)


def _rows(city: City) -> Rows:
    yield PLACE, _place("stad", None, "city", "/stad/")
    for number in range(DISTRICTS):
        yield PLACE, _place(f"deel{number}", "stad", "district", f"/stad/deel{number}/")
    for number in range(city.neighbourhoods):
        above = f"deel{number % DISTRICTS}"
        yield PLACE, _place(f"buurt{number}", above, "neighbourhood", f"/stad/{above}/buurt{number}/")
    yield ROUND, _round("programma", None, "stad", 12 * 10**11)
    made = [(f"ronde{n}", f"buurt{n % city.neighbourhoods}", n) for n in range(city.meetings)]
    for round_, place, number in made:
        yield ROUND, _round(round_, "programma", place, 10**9, f"20{number % 20 + 20:02}-01-01")
    for round_, _, number in made:
        yield ENVELOPE, {"round": round_, "key": "groen", "title": "Groen", "amount": 10**6}
        yield SHARE, {"meeting": f"M{number:05}", "round": round_, "amount": 9 * 10**8, "envelope": None}
    each = city.plans // city.meetings
    for round_, place, number in made:
        for plan in range(each):
            yield AWARD, _award(round_, f"M{number:05}", plan)
            yield from _of_features(round_, place, number * each + plan)


def _of_features(round_: str, place: str, number: int) -> Rows:
    for name in FEATURES.features:
        if find_spec(f"tests.programme.{name}.crowd"):
            yield from import_module(f"tests.programme.{name}.crowd").rows(round_, place, number)


def _place(key: str, parent: str | None, level: str, path: str) -> dict[str, Any]:
    return {"id": key, "parent": parent, "level": level, "name": key.capitalize(), "code": "", "path": path}


def _round(key: str, parent: str | None, place: str, amount: int, begins: str = "2020-01-01") -> dict[str, Any]:
    told = {"title": f"Buurtbudget {key}", "model": "tables", "stage": "carrying_out", "public": True, "begins": begins}
    return {"id": key, "parent": parent, "place": place, "amount": amount, "ends": None} | told


def _award(round_: str, meeting: str, number: int) -> dict[str, Any]:
    got = 100_000 * (number % 3)
    told = {"title": f"Plan {number} van {meeting}", "asked": 300_000, "amount": got, "votes": number}
    return {"round": round_, "plan": f"{meeting}-P{number}", "meeting": meeting, "envelope": None} | told
