"""What stands in the files of a server that is not there any more, read with SQLite alone."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from app.storage import log
from app.storage.pseudonyms.bodies import Reader
from app.storage.pseudonyms.names import Pseudonyms
from facilitation.registry import PARTS

Row = tuple[int, str, str, str, str]


class Ledger:
    """The log, the acts and the ballots of one meeting in a database file; `sound` is SQLite's own check."""

    def __init__(self, file: Path, code: str, *, untouched: bool = True) -> None:
        self.code = code
        address = f"file:{file}?mode={'ro' if untouched else 'rw'}"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA synchronous=OFF")  # what is read here is thrown away
            self.sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            self.acts: dict[str, tuple[str, int]] = {
                row[0]: row[1:] for row in self._rows(connection, "SELECT id, actor, seq FROM act")
            }
            self.events: list[Row] = self._rows(connection, "SELECT seq, kind, at, body, link FROM event", "seq")
            self.roll = self._rows(connection, "SELECT stage, seat FROM roll")
            secrets = self._rows(connection, "SELECT secret FROM pseudonym")
            self.reader = Reader(Pseudonyms(secrets[0][0]), {}) if secrets else None
            self.open_ballots = self._rows(connection, "SELECT stage, paper FROM ballot")

    def _rows(self, connection: sqlite3.Connection, query: str, order: str = "1") -> list[Any]:
        return connection.execute(f"{query} WHERE meeting = ? ORDER BY {order}", [self.code]).fetchall()

    @property
    def head(self) -> int:
        """How far the log is."""
        return len(self.events)

    def chained(self, known: set[Row] | None = None) -> bool:
        """Whether the log is numbered from 1 and each line follows the one before; `known` lines were seen to do so."""
        known, link = set() if known is None else known, log.ZERO
        for place, row in enumerate(self.events, 1):
            seq, kind, at, body, after = row
            if row not in known and after != log.chain(link, seq, kind, at, json.loads(body)):
                return False
            if seq != place:
                return False
            known.add(row)
            link = after
        return True

    def missing(self, answers: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """The acts that were acknowledged and are not kept with the same answer."""
        kept = (key for key, answer in answers.items() if answer["ok"])
        return [key for key in kept if self.acts.get(key, ("", -1))[1] != answers[key]["seq"]]

    def by_seat(self, *kinds: str) -> dict[str, list[int]]:
        """The numbers of the events of these kinds, per seat that they are about."""
        found: dict[str, list[int]] = {}
        for seq, kind, _, body, _ in self.events:
            if kind in kinds:
                said = json.loads(body)
                told = self.reader.seated(PARTS.events[kind], said) if self.reader else said
                found.setdefault(told["seat"], []).append(seq)
        return found

    def sealed_at(self, stage: str) -> int:
        """The number of the event by which a stage was sealed."""
        found = ((seq, json.loads(body)) for seq, kind, _, body, _ in self.events if kind == "ballots.sealed")
        return next(seq for seq, body in found if body["stage"] == stage)

    def sealed(self, stage: str) -> list[dict[str, Any]] | None:
        """The ballots of a stage that was closed."""
        bodies = (json.loads(body) for _, kind, _, body, _ in self.events if kind == "ballots.sealed")
        return next((body["ballots"] for body in bodies if body["stage"] == stage), None)
