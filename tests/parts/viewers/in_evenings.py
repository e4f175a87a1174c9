"""Viewers in a random evening: some come, ask, support and answer what is voted on; now and then one sits down."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.ballots import CastBallot
from facilitation.parts.plans import active
from facilitation.parts.seating import TakeSeat
from facilitation.parts.viewers.acts import JoinViewers
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.state.viewers import watching
from tests.parts.delay.in_evenings import Late
from tests.parts.stream.in_evenings import Streaming
from tests.record.verify.questions import paper_for

JOINING = Actor("watch", Role.VISITOR)


class Watching(Late, Streaming):
    """Who watches, by a chance of its own."""

    plans: list[str]

    def film(self, stage: str) -> None:
        """As the stream is, with viewers."""
        super().film(stage)
        self.watch(stage)

    def late_for_home(self, key: str) -> None:
        """Viewers answer before the vote closes, however late that is."""
        self.watch(key)
        super().late_for_home(key)

    def watch(self, stage: str) -> None:
        """The evening goes on as it would, but for what viewers ask and support."""
        usual, self.chance = self.chance, Random(f"{self.code} watches {stage}")
        for number in range(self.chance.choice([0, 0, 4, 7])):
            self.by(JOINING, JoinViewers(seat=f"W{number:012}"), 1)
        there = [*watching(meetings.load(self.code).state)]
        for key in there:
            self.speak(Actor(key, Role.VIEWER, key, receipt=f"watches {key}"))
        if there and self.chance.random() < 0.1:
            self.by(Actor("join", Role.VISITOR), TakeSeat(seat=there[0], channel="online"), 1)
        self.chance = usual

    def speak(self, viewer: Actor) -> None:
        """Whatever the stage lets them; of the rest nothing is kept."""
        self.by(viewer, SupportArgument(argument=f"A{self.chance.randint(1, 3)}"), 0.4)
        side: Any = self.chance.choice(["question", "question", "for"])
        self.by(viewer, PostArgument(initiative=self.chance.choice(self.plans), side=side, text=self.say()), 0.2)
        state = meetings.load(self.code).state
        if PARTS.kind(state.current).ballots and state.current.plan.method and active(state):
            kind: Any = state.current.method.form.kind
            self.by(viewer, CastBallot(ballot=paper_for(self.chance, kind, active(state))), 0.8)
