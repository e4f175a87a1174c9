"""An evening of the Klaverbuurt about small plans, played from its file to its record, and what was told since.

It is thought out in memory, so that nobody waits for it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from app.demo import demo_meetings
from app.demo.klaverbuurt import CONSOLE
from app.demo.thought_out import ThoughtOut
from app.imports import listing
from app.live.opening import DATA, opening
from app.record.follow_up import told_rows
from facilitation.acts import Act, VoiceAct
from facilitation.agenda import Template
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.package.acts import AwardWish, ProposeDecision
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage

CODE = "EERDER"
FILE = DATA / "programme" / "kleine_plannen.json"
KINDS = {"welcome": 10, "frames": 10, "initiatives": 15, "arguments": 40, "decision": 30, "review": 10}
AGENDA = Template(
    name="kleine_plannen",
    title="Kleine plannen",
    stages=tuple(Stage(kind, kind, minutes) for kind, minutes in KINDS.items()),
)


class SmallPlans(ThoughtOut):
    """The evening, from the first seat to the closed record."""

    def __init__(self, told: Mapping[str, Any], began: datetime) -> None:
        opened = opening(listing.read(FILE), CODE, 100 * told["pot_eur"], AGENDA, demo_meetings.MANDATE)
        super().__init__(opened, began)
        self.told, self.seats = told, [f"B{number:02}" for number in range(1, told["seats"] + 1)]
        self.chance = Random("kleine plannen")  # noqa: S311  no secret: each time it has to be the same

    def play(self) -> None:
        """Sit down, talk, decide, look back and close."""
        tables = [table["id"] for table in self.told["tables"]]
        for number, seat in enumerate(self.seats):
            phone = Actor(f"device:{seat}", Role.VISITOR)
            self.perform(TakeSeat(seat=seat, table=tables[number % len(tables)], channel="room"), phone)
        self._go_on("frames")
        for key in frames(self.state):
            self._lead(ConfirmFrame(frame=key))
        self._go_on("initiatives")
        self._go_on("arguments")
        self._talk()
        self._go_on("decision")
        self._lead(ProposeDecision(awards=[_award(each, self.now) for each in self.told["awards"]]))
        self._decide()
        self._go_on("review")
        for seat, said in zip(self.seats, self.told["reviews"], strict=False):
            self._voice(seat, GiveReview(**said))
        self.wait(self.state.current.plan.minutes)
        for act in (CloseStage(), RevealStage(), CloseMeeting()):
            self._lead(act)

    def _go_on(self, to: str) -> None:
        """On to the next stage, when the time of this one is up and a minute over."""
        self.wait(self.state.current.plan.minutes + 1)
        self._lead(AdvanceStage(to=to))

    def _talk(self) -> None:
        for number, (plan, side, text, supports) in enumerate(self.told["said"], 1):
            self._lead(GiveFloor(initiative=plan))
            author = self.seats[number % len(self.seats)]
            self._voice(author, PostArgument(initiative=plan, side=side, text=text))
            others = [seat for seat in self.seats if seat != author]
            for seat in self.chance.sample(others, supports):
                self._voice(seat, SupportArgument(argument=f"A{number}"))

    def _decide(self) -> None:
        worries = dict(zip(self.seats[::7], self.told["concerns"], strict=False))
        for seat in self.seats:
            reason = worries.get(seat, "")
            self._voice(seat, GiveConsent(position="concern" if reason else "agree", reason=reason))
        self._lead(CloseStage())
        self._lead(RecordDecision())

    def _lead(self, act: Act) -> None:
        self.perform(act, CONSOLE)

    def _voice(self, seat: str, act: VoiceAct) -> None:
        self.perform(act, Actor(seat, Role.RESIDENT, seat, receipt=f"demo {seat}"))

    def keep(self, connection: sa.Connection) -> None:
        """Write the evening, and what was told of its decision in the weeks after it."""
        super().keep(connection)
        head = told_rows.closing(connection, self.code).link
        for each in self.told["told"]:
            at = (self.now + timedelta(weeks=each["weeks"])).isoformat(timespec="milliseconds")
            said = {name: each[name] for name in ("subject", "state", "text")}
            by = {"by": str(Role.FACILITATOR), "at": at.replace("+00:00", "Z"), "head": head, "due": None}
            told_rows.add(connection, said | by | {"meeting": self.code})


def _award(told: Mapping[str, Any], at: datetime) -> AwardWish:
    return AwardWish(
        initiative=told["plan"],
        amount=100 * told["eur"],
        reason=told["reason"],
        conditions=[_condition(each, at) for each in told["conditions"]],
        reserve=told.get("reserve", 0),
    )


def _condition(told: Mapping[str, Any], at: datetime) -> ConditionWish:
    due = (at + timedelta(weeks=told["weeks"])).date()
    return ConditionWish(told["text"], told["kind"], told["owner"], due, told["checker"])
