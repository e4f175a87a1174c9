"""Clauses in a random evening: given by somebody or open, proposed, answered, hidden and settled one way or another."""

from random import Random
from typing import Any

import msgspec

from app.live import meetings
from facilitation.parts.frames.acts import (
    AmendFrame,
    AnswerWording,
    HideObjection,
    HideProposal,
    OfferClause,
    ProposeClause,
    SettleWording,
)
from facilitation.parts.frames.state import KIND, frames, objection_key
from facilitation.state.frame import Clause, Earlier, Frame
from tests.parts.turns.in_evenings import Talking


class Agreeing(Talking):
    """The room talks about its frames, by a chance of its own."""

    def given_frames(self, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
        """Of some frames the evening knows beforehand which clauses are open, who fixed the others, and from where."""
        chance = Random(f"{self.code} clauses")
        return tuple(self.with_lines(frame, chance) if chance.random() < 0.4 else frame for frame in frames)

    def with_lines(self, frame: Frame, chance: Random) -> Frame:
        """A line that is fixed, a line that is open, and perhaps one from an earlier evening."""
        earlier = chance.choice([None, Earlier("VORIGE", "De vorige keer", agreed=7, against=1)])
        made = (Clause("Vast.", fixed=True, by=chance.choice(["", "De stad"])), Clause("Open.", earlier=earlier))
        return msgspec.structs.replace(frame, text="Vast.\nOpen.", clauses=made)

    def hide_a_reason(self) -> None:
        """Of what somebody said against a wording the words are taken out of sight, now and then."""
        said = [(w, one.reason) for w, all_ in self.talk_now().answers.items() for one in all_.values() if one.reason]
        if said and self.chance.random() < 0.3:
            wording, words = self.chance.choice(said)
            self.lead(HideObjection(wording=wording, objection=objection_key(wording, words), reason=self.say()))

    def agree_on_clauses(self, key: str) -> None:
        """The evening goes on as it would: whatever is proposed is settled in the end."""
        usual, self.chance = self.chance, Random(f"{self.code} agrees at {key}")
        for _ in range(self.chance.choice([0, 1, 3])):
            self.propose_some()
            self.raise_hands()
            self.some_leave()
        for wording in self.open_wordings():
            self.settle_one(wording, 0.7)
        for proposal in self.talk_now().proposals.values():
            if proposal.is_open:
                self.lead(SettleWording(wording=proposal.id, verdict="dropped", reason="Geen tijd."))
        self.chance = usual

    def propose_some(self) -> None:
        """A clause, or another wording of one; some answer what there is."""
        clauses = [each.id for frame in self.frames_now().values() for each in frame.every]
        about: dict[str, Any] = self.chance.choice([{"frame": "roles"}, {"clause": self.chance.choice(clauses)}])
        self.voice(self.someone(), ProposeClause(text=self.say(), reason=self.say(), **about))
        self.maybe(OfferClause(frame="contact", text=self.say(), reason=self.say()), 0.3)
        wordings = self.open_wordings()
        for seat in self.seats:
            wording = self.chance.choice(wordings or ["F9"])
            said = AnswerWording(wording=wording, agrees=self.chance.random() < 0.6, reason=self.say())
            self.voice(seat, said, 0.8)
        self.hide_a_reason()
        self.maybe(HideProposal(proposal=f"F{self.chance.randint(1, 4)}", reason=self.say()), 0.2)
        if wordings:
            self.settle_one(self.chance.choice(wordings), 0.4)

    def settle_one(self, wording: str, often: float) -> None:
        """The gespreksleider says what became of it."""
        verdict: Any = self.chance.choice(["agreed", "agreed", "dropped", "city"])
        self.maybe(SettleWording(wording=wording, verdict=verdict, reason=self.say()), often)

    def amend_some(self) -> None:
        """Once it is confirmed it is written otherwise: one line stays, one is new."""
        frame = self.frames_now()["contact"]
        self.maybe(AmendFrame(frame="contact", text=f"{frame.text}\n{self.say()}", reason=self.say()), 0.1)

    def open_wordings(self) -> list[str]:
        """What the room may answer now, if it is not fixed."""
        clauses = [each.id for frame in self.frames_now().values() for each in frame.every if each.is_open]
        return [*clauses, *(each.id for each in self.talk_now().proposals.values() if each.is_open)]

    def frames_now(self) -> Any:
        """The frames as they are."""
        return frames(meetings.load(self.code).state)

    def talk_now(self) -> Any:
        """What the stage keeps."""
        here = KIND.at(meetings.load(self.code).state)
        assert here is not None
        return here.state
