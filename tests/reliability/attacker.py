"""Somebody who holds all files and wants to know who voted what: each order in them is laid along each other."""

import json
import sqlite3
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random

Order = Sequence[str]
Orders = Mapping[str, Order]
STAGE = "ranking"
PAGE = 4096
"""Bytes of a page of SQLite."""


class Loot:
    """All files of a data folder (copies too), the log lines, and what SQLite itself can tell of them.

    `beside` are folders that somebody takes with it; a `page` of the database has so many bytes.
    """

    page = PAGE

    def __init__(self, folder: Path, logs: str = "", beside: Sequence[Path] = ()) -> None:
        found = [path for place in (folder, *beside) for path in sorted(place.rglob("*"))]
        self.files = {path.name: path.read_bytes() for path in found if path.is_file()}
        self.files["logs"] = logs.encode()
        with closing(sqlite3.connect(f"file:{folder}/overlegtafel.db?mode=ro", uri=True)) as database:
            self.rows = {table: database.execute(query).fetchall() for table, query in QUERIES.items()}
        self.sheets: list[tuple[int, str]] = self.rows.pop("sheet")

    def orders_of_seats(self, code: str) -> Orders:
        """Every order in which the files name the seats of a meeting that voted."""
        seats = [seat for meeting, stage, seat in self.rows["roll"] if (meeting, stage) == (code, STAGE)]
        acts = [row for row in self.rows["act"] if row[0] == code and row[1] in seats]
        found: dict[str, Order] = {
            "roll": seats,
            "act ids": [actor for _, actor, key, _ in sorted(acts, key=lambda row: row[2])],
            "act numbers": [actor for _, actor, _, _ in sorted(acts, key=lambda row: row[3])],
            "names": [seat for meeting, seat in self.rows["person"] if meeting == code and seat in seats],
        }
        rolls = {seat: self.row(code, STAGE, seat) for seat in seats}
        for name, data in self.files.items():
            found |= places(f"roll in {name}", data, rolls, self.page)
            found |= places(f"acts in {name}", data, {seat: self.row(code, seat) for seat in seats}, self.page)
            if name.endswith("-wal"):
                found["commits with a name on the roll"] = commits(data, rolls)
        return {name: list(dict.fromkeys(order)) for name, order in found.items() if len(set(order)) == len(seats)}

    def row(self, *words: str) -> bytes:
        """How these words stand after one another in a row."""
        return "".join(words).encode()

    def orders_of_rows(self, code: str) -> Orders:
        """Every order in which the files took up the closed ballots of a meeting."""
        keys = {key: key.encode() for key, _, meeting in self.rows["closed"] if meeting == code}
        found = {name: commits(data, keys) for name, data in self.files.items() if name.endswith("-wal")}
        return {f"commits in {name}": order for name, order in found.items() if len(order) == len(keys)}

    def orders_of_papers(self, code: str, papers: Sequence[str]) -> Orders:
        """Every order in which the files hold the ballots of a meeting."""
        sealed = [json.loads(body)["ballots"] for meeting, body in self.rows["sealed"] if meeting == code]
        rows = [paper for meeting, paper in self.rows["ballot"] if meeting == code]
        found: dict[str, Order] = {"sealed": [json.dumps(ballot, sort_keys=True) for each in sealed for ballot in each]}
        found["rows"] = rows
        loose = {paper: paper.encode() for paper in papers}
        for name, data in self.files.items():
            found |= places(f"ballots in {name}", data, loose, self.page)
            if name.endswith("-wal"):
                found["commits with a ballot"] = commits(data, loose)
        return {name: list(dict.fromkeys(order)) for name, order in found.items() if len(set(order)) == len(papers)}


QUERIES = {
    "roll": "SELECT meeting, stage, seat FROM roll",
    "act": "SELECT meeting, actor, id, seq FROM act",
    "person": "SELECT meeting, seat FROM person ORDER BY rowid",
    "sealed": "SELECT meeting, body FROM event WHERE kind = 'ballots.sealed'",
    "ballot": "SELECT meeting, paper FROM ballot",
    "closed": "SELECT key, paper, meeting FROM ballot",
    "sheet": "SELECT number, paper FROM sheet WHERE turn = 1",
}


def places(name: str, data: bytes, wanted: Mapping[str, bytes], page: int = PAGE) -> Orders:
    """By where each is found first, and where last; straight on, and page by page.

    A page is filled from its end, so what came after one another stands backwards within each.
    """
    first = {key: data.find(text) for key, text in wanted.items()}
    last = {key: data.rfind(text) for key, text in wanted.items()}
    if -1 in first.values():
        return {}
    found: dict[str, Order] = {}
    for when, at in (("first", first), ("last", last)):
        found[f"{name}, {when}"] = sorted(at, key=at.__getitem__)
        found[f"{name}, {when}, page by page"] = _by_page(at, page)
    return found


def _by_page(at: Mapping[str, int], page: int) -> Order:
    return sorted(at, key=lambda key: (at[key] // page, -at[key]))


def commits(wal: bytes, wanted: Mapping[str, bytes]) -> list[str]:
    """By the commit in which each came into the write-ahead log."""
    size = struct.unpack(">I", wal[8:12])[0] if len(wal) > 32 else 0
    if not size:
        return []
    found: dict[str, None] = {}
    for start in range(32, len(wal) - size, size + 24):
        page = wal[start + 24 : start + 24 + size]
        found |= dict.fromkeys(key for key, text in wanted.items() if key not in found and text in page)
    return list(found)


def guesses(loot: Loot, code: str, papers: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Whose ballot is whose, by every pair of orders, forwards and backwards."""
    seats, ballots = loot.orders_of_seats(code), loot.orders_of_papers(code, papers)
    for (one, people), (other, cast), (way, turn) in product(seats.items(), ballots.items(), WAYS.items()):
        yield f"{one} / {other}{way}", dict(zip(people, turn(cast), strict=True))


WAYS: dict[str, Callable[[Order], Order]] = {"": lambda order: order, ", backwards": lambda order: order[::-1]}


def by_chance(people: Sequence[str], papers: Sequence[str], chance: Random) -> Mapping[str, str]:
    """What anybody can guess."""
    return dict(zip(people, chance.sample(list(papers), len(papers)), strict=True))
