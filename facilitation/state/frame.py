"""The five agreements that an evening rests on, and the clauses that each is made of."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

FRAME_KEYS = ("purpose", "roles", "cooperation", "money", "contact")
Standing = Literal["fixed", "open", "agreed", "changed", "city", "dropped"]


class Tally(msgspec.Struct, frozen=True):
    """How many answered that they agree with a wording, and how many that they do not."""

    agreed: int = 0
    against: int = 0

    @property
    def answers(self) -> int:
        """How many answered at all, whatever they said."""
        return self.agreed + self.against


class Wording(msgspec.Struct, frozen=True):
    """How a clause read before, and how many had agreed with that by then."""

    text: str
    tally: Tally = Tally()


class Earlier(msgspec.Struct, frozen=True):
    """The evening that a clause was taken over from, by its code and title, its day, and how many agreed there."""

    code: str
    title: str
    on: date | None = None
    agreed: int = 0
    against: int = 0


class Clause(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a frame.

    fixed       whether it is given, so that nobody in the room changes it; `by` is who fixed it, "" where nobody said
    settled     what the room made of it: "" until then, else `agreed` (as it stood), `changed`, `city`, `dropped`
    reason      why it was changed or dropped, or what the city has to decide
    tally       how many agreed with this wording
    objections  why others did not
    before      how it read before, oldest first
    earlier     the evening that it comes from
    """

    text: str
    id: str = ""
    fixed: bool = False
    by: str = ""
    settled: Literal["", "agreed", "changed", "city", "dropped"] = ""
    reason: str = ""
    tally: Tally = Tally()
    objections: tuple[str, ...] = ()
    before: tuple[Wording, ...] = ()
    earlier: Earlier | None = None

    @property
    def holds(self) -> bool:
        """Whether it is part of its frame: neither dropped, nor left to the city."""
        return self.settled not in ("dropped", "city")

    @property
    def telling(self) -> bool:
        """Whether there is more to tell of it than its line and whether that is fixed."""
        return bool(self.by or self.settled or self.earlier) or self.tally != Tally()

    @property
    def is_open(self) -> bool:
        """Whether the room has not settled it yet, and may."""
        return not self.fixed and not self.settled

    def standing(self, confirmed: bool) -> Standing:
        """How it stands in a frame that is `confirmed` or not: what nobody settled was agreed with its frame."""
        if self.settled:
            return self.settled
        if self.fixed:
            return "fixed"
        return "agreed" if confirmed else "open"


class Frame(msgspec.Struct, frozen=True):
    """One of the five agreements; `fixed` frames are given, open ones are the room's to change.

    `clauses` are its lines. In the event that opens a meeting they are unset where the lines of `text` are all there is
    to know.
    """

    key: str
    title: str
    text: str
    fixed: bool = True
    confirmed: bool = False
    clauses: tuple[Clause, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def every(self) -> tuple[Clause, ...]:
        """Its clauses, those that hold no longer too."""
        return self.clauses or ()

    @property
    def holding(self) -> tuple[Clause, ...]:
        """The clauses that it is made of."""
        return tuple(clause for clause in self.every if clause.holds)

    @property
    def telling(self) -> bool:
        """Whether there is more to tell of any of it than its line."""
        return any(clause.telling for clause in self.every)

    @property
    def taken_over(self) -> bool:
        """Whether an earlier evening confirmed all that it is made of."""
        return bool(self.holding) and all(clause.earlier for clause in self.holding)

    def clause(self, key: str) -> Clause | None:
        """The clause with this id."""
        return next((clause for clause in self.every if clause.id == key), None)


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for each in text.split("\n") if (line := each.strip(" \t"))]


def numbered(key: str, clauses: Iterable[Clause], after: int = 0) -> Iterator[Clause]:
    """The clauses of the frame `key`, those without an id with the numbers after `after`: `money-1`, `money-2` …"""
    for clause in clauses:
        if not clause.id:
            after += 1
            clause = msgspec.structs.replace(clause, id=f"{key}-{after}")
        yield clause
