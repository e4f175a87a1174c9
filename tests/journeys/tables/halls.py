"""Evenings by the templates of the house: people at tables, a device on the first one and a phone for its chair."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from flask import Flask

from app import agendas
from app.access import links
from app.demo.full_hall import FullHall
from app.demo.klaverbuurt import FILE
from app.demo.thought_out import STEP
from app.imports import lists
from app.live import meetings
from app.live.opening import frames as ready_frames
from app.live.opening import opening, tables
from app.parts.tables.hall import SILENT as SILENCE
from app.services import services
from facilitation.acts import Act
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.arguments.state import Side
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.tables.acts import CallGuide, SettleCall
from facilitation.parts.window.acts import SetWindow
from facilitation.roles import Actor, Role
from facilitation.state.frame import Clause, Frame
from facilitation.state.seat import Channel
from tests.journeys.moments import Moment, console_cookie, signed

LEADER = Actor("console:halls", Role.FACILITATOR, receipt="halls")
DEVICE, CHAIR, HOME = "device", "chair", "home"
"""Whose voices these are beside those of the seats: a table's device, its chair and somebody at home."""
BALLOT = CastBallot(ballot=Paper(order=["I02", "I06"]))
KEPT = "We houden 2.000 euro achter de hand."
SAID: tuple[tuple[Side, str], ...] = (
    ("for", "Mijn moeder zit alleen. Samen eten helpt echt, elke week weer."),
    ("against", "Er is al een eettafel in het buurthuis. Waarom dan nog een?"),
    ("for", "Kinderen leren zo waar hun eten vandaan komt."),
    ("improvement", "Laat de school meedoen, dan komen de ouders ook."),
)


class Hall:
    """One evening by a template, at its first stage. The people sit at the first table, unless said otherwise."""

    def __init__(self, app: Flask, code: str, template: str, **other: Any) -> None:
        """With `other` than Klaverbuurt's plans or frames."""
        self.app, self.code, self.seats = app, code, list[str]()
        source = lists.read(FILE)
        opened = opening(source, code, source.pot or 0, agendas.named(template))
        meetings.create(msgspec.structs.replace(opened, title="Klaverbuurt", tables=tables(2), **other))

    def lead(self, *acts: Act) -> None:
        """The gespreksleider does these."""
        for act in acts:
            meetings.perform(self.code, act, LEADER)

    def sit(self, people: int, table: str = "T1", channel: Channel = "room") -> list[str]:
        """So many people sit down at a table; their seats."""
        found = [f"{table}S{n:08}" for n in range(people)]
        for seat in found:
            act = TakeSeat(seat=seat, table=table, channel=channel)
            meetings.perform(self.code, act, Actor(f"join:{seat}", Role.VISITOR))
        self.seats += found
        return found

    def agree(self) -> None:
        """The frames stand."""
        self.lead(*(ConfirmFrame(frame=key) for key in frames(meetings.load(self.code).state)))

    def moment(self, name: str, **more: str) -> Moment:
        """The evening as it stands, with everybody who is in it; `more` are voices by the seat that they hold."""
        voices = {seat: self._holds(seat) for seat in self.seats}
        voices |= {called: voices[seat] for called, seat in more.items()}
        for called, role in ((DEVICE, Role.TABLE), (CHAIR, Role.TABLE_CHAIR)):
            token, _ = links.exchange(self.code, links.make(self.code, role, "T1"))
            place = f"{self.code} table" if role is Role.TABLE else self.code
            voices[called] = signed(self.app, {"device": called, "receipt": called, "grants": {place: token}})
        return Moment(name, self.code, console_cookie(self.app, self.code), voices[self.seats[0]], voices)

    def _holds(self, seat: str) -> str:
        return signed(self.app, {"device": seat, "receipt": seat, "seats": {self.code: [seat, f"receipt {seat}"]}})


