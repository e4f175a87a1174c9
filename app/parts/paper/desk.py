"""The paper desk as its page shows it: the batches, one ballot to type, the differences between two people."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from flask_babel import gettext

from app.access import links
from app.live.room import Room
from app.parts.paper import read
from app.parts.paper.words import HOW, WARNINGS, card_of, shown
from app.wording import Carded
from facilitation.by_two.card import Form, Question, Sheet
from facilitation.by_two.person import Person, is_one_of
from facilitation.part import Context
from facilitation.parts.paper.sheets import Totals, differences, texts_of, totals, warnings
from facilitation.parts.paper.state import Batch, by_number, on_paper, question_at, way_of
from facilitation.roles import Actor
from facilitation.situation import person_of


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


class Text(msgspec.Struct, frozen=True):
    """The texts of a card, which both read beside the paper: its number, its answer and each text with its label."""

    number: int
    shown: str
    texts: tuple[tuple[str, str], ...]


class Compared(msgspec.Struct, frozen=True):
    """Two entries laid side by side."""

    differences: tuple[Difference, ...]
    alike: int
    totals: Totals
    warnings: tuple[tuple[str, str, str], ...]
    left: int
    silent: int
    texts: tuple[Text, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether both may confirm it."""
        return not self.left and not self.silent


class Desk:
    """One batch as somebody at the paper desk sees it, or none that was chosen."""

    def __init__(self, room: Room, actor: Actor, batch: Batch | None, number: int = 0) -> None:
        self.room, self.actor, self.batch = room, actor, batch
        self.meeting = room.state
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
        return self.card.called(self.meeting, self.question) if self.batch else ""

    @property
    def question(self) -> Question:
        """What the cards of the batch that was chosen answer."""
        return question_at(self.meeting, self._there.stage, self._there.question)

    @property
    def card(self) -> Carded:
        """How a card of it is spoken of."""
        return card_of(self.question)

    @property
    def form(self) -> Form:
        """How a card of it is typed."""
        return way_of(self.question).form(self.meeting, self.question)

    @property
    def words(self) -> list[str]:
        """The labels of the texts that whoever looks types now; the second types none."""
        return [str(label) for label in self.card.words] if self.turn != 2 else []

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
        """The titles of the lines by the numbers that are printed on the card."""
        return {str(number): self.card.title(self.meeting, item) for number, item in enumerate(self.form.items, 1)}

    def places(self, typed: list[str] | None = None) -> list[Place]:
        """The fields of this ballot, with what was typed or entered."""
        kept = [("" if mark is None else str(mark)) for mark in self.entered.marks] if self.entered else []
        values, form, card = typed or kept, self.form, self.card
        filled = values + [""] * (form.places - len(values))
        if form.listed:
            return [Place(card.label(form, at), value) for at, value in enumerate(filled, 1)]
        every = enumerate(zip(form.items, filled, strict=False), 1)
        return [
            Place(card.label(form, at), value, card.title(self.meeting, item), item.most) for at, (item, value) in every
        ]

    def texts(self, typed: list[str] | None = None) -> list[tuple[str, str]]:
        """The texts of this card that are typed now: their labels, and what was typed or entered."""
        values = typed or (list(self.entered.said) if self.entered else [])
        return [(label, values[at] if at < len(values) else "") for at, label in enumerate(self.words)]

    @property
    def compared(self) -> Compared:
        """What both entered, side by side."""
        first, second, settled = (by_number(self._read[turn]) for turn in (1, 2, 3))
        numbers = sorted({*differences(first, second), *settled})
        found = tuple(self._difference(n, first.get(n), second.get(n), settled.get(n)) for n in numbers)
        left = sum(not each.settled for each in found)
        sheets = tuple({**first, **settled}.values())
        codes = warnings(sheets, self.form) if not left else ()
        words = self._there.words
        told = tuple((code, str(WARNINGS[code]), words.get(code, "")) for code in codes)
        silent = sum(not words for _, _, words in told)
        alike = self._there.ballots - len(found)
        return Compared(found, alike, totals(sheets), told, left, silent, self._texts(sheets) if not left else ())

    def _texts(self, sheets: tuple[Sheet, ...]) -> tuple[Text, ...]:
        labels = [str(label) for label in self.card.words]
        with_texts = sorted((s for s in sheets if s.number in texts_of(sheets)), key=lambda sheet: sheet.number)
        means = dict(self.card.keys(self.form))
        answers = {sheet.number: means.get(shown(sheet, False), shown(sheet, False)) for sheet in with_texts}
        return tuple(Text(s.number, answers[s.number], tuple(zip(labels, s.said, strict=False))) for s in with_texts)

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
        label, form = self.card.label, self.form
        return ", ".join(label(form, n) for n in at)

    def chosen(self, number: int, choice: str, other: str) -> tuple[str, list[int | None]]:
        """What somebody says stands on the paper: as the first or the second read it, or otherwise.

        `other` is typed in one field, with spaces between the numbers; `B` is blank and `O` spoiled. `same` is as it
        stands by now, with other texts.
        """
        if choice in ("first", "second", "same"):
            turns = (3, 1) if choice == "same" else (1 if choice == "first" else 2,)
            found = next((there for t in turns if (there := by_number(self._read[t]).get(number))), None)
            return (found.says, list(found.marks)) if found else ("valid", [])
        said = other.strip().upper()
        if said in ("B", "O"):
            return ("blank" if said == "B" else "spoiled"), []
        return "valid", [int(word) if word.isdecimal() else 0 for word in other.replace(",", " ").split()]
