"""A count of hands as one of the two who count sees it: what to count, or both counts side by side."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from app.live.room import Room
from app.part import SHOWN
from app.parts.hands import WARNINGS
from facilitation.by_two.person import is_one_of
from facilitation.part import Context
from facilitation.parts.hands.rules import warnings
from facilitation.parts.hands.state import Count, question_of
from facilitation.roles import Actor
from facilitation.situation import person_of


class Option(msgspec.Struct, frozen=True):
    """One thing that a hand can stand for: in words, what both counted, and what stands in its field."""

    key: str
    words: str
    first: int | None = None
    second: int | None = None
    value: str = ""
    agreed: int | None = None

    @property
    def differs(self) -> bool:
        """Whether both counted otherwise here."""
        return self.first != self.second


class Sheet:
    """One count for whoever looks; `typed` is what came back with a refusal."""

    def __init__(self, room: Room, actor: Actor, count: Count, typed: Mapping[str, str]) -> None:
        self.room, self.count, self.typed = room, count, typed
        self._person = person_of(Context(room.state, room.state.current, actor, datetime.now(UTC)))
        self._raised = SHOWN.raised(room.state, count.stage, count.about)

    @property
    def question(self) -> str:
        """What the hall was asked."""
        return self._raised.question

    @property
    def me(self) -> int:
        """Whether whoever looks is the first or the second who counted; 0 where neither."""
        people = self.count.people
        return people.index(self._person) + 1 if self._person in people else 0

    @property
    def over(self) -> bool:
        """Whether nobody counts any more: it is done, or what was asked is over."""
        return not self.count.open or question_of(self.room.state, self.count) is None

    @property
    def may(self) -> bool:
        """Whether whoever looks may count; the second is somebody else than the first."""
        if self.over:
            return False
        return bool(self.me) or (self.count.how != "compare" and not is_one_of(self._person, self.count.people))

    @property
    def both(self) -> bool:
        """Whether both counted, and whoever looks is one of them: only then one sees what the other counted."""
        return self.count.how == "compare" and bool(self.me) and not self.over

    @property
    def options(self) -> list[Option]:
        """Every option; what the other counted only where both did."""
        first, second = [*self.count.entries, {}, {}][:2] if self.both else ({}, {})
        own = self.count.entries[self.me - 1] if 0 < self.me <= len(self.count.entries) else {}
        agreed = self.count.agreed or {} if self.both else {}
        return [
            Option(
                key,
                str(self._raised.options.get(key, key)),
                first.get(key),
                second.get(key),
                self.typed.get(f"numbers.{key}", str(own.get(key, ""))),
                agreed.get(key),
            )
            for key in self.count.options
        ]

    @property
    def agreed(self) -> bool:
        """Whether there is one number for each option, to be confirmed."""
        return self.both and self.count.agreed is not None

    @property
    def confirmed(self) -> bool:
        """Whether whoever looks confirmed that."""
        return self.me in self.count.confirmed

    @property
    def warned(self) -> list[tuple[str, str, str]]:
        """What is remarkable of the numbers that are agreed: its code, what to do, and what was said of it."""
        agreed = self.count.agreed
        codes = warnings(self.room.state, self.count, agreed) if self.both and agreed is not None else ()
        return [(code, str(WARNINGS[code]), self.count.words.get(code, "")) for code in codes]

    @property
    def silent(self) -> bool:
        """Whether a warning waits for words."""
        return any(not words for _, _, words in self.warned)

    @property
    def total(self) -> int:
        """How many hands were counted in all."""
        return sum(self.count.numbers.values())

    @property
    def waits(self) -> bool:
        """Whether whoever looks has nothing to do before the other did something."""
        return bool(self.me) and not self.over and (self.count.how == "second" or self.confirmed)

    @property
    def mark(self) -> str:
        """What changes when somebody did something: the page looks whether it is still the same."""
        count = self.count
        return f"{count.id} {count.how} {len(count.entries)} {count.again} {count.settled} {sorted(count.confirmed)}"
