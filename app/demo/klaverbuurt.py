"""The Klaverbuurt evening replayed: every act of its 42 seats through the same door as everybody's.

What the file does not tell (who supported what, who divided how) is drawn with a fixed seed, so that every replay
is the same evening.
"""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import msgspec

from app.imports import listing
from app.live.meetings import load, perform
from app.live.opening import DATA
from facilitation.acts import Act, VoiceAct
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.arguments.state import Side
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.decision.acts import (
    FloorObjection,
    GiveConsent,
    JoinView,
    OpenRound,
    PostView,
    RecordDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.floor import GiveFloor, on_floor
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.package.acts import AwardWish, ProposeDecision
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.plans import plans
from facilitation.parts.review import GiveReview
from facilitation.parts.seating import AddSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.terms import SetRule, terms
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative

FILE = DATA / "klaverbuurt.json"
SIDES: dict[str, Side] = {"voor": "for", "tegen": "against", "vraag": "question"}
CONSOLE = Actor("console:demo", Role.FACILITATOR, receipt="demo console")
KEPT = ("doelen", "samenwerking", "besluit")
GRADES = (6, 7, 7, 8, 8, 8, 9)


class Evening:
    """One replay of the evening in the meeting with this code."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.file: Mapping[str, Any] = listing.load(FILE)
        self.channels = {person["id"]: person["channel"] for person in self.file["participants"]}
        self.plans: Mapping[str, Initiative] = plans(self.state)

    @property
    def state(self) -> Meeting:
        """The meeting as it stands."""
        return load(self.code).state

    def perform(self, act: Act, actor: Actor) -> None:
        """Do an act of somebody."""
        perform(self.code, act, actor)

    def until_ranking(self) -> None:
        """From an empty room to the open ranking with its ballots in."""
        self._sit_down()
        self._lead(AdvanceStage(to="frames"))
        quorum = self.file["framework"]["quorum"]
        self._lead(SetRule(rule="consent", seats=quorum["min_residents"], tables=quorum["min_tables"], due=self._due()))
        for key in frames(self.state):
            self._lead(ConfirmFrame(frame=key))
        self._lead(AdvanceStage(to="initiatives"))
        for key in self.plans:
            self._lead(GiveFloor(initiative=key))
        self._lead(AdvanceStage(to="arguments"))
        self._argue()
        self._lead(AdvanceStage(to="ranking"))
        for entry in self.file["rankings"]["entries"]:
            self._voice(entry["participant_id"], CastBallot(ballot=Paper(order=entry["order"])))

    def until_divided(self) -> None:
        """From the open ranking to what everybody gave by themselves."""
        self._close_and_reveal()
        self._lead(AdvanceStage(to="allocation"))
        self._divide()
        self._close_and_reveal()

    def until_closed(self) -> None:
        """From the open ranking to the published record."""
        self.until_divided()
        self._lead(ProposeDecision(awards=self._first()))
        self._lead(AdvanceStage(to="decision"))
        self._decide()
        self._lead(AdvanceStage(to="review"))
        self._look_back()
        self._close_and_reveal()
        self._lead(CloseMeeting())

    def _due(self) -> date | None:
        """The usual date stays what it was."""
        return terms(self.state).due

    def _lead(self, act: Act) -> None:
        self.perform(act, CONSOLE)

    def _voice(self, seat: str, act: VoiceAct) -> None:
        """A seat with a phone acts for itself; for paper the console does."""
        if self.channels[seat] == "papier":
            self._lead(msgspec.structs.replace(act, seat=seat))
        else:
            self.perform(act, Actor(seat, Role.RESIDENT, seat, receipt=f"demo {seat}"))

    def _sit_down(self) -> None:
        for person in self.file["participants"]:
            seat, table = person["id"], person["table_id"]
            if person["channel"] == "papier":
                self._lead(AddSeat(seat=seat, table=table, channel="paper"))
            else:
                channel: Any = "online" if person["channel"] == "online" else "room"
                visitor = Actor(f"device:{seat}", Role.VISITOR)
                self.perform(TakeSeat(seat=seat, table=table, channel=channel), visitor)

    def _argue(self) -> None:
        """The file counts supports without names: they come from seats other than the author's."""
        chance = _chance("steun")
        for number, item in enumerate(self.file["arguments"], 1):
            if on_floor(self.state) != item["initiative_id"]:
                self._lead(GiveFloor(initiative=item["initiative_id"]))
            author = self._speaker(item["author_ref"])
            side = SIDES[item["type"]]
            self._voice(author, PostArgument(initiative=item["initiative_id"], side=side, text=item["text"]))
            others = [seat for seat in self.channels if seat != author]
            for seat in sorted(chance.sample(others, item["supports"])):
                self._voice(seat, SupportArgument(argument=f"A{number}"))

    def _speaker(self, author: str) -> str:
        """Three arguments came from viewers at home who held no seat; the online table brings them in."""
        if author in self.channels:
            return author
        online = sorted(seat for seat, channel in self.channels.items() if channel == "online")
        return online[int(author.lstrip("L")) % len(online)]

    def _close_and_reveal(self) -> None:
        self._lead(CloseStage())
        self._lead(RevealStage())

    def _divide(self) -> None:
        """Each seat fills the pot down its own list, then with others: all of it if that fits, else the minimum."""
        chance = _chance("verdeling")
        for entry in self.file["rankings"]["entries"]:
            others = [key for key in self.plans if key not in entry["order"]]
            chance.shuffle(others)
            amounts = self._filled([*entry["order"], *others])
            self._voice(entry["participant_id"], CastBallot(ballot=Paper(amounts=amounts)))

    def _filled(self, order: list[str]) -> dict[str, int]:
        left, amounts = self.state.pot, {}
        for key in order:
            plan = self.plans[key]
            amount = next((a for a in (plan.ask, plan.least) if a <= left), 0)
            if amount:
                amounts[key] = amount
                left -= amount
        return amounts

    def _first(self) -> list[AwardWish]:
        """The package of the first round: without the conditions that its two objections led to."""
        later = ("C07", "C09")
        items = self.file["decision"]["items"]
        return [self._award({**i, "condition_ids": [c for c in i["condition_ids"] if c not in later]}) for i in items]

    def _award(self, item: Mapping[str, Any]) -> AwardWish:
        known = {condition["id"]: condition for condition in self.file["decision"]["conditions"]}
        places = {key: place for place, key in enumerate(self.file["decision"]["reserve_list"], 1)}
        return AwardWish(
            initiative=item["initiative_id"],
            amount=item["amount_eur"] * 100,
            reason=item["reason"],
            conditions=[_condition(known[key]) for key in item["condition_ids"]],
            reserve=places.get(item["initiative_id"], 0),
        )

    def _decide(self) -> None:
        """Two rounds as in the file: what the red cards said is worked in and taken back, then all are asked again."""
        first, last = self.file["decision"]["consent_rounds"]
        red = self._answer(first, [said["text"] for said in first["objections"]])
        self._lead(CloseStage())
        keys: dict[str, str] = {}
        owners = stage_named(self.state, "decision").state.owners(shown=True)
        for said, seat in zip(first["objections"], red, strict=True):
            key = next(key for key, owner in owners.items() if owner == seat)
            self._lead(FloorObjection(objection=key))
            keys[key] = said["amendment"]
        self._lead(ProposeDecision(awards=[self._award(item) for item in self.file["decision"]["items"]]))
        for key, amendment in keys.items():
            self._lead(SettleObjection(objection=key, became="worked_in", text=amendment))
        for seat in red:
            self._voice(seat, WithdrawObjection())
        self._lead(FloorObjection())
        self._lead(OpenRound())
        self._answer(last, [])
        self._differ()
        self._lead(CloseStage())
        self._lead(RecordDecision())

    def _answer(self, cards: Mapping[str, Any], objections: list[str]) -> list[str]:
        """So many green, yellow and red cards; the seats of the red ones."""
        seats = sorted(self.channels)
        _chance(f"ronde {cards['round']}").shuffle(seats)
        red, yellow = seats[: cards["rood"]], seats[cards["rood"] : cards["rood"] + cards["geel"]]
        worries = [said["text"] for said in self.file["arguments"] if said["type"] == "tegen"]
        for seat in self.channels:
            answer = GiveConsent(position="agree")
            if seat in red:
                answer = GiveConsent(position="objection", reason=objections[red.index(seat)])
            elif seat in yellow:
                answer = GiveConsent(position="concern", reason=worries[yellow.index(seat) % len(worries)])
            self._voice(seat, answer)
        return red

    def _differ(self) -> None:
        """The file counts supporters without names."""
        seats = sorted(self.channels)
        _chance("minderheid").shuffle(seats)
        for number, view in enumerate(self.file["decision"]["minority_views"], 1):
            author, *others = [seats.pop() for _ in range(view["supporters"])]
            self._voice(author, PostView(text=view["text"], initiatives=view["initiative_ids"]))
            for seat in others:
                self._voice(seat, JoinView(view=f"M{number}"))

    def _look_back(self) -> None:
        chance = _chance("terugblik")
        lessons = self.file["learning"]["lessons"]
        seats = chance.sample(sorted(self.channels), len(lessons))
        for seat, lesson in zip(seats, lessons, strict=True):
            said = f"{lesson['text']} Idee: {lesson['action']}."
            keep, improve = (said, "") if lesson["kader"] in KEPT else ("", said)
            self._voice(seat, GiveReview(keep=keep, improve=improve, grade=chance.choice(GRADES)))


def _condition(item: Mapping[str, Any]) -> ConditionWish:
    due, checker = date.fromisoformat(item["due_date"]), item["checked_by_role"]
    return ConditionWish(item["text"], item["kind"], item["owner_role"], due, checker)


def _chance(purpose: str) -> Random:
    return Random(f"Klaverbuurt, {purpose}")  # noqa: S311  no secret: each replay has to be the same
