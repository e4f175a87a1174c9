"""Paper in a random evening: handed out before the vote, entered by two people, and done before the evening ends."""

from collections.abc import Sequence
from random import Random
from typing import Any

from app.live import meetings
from facilitation.acts import Act
from facilitation.parts.choice.asked import choices
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    SettleSheet,
    VoidBatch,
)
from facilitation.parts.paper.sheets import CODES
from facilitation.parts.paper.state import Batch, on_paper, waited_for
from facilitation.roles import Actor
from tests.parts.paper.room import JAMAL, NOOR


class OnPaper:
    """What happens at the paper desk, by a chance of its own."""

    code: str
    chance: Random
    by: Any
    maybe: Any
    say: Any

    def hand_out(self, key: str) -> None:
        """Now and then there is paper for this vote; most of it is entered before the hall votes."""
        usual, self.chance = self.chance, Random(f"{self.code} paper at {key}")
        if key == "ranking" and self.chance.random() < 0.4:
            self.maybe(HandOutPaper(stage=key, ballots=9), 1)
            for number in range(self.chance.randint(1, 2)):
                self.by(NOOR, OpenBatch(stage=key, ballots=self.chance.randint(1, 4), envelope=f"E-{number}"), 1)
            for batch in self.batches():
                self.enter(batch)
            if self.chance.random() < 0.8:
                self.end_paper()
        self.chance = usual

    def cards(self, key: str, question: str, pile: list[list[int]]) -> None:
        """Now and then some answer on cards, with words where those belong, while the room answers on phones."""
        usual, self.chance = self.chance, Random(f"{self.code} cards at {key} {question}")
        if self.chance.random() < 0.4:
            self.maybe(HandOutPaper(stage=key, question=question, ballots=4), 1)
            self.by(NOOR, OpenBatch(stage=key, question=question, ballots=len(pile), envelope="K-0"), 1)
            for batch in self.batches():
                self.enter_cards(batch, pile)
            self.end_paper()
        self.chance = usual

    def cards_of_choice(self) -> None:
        """The same for a choice that is open."""
        state = meetings.load(self.code).state
        for choice in choices(state).values():
            if not choice.closed:
                marks = [Random(f"{choice.id} {key}").randint(0, 10) for key in choice.keys]
                self.cards(choice.stage, choice.id, [marks, marks[:1]])

    def enter_cards(self, batch: Batch, pile: list[list[int]]) -> None:
        """Both read them alike; the words are the first's."""
        for who in (NOOR, JAMAL):
            for number, marks in enumerate(pile, 1):
                said = [self.say(), ""] if who is NOOR else []
                self.by(who, EnterSheet(batch=batch.id, number=number, marks=marks, said=said), 1)
            self.by(who, EndEntry(batch=batch.id), 1)
        for who in (JAMAL, NOOR):
            self.by(who, ConfirmBatch(batch=batch.id, texts=[2, 3]), 0.95)
        self.by(NOOR, VoidBatch(batch=batch.id, reason=self.say()), 0.15)

    def batches(self) -> list[Batch]:
        """Those that are not done."""
        return [batch for batch in on_paper(meetings.load(self.code).state).batches.values() if batch.open]

    def enter(self, batch: Batch) -> None:
        """Both enter it, now and then otherwise; what differs is settled, and both confirm."""
        pile = [self.marks() for _ in range(batch.ballots)]
        for who in (NOOR, JAMAL):
            for number, marks in enumerate(pile, 1):
                there = self.marks() if self.chance.random() < 0.2 else marks
                self.enter_sheet(batch, number, there, who)
            self.by(who, EndEntry(batch=batch.id), 0.95)
        for number in range(1, batch.ballots + 1):
            self.by(JAMAL, SettleSheet(batch=batch.id, number=number, says="blank"), 0.4)
        for code in CODES:
            self.by(NOOR, ExplainBatch(batch=batch.id, code=code, words=self.say()), 0.9)
        for who in (JAMAL, NOOR):
            self.by(who, ConfirmBatch(batch=batch.id), 0.9)
        self.by(NOOR, VoidBatch(batch=batch.id, reason=self.say()), 0.15)

    def marks(self) -> Sequence[int | None]:
        """What might stand on a ballot."""
        return self.chance.choice([[1], [2, 1], [1, 2, 3], [0, 0, 1], [3], [1, 1], [100_000, 0], [4, 2, 0, 1]])

    def enter_sheet(self, batch: Batch, number: int, marks: Sequence[int | None], who: Actor) -> None:
        """As it is, or as blank where it cannot be."""
        blank = EnterSheet(batch=batch.id, number=number, says="blank")
        said: list[Act] = [blank, EnterSheet(batch=batch.id, number=number, marks=list(marks))]
        for act in said:
            self.by(who, act, 1)

    def end_paper(self) -> None:
        """What is not done is voided, and no more comes back."""
        for batch in self.batches():
            self.maybe(VoidBatch(batch=batch.id, reason=self.say()), 1)
        for key in waited_for(meetings.load(self.code).state):
            self.maybe(FinishPaper(stage=key.stage, question=key.id), 1)
            self.maybe(FinishPaper(stage=key.stage, question=key.id, reason=self.say()), 1)
