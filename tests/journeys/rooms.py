"""The meetings in which journeys act: one for each of them, so that none finds what another left."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from app.access import links
from app.demo import demo_meetings
from app.demo.klaverbuurt import Evening
from app.live.meetings import load
from app.services import services
from app.storage import log
from facilitation.events import StageAdvanced, StageOpened
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import FrameConfirmed
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.terms import TermsSet
from facilitation.roles import Role
from facilitation.state.method import BallotKind, Form, Method
from facilitation.state.plan import Initiative
from facilitation.state.terms import Terms
from tests.counting.telling import ASSEN
from tests.journeys.moments import MOMENTS, SEAT, Moment, Until, console_cookie, of, phone_cookie, signed
from tests.parts.chips.room import Room, stage_of
from tests.parts.ranking.voted import reveal, voting

METHODS: dict[BallotKind, Method] = {
    "points": Method(form=Form(kind="points", total=10, each=6), rule="points"),
    "grades": Method(form=Form(kind="grades"), rule="majority-judgement"),
    "resistance": Method(form=Form(kind="resistance"), rule="greedy"),
    "amounts": Method(form=Form(kind="amounts"), rule="greedy"),
}
CHOSEN = (
    "Buurtmoestuin Klaverhof",
    "Huiswerkclub",
    "Samen eten op donderdag",
    "AED’s en cursus",
    "Licht langs het pad",
)
ASKED = (12_000, 14_000, 9_000, 8_000, 20_000)
OWNER = "S8"  # of Assen; chose PopUp Podium, Jongerenplatform and Go-Zero kroegentocht, among others


def talking(plan: str) -> Until:
    """In the middle of the arguments, with this plan on the floor."""
    return replace(MOMENTS["arguments closed"], then=(GiveFloor(initiative=plan),))


def voting_by(method: Method) -> Until:
    """The vote is open, by this method."""
    chosen = ChooseMethod(stage="ranking", method=method)
    return Until(StageOpened, of("arguments"), then=(chosen, AdvanceStage(to="ranking")))


def by_resistance(evening: Evening) -> None:
    """The rule as the frames would have set it."""
    terms = TermsSet(terms=Terms(rule="resistance"))
    head, now = load(evening.code).state.seq, datetime.now(UTC)
    services().database.commit(lambda connection: log.append(connection, evening.code, [terms], now, head))
    services().rooms.renew()


ROOMS: dict[str, Until] = {
    **dict.fromkeys(("updates", "moving on", "news", "refused", "offline", "gone on", "reload"), talking("I02")),
    **dict.fromkeys(("restart", "asleep", "two tabs", "fold", "in Arabic"), talking("I02")),
    "two tabs, ranking": MOMENTS["ranking"],
    "simple ranking": Until(StageOpened, of("ranking")),
    "simple allocation": Until(StageOpened, of("allocation")),
    "worst texts": talking("I03"),
    **dict.fromkeys(("helpers", "in the hand", "keys"), MOMENTS["arguments"]),
    "too fast": MOMENTS["arguments"],
    "package": MOMENTS["decision closed"],
    "somebody else's answer": MOMENTS["decision"],
    "somebody else's amount": MOMENTS["decision closed"],
    "choosing a method": Until(FrameConfirmed, nth=2),
    **{f"voting by {kind}": voting_by(method) for kind, method in METHODS.items()},
    "asking": Until(FrameConfirmed, nth=2),
    "resisting": Until(StageAdvanced, lambda event: bool(event.to == "decision"), more=by_resistance),
}


def divided(app: Flask) -> Moment:
    """Klaverbuurt itself, with its ballots in and shown; everybody with a phone has a voice."""
    code = demo_meetings.KLAVERBUURT
    demo_meetings.demo("halfway", fresh=True)
    evening = Evening(code)
    evening.until_divided()
    voices = {seat: phone_cookie(app, code, seat) for seat, channel in evening.channels.items() if channel != "papier"}
    return Moment("divided", code, console_cookie(app, code), voices[SEAT], voices)


def laying(app: Flask) -> Moment:
    """A hall with chips on two tables: six people around one device, who have phones too, and three at another one."""
    plans = [
        Initiative(f"P{n}", title, ask * 100, ask * 50, scalable=True)
        for n, (title, ask) in enumerate(zip(CHOSEN, ASKED, strict=True), 1)
    ]
    room = Room("TAFELS", 84_000_00, plans, [stage_of(chips=4)], tables=2)
    room.sit("T1", 6)
    room.sit("T2", 3)
    room.begin()
    token, _ = links.exchange(room.code, links.make(room.code, Role.TABLE, "T1"))
    held = {"device": "table", "receipt": "table", "grants": {f"{room.code} table": token}}
    voices = {"device": signed(app, held)} | {
        seat: signed(app, {"device": seat, "receipt": seat, "seats": {room.code: [seat, f"receipt {seat}"]}})
        for seat in (*room.people["T1"], *room.people["T2"])
    }
    first, *_ = room.people["T1"]
    return Moment("laying", room.code, console_cookie(app, room.code), voices[first], voices)


def counted(app: Flask, data: Path) -> Moment:
    """Assen 2024 by equal shares, counted and shown; the phone is that of somebody who voted."""
    code = "ASSEN2"
    voting(code, data / ASSEN)
    reveal(code)
    assert not services().workers.running
    owner = {"device": "phone", "receipt": "phone", "seats": {code: [OWNER, f"receipt {OWNER}"]}}
    return Moment("counted", code, console_cookie(app, code), signed(app, owner), {})
