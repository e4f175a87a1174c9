"""The paper desk as its page shows it: the batches, one ballot to type, the differences between two people."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from flask_babel import gettext

from app.access import links
from app.live.room import Room
from app.part import SHOWN
from app.parts.paper import read
from app.parts.paper.words import HOW, WARNINGS
from facilitation.part import Context
from facilitation.parts.paper.sheets import Form, Totals, differences, form_of, totals, warnings
from facilitation.parts.paper.state import Batch, Sheet, by_number, numbered, on_paper
from facilitation.parts.plans import plans
from facilitation.roles import Actor
from facilitation.situation import person_of, stage_named
from facilitation.state.person import Person, is_one_of
from facilitation.state.plan import Initiative


class Place(msgspec.Struct, frozen=True):
    """One field of a ballot: its label, what stands in it, and the plan that it is of."""

    label: str
    value: str = ""
    plan: str = ""
    most: int = 0


class Line(msgspec.Struct, frozen=True):
    """A batch in the rail."""

    batch: Batch
    how: str
    by: str
    number: int


class Difference(msgspec.Struct, frozen=True):
    """A ballot that two people read otherwise: what each typed, where, and what was settled from the paper."""

    number: int
    first: str
    second: str
    where: str
    settled: str


class Compared(msgspec.Struct, frozen=True):
    """Two entries laid side by side."""

    differences: tuple[Difference, ...]
    alike: int
    totals: Totals
    warnings: tuple[tuple[str, str, str], ...]
    left: int
    silent: int

    @property
    def ready(self) -> bool:
        """Whether both may confirm it."""
        return not self.left and not self.silent


class Desk:
    """One batch as somebody at the paper desk sees it, or none that was chosen."""

    def __init__(self, room: Room, actor: Actor, batch: Batch | None, number: int = 0) -> None:
        self.room, self.actor, self.batch = room, actor, batch
        self.meeting = room.state
        self.plans = plans(room.state)
        self._read = read(room, batch.id) if batch else {1: [], 2: [], 3: []}
        self.turn = {"first": 1, "second": 2}.get(batch.how, 0) if batch else 0
        self.number = number or self._next()

    def _next(self) -> int:
        """The first ballot that was not entered yet; one more than there are where all were."""
        entered = by_number(self._read[self.turn]) if self.turn else {}
        most = self.batch.ballots if self.batch else 0
        return next((n for n in range(1, most + 1) if n not in entered), most + 1)

    @property
    def lines(self) -> list[Line]:
        """Every batch, in its order."""
        return [self._line(batch) for batch in on_paper(self.meeting).batches.values()]

    def _line(self, batch: Batch) -> Line:
        here = self.batch is not None and batch.id == self.batch.id
        entered = len(self._read[self.turn]) if here and self.turn else 0
        number = entered if here and self.turn else (0 if batch.how == "first" else batch.ballots)
        now = batch.people[{"first": 1, "second": 2}.get(batch.how, 3) - 1 :][:1]
        return Line(batch, str(HOW[batch.how]), self.who(now[0]) if now else "", number)

    def who(self, person: Person) -> str:
        """What the note of their link says; empty where it says nothing."""
        notes = {link.id: link.note for link in links.links(self.room.code)}
        return notes.get(person.link, "")

    @property
    def _there(self) -> Batch:
        """The batch that was chosen; raises LookupError where none was."""
        if self.batch is None:
            raise LookupError
        return self.batch

    @property
    def title(self) -> str:
        """What the vote of the batch is called."""
        return SHOWN.called(self.stage.plan) if self.batch else ""

    @property
    def stage(self) -> Any:
        """The stage of the batch."""
        return stage_named(self.meeting, self._there.stage)

    @property
    def form(self) -> Form:
        """How a ballot of it is typed."""
        return form_of(self.stage, self.plans)

    @property
    def me(self) -> int:
        """Whether whoever looks is the first or the second of this batch; 0 where neither."""
        person, people = person_of(self._context()), self._there.people
        return people.index(person) + 1 if person in people else 0

    @property
    def may(self) -> bool:
        """Whether whoever looks may enter a ballot of it now; the second is somebody else than the first."""
        if self.batch is None or not self.turn:
            return False
        people, person = self.batch.people, person_of(self._context())
        if len(people) >= self.turn:
            return people[self.turn - 1] == person
        return not is_one_of(person, people)

    @property
    def done(self) -> bool:
        """Whether every ballot was entered."""
        return self.batch is not None and len(self._read[self.turn or 1]) == self.batch.ballots

    def _context(self) -> Context[Any]:
        return Context(self.meeting, self.meeting.current, self.actor, datetime.now(UTC))

    @property
    def entered(self) -> Sheet | None:
        """This ballot as it was entered already."""
        return by_number(self._read[self.turn]).get(self.number) if self.turn else None

    @property
    def numbers(self) -> Mapping[str, str]:
        """The plans by the numbers that are printed on the ballot."""
        return {str(number): plan.title for number, plan in numbered(self.plans).items()}

    def places(self, typed: list[str] | None = None) -> list[Place]:
        """The fields of this ballot, with what was typed or entered."""
        kept = [("" if mark is None else str(mark)) for mark in self.entered.marks] if self.entered else []
        values, form = typed or kept, self.form
        if form.listed:
            filled = values + [""] * (form.places - len(values))
            return [Place(gettext("%(n)se plek", n=at), value) for at, value in enumerate(filled, 1)]
        filled = values + [""] * (len(self.plans) - len(values))
        every = zip(numbered(self.plans).items(), filled, strict=False)
        return [Place(gettext("Plan %(n)s", n=n), value, plan.title, self._most(plan)) for (n, plan), value in every]

    def _most(self, plan: Initiative) -> int:
        """The highest number that can be typed for a plan; when nothing can follow the next one is at hand."""
        if self.form.steps:
            return 2
        known = {"grades": 4, "resistance": 10, "amounts": plan.ask // 100}
        each = self.stage.method.form.each or self.stage.method.form.total
        return known.get(self.form.field, each or 10**6)

    @property
    def compared(self) -> Compared:
        """What both entered, side by side."""
        first, second, settled = (by_number(self._read[turn]) for turn in (1, 2, 3))
        numbers = sorted({*differences(first, second), *settled})
        found = tuple(self._difference(n, first.get(n), second.get(n), settled.get(n)) for n in numbers)
        left = sum(not each.settled for each in found)
        sheets = tuple({**first, **settled}.values())
        codes = warnings(sheets) if not left else ()
        words = self._there.words
        told = tuple((code, str(WARNINGS[code]), words.get(code, "")) for code in codes)
        silent = sum(not words for _, _, words in told)
        return Compared(found, self._there.ballots - len(found), totals(sheets), told, left, silent)

    def _difference(self, number: int, first: Sheet | None, second: Sheet | None, settled: Sheet | None) -> Difference:
        said = [shown(sheet, self.form.listed) for sheet in (first, second, settled)]
        return Difference(number, said[0], said[1], self._where(first, second), said[2])

    def _where(self, first: Sheet | None, second: Sheet | None) -> str:
        """The places on which they differ, in words."""
        if first is None or second is None or first.says != second.says:
            return gettext("het hele biljet")
        length = max(len(first.marks), len(second.marks))
        padded = [(*each.marks, *[None] * (length - len(each.marks))) for each in (first, second)]
        at = [n for n, (one, two) in enumerate(zip(*padded, strict=True), 1) if (one or 0) != (two or 0)]
        label = gettext("%(n)se plek") if self.form.listed else gettext("plan %(n)s")
        return ", ".join(label % {"n": n} for n in at)

    def chosen(self, number: int, choice: str, other: str) -> tuple[str, list[int | None]]:
        """What somebody says stands on the paper: as the first or the second read it, or otherwise.

        `other` is typed in one field, with spaces between the numbers; `B` is blank and `O` spoiled.
        """
        if choice in ("first", "second"):
            found = by_number(self._read[1 if choice == "first" else 2]).get(number)
            return (found.says, list(found.marks)) if found else ("valid", [])
        said = other.strip().upper()
        if said in ("B", "O"):
            return ("blank" if said == "B" else "spoiled"), []
        return "valid", [int(word) if word.isdecimal() else 0 for word in other.replace(",", " ").split()]


def shown(sheet: Sheet | None, listed: bool = True) -> str:
    """A ballot in one line, as it was typed; of a list without the places that are empty at its end."""
    if sheet is None:
        return ""
    if sheet.says != "valid":
        return gettext("blanco") if sheet.says == "blank" else gettext("ongeldig")
    marks = list(sheet.marks)
    while listed and marks and not marks[-1]:
        marks.pop()
    return " ".join("–" if mark is None or (listed and not mark) else str(mark) for mark in marks)
