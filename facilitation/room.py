"""What is on and around the table: seats, tables, frames, plans, the clock and the wall."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

import msgspec

Channel = Literal["room", "online", "paper", "assisted"]
Side = Literal["for", "against", "question", "improvement"]
Position = Literal["agree", "concern", "objection"]
Status = Literal["waiting", "open", "closed", "revealed"]
ConditionKind = Literal["voorwaarde", "wens", "verzoek"]
Outcome = Literal["ja", "ja_mits", "nu_niet"]
FRAME_KEYS = ("purpose", "roles", "cooperation", "money", "contact")


class Table(msgspec.Struct, frozen=True):
    """A table in the room, or the one online."""

    id: str
    name: str
    online: bool = False


class Seat(msgspec.Struct, frozen=True):
    """One resident's place: an opaque id, never a name."""

    id: str
    table: str | None = None
    channel: Channel = "room"


class Frame(msgspec.Struct, frozen=True):
    """One of the five agreements the evening rests on; `fixed` frames are given, open ones are the room's."""

    key: str
    title: str
    text: str
    fixed: bool = True
    confirmed: bool = False


class Initiative(msgspec.Struct, frozen=True):
    """A plan that asks for money. Amounts are cents; `minimum` equals `ask` where none was stated."""

    id: str
    title: str
    ask: int
    minimum: int
    scalable: bool = False
    theme: str = ""
    short: str = ""
    text: str = ""
    proposer: str = ""
    withdrawn: str | None = None

    def allows(self, amount: int) -> bool:
        """Whether the room may award this many cents: nothing, all, or from the minimum on where it can be scaled."""
        if amount in (0, self.ask):
            return True
        return self.scalable and self.minimum <= amount <= self.ask

    @property
    def least(self) -> int:
        """The smallest amount in cents with which the plan can go ahead."""
        return self.minimum if self.scalable else self.ask


class BallotForm(msgspec.Struct, frozen=True):
    """What a list of plans says about its ballots: an ordered top, or approvals within limits (amounts in cents)."""

    kind: Literal["ranking", "approval"] = "ranking"
    top: int = 5
    min_choices: int = 1
    max_choices: int | None = None
    max_sum: int | None = None
    min_sum: int | None = None


class Clock(msgspec.Struct, frozen=True):
    """A countdown: an absolute deadline (UTC), or the seconds that were left when it was paused."""

    deadline: datetime | None = None
    remaining: int | None = None

    def left(self, now: datetime) -> int | None:
        """Seconds left at `now` (negative once over), or None when no clock was set."""
        if self.deadline is not None:
            return round((self.deadline - now).total_seconds())
        return self.remaining


class Condition(msgspec.Struct, frozen=True):
    """What goes with an award: who sees to it (`owner`), by when, and who looks whether it happened (`checker`).

    In an event a text that was removed from the log is None; in the state of a meeting it is empty.
    """

    text: str | None = ""
    kind: ConditionKind = "voorwaarde"
    owner: str | None = ""
    due: date | None = None
    checker: str | None = ""

    def readable(self) -> "Condition":
        """The condition with empty texts where texts were removed."""
        return Condition(self.text or "", self.kind, self.owner or "", self.due, self.checker or "")


class Award(msgspec.Struct, frozen=True):
    """What the room gives one plan, in cents, with the reason where it departs from the ranking.

    `reserve` is its place on the reserve list, from 1, where it gets nothing now. In an event a text that was removed
    from the log is None, and a condition of an older log is its bare text; the state of a meeting knows neither.
    """

    initiative: str
    amount: int
    reason: str | None = ""
    conditions: tuple[Condition | str | None, ...] = ()
    reserve: int | None = None

    def readable(self) -> "Award":
        """The award with empty texts where texts were removed, and every condition whole."""
        return Award(self.initiative, self.amount, self.reason or "", self.agreed, self.reserve)

    @property
    def agreed(self) -> tuple[Condition, ...]:
        """The conditions, whatever log they come from."""
        return tuple(c.readable() if isinstance(c, Condition) else Condition(c or "") for c in self.conditions)

    @property
    def outcome(self) -> Outcome:
        """Nothing is *nu niet*, money with at least one voorwaarde *ja, mits*, other money *ja*."""
        if not self.amount:
            return "nu_niet"
        return "ja_mits" if any(condition.kind == "voorwaarde" for condition in self.agreed) else "ja"


Awards = Mapping[str, Award]
