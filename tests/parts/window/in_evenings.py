"""Voting at home in a random evening: agreed before the vote or in it, ended before the hall closes or after."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from app.live import meetings
from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.plans import active
from facilitation.parts.stages import AdvanceStage, CloseStage, OpenStage, RevealStage
from facilitation.parts.window.acts import EndWindow, SetWindow
from facilitation.parts.window.state import open_windows, uncounted
from facilitation.situation import stage_named
from tests.record.verify.questions import paper_for


class AtHome:
    """What happens at home, by a chance of its own."""

    code: str
    chance: Random
    seats: list[str]
    maybe: Any
    voice: Any
    say: Any

    def open_at_home(self, key: str) -> None:
        """Now and then people can vote at home from here on, and some do."""
        usual, self.chance = self.chance, Random(f"{self.code} home at {key}")
        if self.chance.random() < 0.4:
            now = datetime.now(UTC)
            self.maybe(SetWindow(stage="ranking", opens=now, closes=now + timedelta(days=3)), 0.5)
            self.vote_at_home()
        self.chance = usual

    def vote_at_home(self) -> None:
        """Whoever takes part online hands in, where that can be."""
        state = meetings.load(self.code).state
        for key in open_windows(state):
            kind: Any = stage_named(state, key).method.form.kind
            for seat in self.seats:
                paper = paper_for(self.chance, kind, active(state)) if active(state) else None
                if paper:
                    self.voice(seat, CastBallot(stage=key, ballot=paper), 0.7)

    def end_at_home(self, when: str) -> None:
        """It is over before its time: before the hall closed, right after it, or at the end of the evening."""
        usual, self.chance = self.chance, Random(f"{self.code} ends at home")
        moment = self.chance.choice(["before", "after", "end"])
        for key in open_windows(meetings.load(self.code).state) if when in (moment, "end") else ():
            self.vote_at_home()
            self.maybe(EndWindow(stage=key, reason=self.say()), 1)
        for key in uncounted(meetings.load(self.code).state) if when == "end" else ():
            for act in self.to_the_vote(key):
                self.maybe(act, 1)
        if when == "end":
            self.maybe(RevealStage(stage="ranking"), 0.9)
        self.chance = usual

    def to_the_vote(self, key: str) -> list[Act]:
        """What brings the hall to close its own box."""
        agreed = [ConfirmFrame(frame=frame) for frame in frames(meetings.load(self.code).state)]
        return [AdvanceStage(to="frames"), OpenStage(), *agreed, AdvanceStage(to=key), OpenStage(), CloseStage()]
