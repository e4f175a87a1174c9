"""What the room gives a plan, and the conditions that go with it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

ConditionKind = Literal["voorwaarde", "wens", "verzoek"]
Outcome = Literal["ja", "ja_mits", "nu_niet"]


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
