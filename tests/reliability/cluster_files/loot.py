"""Somebody who holds all files of a PostgreSQL, and reads the rows in its pages with the transaction that wrote each.

They have what the server itself tells of its tables too, in the order in which rows lie and were written.
"""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.reliability.attacker import STAGE, Loot, Order, Orders, places
from tests.storage.postgresql.cluster import Cluster

OF_ALL = ("pg_wal", "pg_xact", "pg_commit_ts", "pg_stat", "pg_stat_tmp", "pg_multixact", "pg_subtrans", "global")
QUERIES = {
    "roll": "SELECT meeting, stage, seat FROM roll ORDER BY ctid",
    "act": "SELECT meeting, actor, id, seq FROM act ORDER BY ctid",
    "person": "SELECT meeting, seat FROM person ORDER BY ctid",
    "sealed": "SELECT meeting, body FROM event WHERE kind = 'ballots.sealed'",
    "ballot": "SELECT meeting, paper FROM ballot ORDER BY ctid",
    "closed": "SELECT key, paper, meeting FROM ballot ORDER BY ctid",
    "roll by xmin": "SELECT meeting, seat FROM roll ORDER BY xmin::text::bigint",
    "acts by xmin": "SELECT meeting, actor FROM act WHERE stage IS NOT NULL ORDER BY xmin::text::bigint",
    "names by xmin": "SELECT meeting, seat FROM person ORDER BY xmin::text::bigint",
    "ballots by xmin": "SELECT meeting, paper FROM ballot ORDER BY xmin::text::bigint",
}
SEAT = re.compile(rb".(S[0-9a-f]{12})", re.DOTALL)
KEY = re.compile(rb"([0-9a-f]{64}).$", re.DOTALL)
PAPER = re.compile(rb'(\{"order": \[[^]]*\]\})')
LONG = 80
SHEET, OF_FIRST_SHEET, OF_SHEET = 8192, 40, 24
"""Bytes of a page of the log of writes, and of what stands at the head of the first of a file and of the others."""
HEAD = 25
"""Bytes of a row before its first word: what says who may see it, and how long the word is."""


class ClusterLoot(Loot):
    """All files of a server that are of one database or of all, and the data folder of ours beside them."""

    page = 8192

    def __init__(self, cluster: Cluster, database: str, beside: Sequence[Path] = (), settled: bool = False) -> None:
        [(oid,)] = cluster.superuser(f"SELECT oid FROM pg_database WHERE datname = '{database}'")
        self.rows = {name: cluster.superuser(query, database=database) for name, query in QUERIES.items()}
        self.sheets = []
        self.files: dict[str, bytes] = {}
        self._take(cluster.data, [f"base/{oid}", *OF_ALL], "")
        if settled:  # what stands in memory alone comes into the files too
            cluster.superuser("CHECKPOINT")
            self._take(cluster.data, [f"base/{oid}"], "later ")
        self.files["all of pg_wal"] = b"".join(map(unheaded, self._of_wal()))
        self.files["log"] = (cluster.folder / "server.log").read_bytes()
        for place in beside:
            self._take(place, ["."], f"{place.name} ")

    def _of_wal(self) -> Sequence[bytes]:
        """The files of the log of writes, in order."""
        return [data for name, data in sorted(self.files.items()) if re.fullmatch("pg_wal/[0-9A-F]{24}", name)]

    def row(self, *words: str) -> bytes:
        """How these words stand after one another in a row: each behind its length."""
        lengths = (bytes([(len(word) + 1) << 1 | 1]) for word in words)
        return b"".join(length + word.encode() for length, word in zip(lengths, words, strict=True))[1:]

    def _take(self, root: Path, folders: Sequence[str], name: str) -> None:
        found = [path for folder in folders for path in sorted((root / folder).rglob("*")) if path.is_file()]
        for path in found:
            with suppress(FileNotFoundError):  # the server has just put it away
                self.files[f"{name}{path.relative_to(root)}"] = path.read_bytes()

    def orders_of_seats(self, code: str) -> Orders:
        """Also by the transaction that wrote each row."""
        found = dict(super().orders_of_seats(code))
        seats = set(found["roll"]) if "roll" in found else set()
        for name in ("roll by xmin", "acts by xmin", "names by xmin"):
            order = list(dict.fromkeys(seat for meeting, seat in self.rows[name] if meeting == code and seat in seats))
            found |= {name: order} if len(order) == len(seats) else {}
        return found

    def orders_of_papers(self, code: str, papers: Sequence[str]) -> Orders:
        """Also by the transaction that wrote each row, where one is still there."""
        found = dict(super().orders_of_papers(code, papers))
        order = [paper for meeting, paper in self.rows["ballots by xmin"] if meeting == code and paper in papers]
        return found | ({"rows by xmin": order} if len(order) == len(papers) else {})

    def orders_of_rows(self, code: str) -> Orders:
        """Every order in which the files hold the closed ballots of a meeting."""
        keys = {key: key.encode() for key, _, meeting in self.rows["closed"] if meeting == code}
        found: dict[str, Order] = {}
        for name, data in self.files.items():
            found |= places(name, data, keys, self.page)
        return found

    def by_transaction(self, code: str) -> Mapping[str, str]:
        """Whose ballot is whose: a row of the roll and one of a ballot that the same transaction wrote.

        Who thinks again has several rows under one key, of which the first was written with the roll.
        """
        seats: dict[int, str] = {}
        papers: dict[str, str] = {}
        written: dict[str, set[int]] = {}
        for before, after in self._rows(self.row(code, STAGE)):
            if seat := SEAT.match(after):
                seats[_writer(before)] = seat[1].decode()
            if key := KEY.search(before):
                under = key[1].decode()
                written.setdefault(under, set()).add(_writer(before[: key.start(1)]))
                if paper := PAPER.search(after[:LONG]):
                    papers[under] = paper[1].decode(errors="replace")  # a page may be torn there
        found = ((seats.get(number), papers.get(key)) for key, numbers in written.items() for number in numbers)
        return {seat: paper for seat, paper in found if seat and paper}

    def _rows(self, words: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Wherever these words stand, also of what was deleted: what stands before and behind them."""
        for data in self.files.values():
            at = data.find(words)
            while at >= 0:
                before = data[max(0, at - HEAD - 2 * LONG) : at]
                yield before, data[at + len(words) : at + len(words) + 4 * LONG]
                at = data.find(words, at + 1)


def unheaded(wal: bytes) -> bytes:
    """A file of the log of writes without the heads of its pages, which may tear what stands across two."""
    pages = (wal[at : at + SHEET] for at in range(0, len(wal), SHEET))
    return b"".join(page[OF_SHEET if number else OF_FIRST_SHEET :] for number, page in enumerate(pages))


def _writer(before: bytes) -> int:
    """The transaction that wrote the row whose first word begins behind this; 0 where there is none."""
    return int(struct.unpack_from("<I", before, len(before) - HEAD)[0]) if len(before) >= HEAD else 0
