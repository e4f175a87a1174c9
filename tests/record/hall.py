"""A hall of thirty-six and six strangers: all of them say something of every kind, each time in another order."""

from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Any

import msgspec

from app.live.meetings import create, load, perform
from facilitation.acts import Act
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice
from facilitation.parts.decision.acts import GiveConsent, OpenRound, PostView
from facilitation.parts.door.acts import RemoveSeats
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import AddSeat, TakeSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.devices import opening
from tests.people import LEADER

HALL = "ZAAL36"
PEOPLE, ONLINE, PAPER, STRANGERS = 36, 10, 4, 6
STAGES = ("welcome", "arguments", "decision", "review")


class Hall:
    """The evening under way; `chance` decides who speaks when, and what they say."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.people = [self.seat() for _ in range(PEOPLE)]

    def play(self) -> None:
        """From the opening to the closing."""
        agenda = tuple(Stage(kind, kind) for kind in STAGES)
        create(msgspec.structs.replace(opening(HALL), agenda=agenda), public=True)
        for place, seat in enumerate(self.people):
            self.sit(seat, place)
        self.talk()
        self.strangers()
        self.decide()
        for seat in self.in_turn(self.people):
            self.say(seat, GiveReview(keep=self.words(), grade=self.chance.randint(1, 10)))
        for act in (CloseStage(), RevealStage(), CloseMeeting()):
            self.lead(act)

    def talk(self) -> None:
        """Everybody argues; all but its author support the first argument."""
        self.lead(AdvanceStage())
        for seat in self.in_turn(self.people):
            self.say(seat, PostArgument(initiative=self.chance.choice(["P1", "P2"]), side="for", text=self.words()))
        for seat in self.in_turn(self.people):
            with suppress(Refused):
                self.say(seat, SupportArgument(argument="A1"))

    def strangers(self) -> None:
        """Six phones come together, say and support something, and are taken out with their words."""
        came = [self.seat() for _ in range(STRANGERS)]
        for seat in came:
            perform(HALL, TakeSeat(seat=seat), Actor(seat, Role.VISITOR))
        for seat in self.in_turn(came):
            self.say(seat, PostArgument(initiative="P1", side="against", text=self.words()))
        for seat in self.in_turn(came):
            self.say(seat, SupportArgument(argument="A2"))
        self.lead(RemoveSeats(first=came[0], last=came[-1], seats=STRANGERS, reason="Kwamen samen."))

    def decide(self) -> None:
        """Two rounds of answers, a view of everybody, and a choice."""
        self.lead(AdvanceStage())
        for _ in range(2):
            for seat in self.in_turn(self.people):
                position: Any = self.chance.choice(["agree", "concern", "objection"])
                self.say(seat, GiveConsent(position=position, reason=self.words()))
            self.lead(CloseStage())
            self.lead(OpenRound())
        for seat in self.in_turn(self.people):
            self.say(seat, PostView(text=self.words()))
        self.lead(OpenChoice(question="Wat eerst?", options=["Bomen", "Banken"], package=False))
        for seat in self.in_turn(self.people):
            marks = {option: self.chance.randint(0, 10) for option in ("O1", "O2")}
            self.say(seat, AnswerChoice(marks=marks))
        for act in (CloseChoice(), CloseStage(), AdvanceStage()):
            self.lead(act)

    def sit(self, seat: str, place: int) -> None:
        """Some on paper, some online, the others in the hall."""
        table = ("T1", "T2")[place % 2]
        if place < PAPER:
            self.lead(AddSeat(seat=seat, channel="paper", table=table))
        else:
            channel: Any = "online" if place < PAPER + ONLINE else "room"
            perform(HALL, TakeSeat(seat=seat, channel=channel, table=table), Actor(seat, Role.VISITOR))

    def say(self, seat: str, act: Act) -> None:
        """By the own phone, or by the console for who has none."""
        if seats(load(HALL).state)[seat].channel == "paper":
            self.lead(msgspec.structs.replace(act, seat=seat))
        else:
            perform(HALL, act, Actor(seat, Role.RESIDENT, seat, receipt=seat))

    def lead(self, act: Act) -> None:
        """The gespreksleider does this."""
        perform(HALL, act, LEADER)

    def seat(self) -> str:
        """The id of a seat, as the house draws it."""
        return f"S{self.chance.randrange(16**12):012x}"

    def words(self) -> str:
        """What nobody else says."""
        return f"Want {self.chance.random()}"

    def in_turn(self, who: Sequence[str]) -> list[str]:
        """In an order that says nothing."""
        return self.chance.sample(who, len(who))
