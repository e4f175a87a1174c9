"""The Klaverbuurt evening held still: one meeting for every moment at which a face looks different.

The evening is played once through the real door; each moment is a meeting of its own whose log is the evening's up to
there, so that one server can show them all. What only exists before sealing (ballots) is cast again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.access import links
from app.demo import demo_meetings
from app.demo.klaverbuurt import CONSOLE, Evening
from app.live import meetings
from app.services import services
from app.storage import log
from app.storage.tables import MEETING, PERSON, ROLL
from facilitation.acts import Act
from facilitation.events import Event, MeetingClosed, MeetingOpened, StageClosed, StageOpened, StageRevealed
from facilitation.parts.arguments.acts import FeatureArgument, ModerateArgument, PostArgument, SetApproval
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.arguments.state import number_of_arguments
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice, OptionWish
from facilitation.parts.clock import PauseClock, SetClock
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.decision.events import ConsentGiven, DecisionRecorded, ObjectionFloored
from facilitation.parts.exercise.acts import StartExercise
from facilitation.parts.floor import FloorGiven, GiveFloor
from facilitation.parts.frames import FrameConfirmed
from facilitation.parts.frames.acts import OfferClause, SettleWording
from facilitation.parts.frames.state import KIND as FRAMES
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.recast.acts import AnswerRecast, OfferRecast
from facilitation.parts.review import ReviewGiven
from facilitation.parts.seating import SeatTaken
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall

SEAT = "P02"
OTHERS = ("P01", "P03", "P04", "P05", "P06", "P07", "P08", "P09")
NAMES = {
    "P01": "Ans",
    "P02": "Fatima El Idrissi",
    "P03": "Precious Boateng-Owusu van der Burgwallen-Zeedijk",
    "P04": "هناء",
    "P05": "Çiğdem",
    "P06": "J.",
}
LONG = (
    "Burgerparticipatiebegrotingsvoorlichtingsbijeenkomstenorganisatie klinkt moeilijk, maar zonder uitleg komt mijn "
)
LONG += (
    "moeder niet. Zij spreekt vooral Twi en leest geen brieven van de gemeente. Wie legt het uit op straat en in de "
)
LONG += "flat, en in welke taal doen we dat dan precies? " + "Ook. "


class Moment(msgspec.Struct, frozen=True):
    """A meeting that stands at one moment, and the cookies of those who are in it: `voices` by seat."""

    name: str
    code: str
    console: str
    phone: str
    voices: dict[str, str]

    def of(self, seat: str) -> "Moment":
        """The same, with the phone of this seat."""
        return msgspec.structs.replace(self, phone=self.voices[seat])


@dataclass(frozen=True)
class Until:
    """The evening up to and with the `nth` event of this type that fits, and what still happens after it."""

    event: type[Event]
    fits: Callable[[Any], bool] = lambda event: True
    nth: int = 1
    then: tuple[Act, ...] = ()
    more: Callable[[Evening], None] = lambda evening: None

    def position(self, events: list[Event]) -> int:
        """How many events of the evening this is."""
        found = [i for i, event in enumerate(events, 1) if type(event) is self.event and self.fits(event)]
        return found[self.nth - 1]


def of(stage: str) -> Callable[[Any], bool]:
    """Fits the events of this stage."""
    return lambda event: bool(event.stage == stage)


def _ranked(evening: Evening) -> None:
    for entry in evening.file["rankings"]["entries"][:30]:
        evening._voice(entry["participant_id"], CastBallot(ballot=Paper(order=entry["order"])))


def _divided(evening: Evening) -> None:
    for entry in evening.file["rankings"]["entries"][:30]:
        amounts = evening._filled(entry["order"])
        evening._voice(entry["participant_id"], CastBallot(ballot=Paper(amounts=amounts)))


def _argued(evening: Evening) -> None:
    """Every kind, the longest text there may be, one hidden, two on the wall and one that waits for a look."""
    seats: tuple[tuple[str, Any, str], ...] = (
        (SEAT, "improvement", LONG[:280]),
        ("P04", "question", "هل يمكن للأمهات البقاء مع أطفالهن أثناء الدروس؟"),
        (SEAT, "against", "Dit hoort hier niet te staan."),
    )
    numbers = []
    for seat, side, text in seats:
        evening._voice(seat, PostArgument(initiative="I02", side=side, text=text))
        numbers.append(f"A{number_of_arguments(meetings.load(evening.code).state)}")
    evening._lead(ModerateArgument(argument=numbers[2], verdict="hide", reason="Het gaat over een persoon."))
    for number in (numbers[0], numbers[1]):
        evening._lead(FeatureArgument(argument=number))
    evening._lead(SetApproval(on=True))
    evening._voice(SEAT, PostArgument(initiative="I02", side="for", text="Eindelijk rust om te leren."))


def _objected(evening: Evening) -> None:
    evening._voice(SEAT, GiveConsent(position="concern", reason="Wie houdt de club open na veertig weken?"))
    evening._voice("P03", GiveConsent(position="objection", reason=LONG[:280]))


def _changed(evening: Evening) -> None:
    evening._lead(SetAward(initiative="I01", amount=0, reason="Toch niet, de grond is van een ander."))


def _asked(evening: Evening) -> None:
    text = "Zes kasten in plaats van twaalf, en de lessen samen met de koffieochtend."
    evening._lead(OfferRecast(initiative="I02", others=["I04"], ask=9_000_00, text=text, title="Leren met koffie"))
    evening._lead(AnswerRecast(recast="K1", initiative="I02", yes=True, words="Graag."))


def _choosing(evening: Evening) -> None:
    """As many options as there may be, with long words; everybody on paper answers, and Fatima."""
    wishes = [OptionWish(f"{n}. Burgerbegrotingsbijeenkomst", LONG[:200]) for n in range(1, 7)]
    evening._lead(OpenChoice(question=LONG[:240], options=[*wishes, "Loten", "هل نتحدث معا؟"]))
    for n, seat in enumerate((SEAT, *OTHERS)):
        evening._voice(seat, AnswerChoice(marks={"O1": n, "O2": 10 - n, "O8": 10, "nothing": 6}))


def _settled(evening: Evening) -> None:
    """Four clauses of two lines each."""
    for n in range(4):
        evening._lead(OfferClause(frame="cooperation", text=f"{n}. {LONG[:105]}"))
    here = FRAMES.here(meetings.load(evening.code).state)
    for key in here.state.proposals if here else ():
        evening._lead(SettleWording(wording=key, verdict="agreed"))


def _chosen(evening: Evening) -> None:
    _choosing(evening)
    evening._lead(CloseChoice())


MOMENTS: dict[str, Until] = {
    "empty": Until(MeetingOpened),
    "welcome": Until(SeatTaken, nth=38),
    "frames": Until(FrameConfirmed, nth=2),
    "choosing": Until(FrameConfirmed, nth=2, more=_choosing),
    "chosen": Until(FrameConfirmed, nth=2, more=_chosen),
    "initiatives": Until(FloorGiven, nth=3),
    "silence": Until(StageOpened, of("arguments"), then=(GiveFloor(initiative="I14"),)),
    "arguments": Until(ArgumentPosted, nth=61, then=(GiveFloor(initiative="I02"), PauseClock()), more=_argued),
    "arguments closed": Until(ArgumentPosted, nth=61, then=(GiveFloor(initiative="I02"), CloseStage())),
    "plan withdrawn": Until(
        ArgumentPosted,
        nth=61,
        then=(
            GiveFloor(initiative="I05"),
            WithdrawInitiative(initiative="I05", reason="De gemeente doet het."),
        ),
    ),
    "ranking": Until(StageOpened, of("ranking"), more=_ranked),
    "ranking closed": Until(StageClosed, of("ranking"), then=(SetClock(seconds=0),)),
    "ranking revealed": Until(StageRevealed, of("ranking")),
    "allocation": Until(StageOpened, of("allocation"), more=_divided),
    "allocation closed": Until(StageClosed, of("allocation")),
    "allocation revealed": Until(StageRevealed, of("allocation")),
    "composed": Until(DivisionComposed),
    "decision": Until(ConsentGiven, nth=24, more=_objected),
    "decision closed": Until(StageClosed, of("decision")),
    "objection": Until(ObjectionFloored),
    "decision waiting": Until(StageClosed, of("decision"), more=_changed),
    "asked for less": Until(StageClosed, of("decision"), more=_asked),
    "decision recorded": Until(DecisionRecorded),
    "review": Until(ReviewGiven, nth=4),
    "review closed": Until(StageClosed, of("review")),
    "review revealed": Until(StageRevealed, of("review")),
    "closed": Until(MeetingClosed),
    "back at arguments": Until(StageOpened, of("ranking"), then=(AdvanceStage(to="arguments"),)),
    "clauses": Until(FrameConfirmed, nth=2, more=_settled),
    "way of talking": Until(StageOpened, of("arguments"), then=(StartExercise(form="one_two_four"),)),
    "wall black": Until(StageOpened, of("ranking"), then=(ShowWall(what="black"),)),
    "wall code": Until(StageOpened, of("ranking"), then=(ShowWall(what="qr"),)),
    "wall frozen": Until(StageOpened, of("ranking"), then=(FreezeWall(on=True), AdvanceStage(to="arguments"))),
    "wall light": Until(ArgumentPosted, nth=61, then=(GiveFloor(initiative="I02"), LightWall(on=True))),
    "wall light, divided": Until(StageRevealed, of("allocation"), then=(LightWall(on=True),)),
}


def make(folder: Path, wanted: Mapping[str, Until] = MOMENTS) -> dict[str, Moment]:
    """Write these moments into this data folder; call it before the server starts."""
    with writing(folder) as app:
        return held_still(app, wanted)


@contextmanager
def writing(folder: Path) -> Iterator[Flask]:
    """The app on this data folder, for as long as no server serves it."""
    app = create_app({"DATA_DIR": folder, "LIMITS": {}})
    with app.app_context():
        hasten()
        yield app
        services().database.read.dispose()
        services().database.write.dispose()


def held_still(app: Flask, wanted: Mapping[str, Until]) -> dict[str, Moment]:
    """Play the evening, and write a meeting for each of these moments."""
    demo_meetings.demo("closed")
    evening = _evening()
    return {
        name: _make(app, name, f"AVND{number:02}", until, evening)
        for number, (name, until) in enumerate(wanted.items(), 11)
    }


def hasten() -> None:
    """Write without waiting for the disk: what is lost here is made again."""
    hasty = services().database.write.raw_connection()
    hasty.cursor().execute("PRAGMA synchronous=OFF")
    hasty.close()


def _evening() -> tuple[list[Event], list[dict[str, Any]]]:
    with services().database.read.connect() as connection:
        events = [line.event for line in log.read(connection, demo_meetings.KLAVERBUURT)]
        rolls = sa.select(ROLL).where(ROLL.c.meeting == demo_meetings.KLAVERBUURT)
        return events, [dict(row._mapping) for row in connection.execute(rolls)]


def _make(app: Flask, name: str, code: str, until: Until, evening: tuple[list[Event], list[dict[str, Any]]]) -> Moment:
    events = evening[0][: until.position(evening[0])]
    _write(code, [msgspec.structs.replace(events[0], code=code), *events[1:]], evening[1])
    for act in until.then:
        meetings.perform(code, act, CONSOLE)
    until.more(Evening(code))
    voices = {seat: phone_cookie(app, code, seat) for seat in OTHERS}
    return Moment(name, code, console_cookie(app, code), phone_cookie(app, code, SEAT), voices)


def _write(code: str, events: list[Event], rolls: list[dict[str, Any]]) -> None:
    now = meetings.datetime.now(meetings.UTC)
    seated = [event.seat for event in events if isinstance(event, SeatTaken)]
    sealed = [event.stage for event in events if isinstance(event, StageClosed)]

    def work(connection: sa.Connection) -> None:
        row = {"code": code, "title": "Klaverbuurt", "public": False, "created": now}
        connection.execute(sa.insert(MEETING).values(**row))
        log.append(connection, code, events, now, expected=0)
        names = [{"meeting": code, "seat": seat, "name": NAMES[seat]} for seat in seated if seat in NAMES]
        if names:
            connection.execute(sa.insert(PERSON), names)
        roll = [row | {"meeting": code} for row in rolls if row["stage"] in sealed]
        if roll:
            connection.execute(sa.insert(ROLL), roll)

    services().database.commit(work)


def console_cookie(app: Flask, code: str) -> str:
    """What the laptop of the gespreksleider holds."""
    token, _ = links.exchange(code, links.make(code))
    return signed(app, {"device": "console", "receipt": "console", "grants": {code: token}})


def phone_cookie(app: Flask, code: str, seat: str) -> str:
    """What the phone of this seat holds."""
    return signed(app, {"device": f"phone {seat}", "receipt": "phone", "seats": {code: [seat, f"demo {seat}"]}})


def signed(app: Flask, held: dict[str, Any]) -> str:
    """The cookie of a device that holds this."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return str(serializer.dumps(held | {"_permanent": True}))
