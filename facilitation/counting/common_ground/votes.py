"""Who said what about which statement: the table that common ground is found in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256

import msgspec

AGREE, DISAGREE, PASS = 1, -1, 0


class Votes(msgspec.Struct, frozen=True, dict=True):
    """Votes on statements; goes to a worker as JSON.

    people      how many people voted, numbered from 0
    statements  the ids of the statements that somebody voted on, in the order in which ties between them are broken
    votes       person, place of the statement, and 1 (agree), -1 (disagree) or 0 (pass): at most one for each pair
    left_out    ids of statements that were moderated out: they move nobody and are told nowhere
    wanted      which count it is for: two of the same votes are two
    """

    people: int
    statements: tuple[str, ...]
    votes: tuple[tuple[int, int, int], ...]
    left_out: tuple[str, ...] = ()
    wanted: int = 0

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the table: equal tables have equal groups."""
        return sha256(msgspec.json.encode(self)).hexdigest()


def table(votes: Mapping[tuple[str, str], int], people: Iterable[str], statements: Iterable[str]) -> Votes:
    """Votes by person and statement as a table, with people and statements in the order given; who never voted is out.

    Statements that nobody voted on are out as well.
    """
    voters, told = {who for who, _ in votes}, {what for _, what in votes}
    rows = {who: at for at, who in enumerate(each for each in people if each in voters)}
    columns = {what: at for at, what in enumerate(each for each in statements if each in told)}
    cells = sorted((rows[who], columns[what], value) for (who, what), value in votes.items())
    return Votes(len(rows), tuple(columns), tuple(cells))