def kaders(app: Flask) -> Moment:
    """The session about frames, at the five of them, without any plan; what the city fixed is not for the room."""
    ready = {frame.key: frame for frame in ready_frames(84_000_00)}
    money = (Clause("Er is 84.000 euro.", fixed=True, by="het stadsdeel"), Clause(KEPT))
    text = "\n".join(clause.text for clause in money)
    ready["money"] = Frame("money", ready["money"].title, text, fixed=False, clauses=money)
    hall = Hall(app, "KADERS", "kadersessie", initiatives=(), frames=tuple(ready.values()))
    hall.sit(6)
    hall.lead(AdvanceStage(), AdvanceStage())
    return hall.moment("kaders")


def commissie(app: Flask) -> Moment:
    """Seven members of a committee, before eight plans, who have not said yet by what they score."""
    hall = Hall(app, "KEUZE8", "selectiecommissie", initiatives=lists.read(FILE).initiatives[:8])
    hall.sit(7)
    hall.agree()
    hall.lead(AdvanceStage(), AdvanceStage())
    return hall.moment("commissie")


def thuis(app: Flask) -> Moment:
    """An evening that has not begun; people vote at home already, and one of them took a seat."""
    hall = Hall(app, "THUIS7", "overlegtafel_120")
    at_home, *_ = hall.sit(1, "ONLINE", "online")
    hall.sit(3)
    now = datetime.now(UTC)
    hall.lead(SetWindow(stage="tellen", opens=now, closes=now + timedelta(days=3)))
    return hall.moment("thuis", home=at_home)


def grond(app: Flask) -> Moment:
    """At the arguments, with four of them and sixteen people at two tables, most of whom have yet to say anything."""
    hall = Hall(app, "GROND7", "overlegtafel_120")
    writer, *_ = hall.sit(6)
    hall.sit(10, "T2")
    hall.agree()
    hall.lead(AdvanceStage(), AdvanceStage())
    plan = next(iter(lists.read(FILE).initiatives)).id
    for side, text in SAID:
        act = PostArgument(initiative=plan, side=side, text=text)
        meetings.perform(hall.code, act, Actor(writer, Role.RESIDENT, writer, receipt=f"receipt {writer}"))
    return hall.moment("grond")


def with_tables(app: Flask) -> dict[str, Moment]:
    """All of them, by their names."""
    return {made.name: made for made in (make(app) for make in (kaders, commissie, thuis, grond))}


class Sixty(FullHall):
    """Sixty tables of six who vote, thought out with its times; table 38 is about to have been quiet for long."""

    SILENT, CALLING = "T38", ("T17", "T44")

    def play(self, quiet_at: datetime) -> None:
        """Of all but table 38 something was heard in the last minute; of that one 5 minutes before `quiet_at`."""
        people = {f"T{n}": [f"T{n}S{place:08}" for place in range(6)] for n in range(1, 61)}
        for table, seats in people.items():
            for seat in seats:
                self.perform(TakeSeat(seat=seat, table=table), Actor(f"join:{seat}", Role.VISITOR))
        self._lead(AdvanceStage(to="frames"))
        for key in frames(self.state):
            self._lead(ConfirmFrame(frame=key))
        self._lead(AdvanceStage(to="ranking"))
        self._heard(self.SILENT, quiet_at - SILENCE)
        for n, (table, seats) in enumerate(people.items()):
            self._heard(table, datetime.now(UTC) - timedelta(minutes=1)) if table != self.SILENT else None
            for seat in seats if n % 2 and table != self.SILENT else seats[:2]:
                self.perform(BALLOT, Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}"))

    def _heard(self, table: str, at: datetime) -> None:
        """A table asks for somebody, which most of them then do not need any more."""
        acts: list[Act] = [CallGuide(table=table)]
        if table not in self.CALLING:
            acts.append(SettleCall(table=table))
        for act in acts:
            self.now = at - STEP
            self._lead(act)


def sixty(app: Flask, quiet_at: datetime) -> Moment:
    """That hall, kept as it is now."""
    source = lists.read(FILE)
    opened = opening(source, "ZAAL60", source.pot or 0)
    hall = Sixty(msgspec.structs.replace(opened, title="Klaverbuurt", tables=tables(60)))
    hall.play(quiet_at)
    services().database.commit(hall.keep)
    return Moment("sixty", "ZAAL60", console_cookie(app, "ZAAL60"), "", {})
