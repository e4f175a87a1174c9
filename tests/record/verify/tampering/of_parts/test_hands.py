"""An evening with twelve helped seats, to its record: every form says so, and both verifiers see a hand that is not."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from random import Random
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from app.live import meetings
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services
from app.storage import log
from app.storage.tables import MEETING
from facilitation.acts import VoiceAct
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.helping.acts import AskHelp
from facilitation.parts.seating import AddSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.plan import Initiative
from tests.record.verify.acting import LEADER, Acting, own
from tests.record.verify.asking import ask
from tests.record.verify.tampering.forgeries import relink

CODE = "HULP12"
SECOND = Actor("console:two", Role.CO_FACILITATOR, receipt="two", link="0c4f1e9a77d2")
SCRIBE = Actor("console:three", Role.SCRIBE, receipt="three", link="77aa01b2c3d4")
PAPER, ASSISTED, ASKED, ALONE = 5, 4, 3, 4
Record = dict[str, Any]
pytestmark = pytest.mark.xdist_group("proof")


class Helped(Acting):
    """Five on paper, four with help, three phones that asked for it, and four that need none."""

    create = staticmethod(meetings.create)

    def play(self) -> None:
        """From the opening to the closing."""
        frames = tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS)
        plans = (Initiative("P1", "Moestuin", 600_000, 300_000), Initiative("P2", "Lampen", 300_000, 100_000))
        opening = MeetingOpened(
            code=self.code, title="Hulp", pot=1_000_000, agenda=agenda(), frames=frames, initiatives=plans
        )
        self.create(opening)
        self.sit_down()
        self.lead(AdvanceStage(to="frames"))
        for frame in FRAME_KEYS:
            self.lead(ConfirmFrame(frame=frame))
        self.lead(AdvanceStage(to="arguments"))
        self.all(PostArgument(initiative="P1", side="for", text="Samen."), SCRIBE)
        self.lead(AdvanceStage(to="ranking"))
        self.all(CastBallot(ballot=Paper(order=["P1", "P2"])), LEADER)
        for act in (CloseStage(), RevealStage(), AdvanceStage(to="allocation"), CloseStage(), RevealStage()):
            self.lead(act)
        self.lead(AdvanceStage(to="decision"))
        self.all(GiveConsent(position="objection", reason="Te duur."), SECOND)
        self.lead(CloseStage())
        self.lead(CloseMeeting())

    def sit_down(self) -> None:
        """Everybody, each in their own way."""
        for channel, number in (("paper", PAPER), ("assisted", ASSISTED)):
            for _ in range(number):
                meetings.perform(self.code, AddSeat(channel=channel), LEADER)  # type: ignore[arg-type]
        self.helped = list(seats(meetings.load(self.code).state))
        for number in range(ASKED + ALONE):
            self.take(f"S{number}", "room", None)
        for number in range(ASKED):
            meetings.perform(self.code, AskHelp(), own(f"S{number}"))
            self.helped.append(f"S{number}")

    def all(self, act: VoiceAct, hand: Actor) -> None:
        """Everybody does this: the helped by this hand, the others alone."""
        for seat in seats(meetings.load(self.code).state):
            by = hand if seat in self.helped else own(seat)
            meetings.perform(self.code, msgspec.structs.replace(act, seat=seat), by)


@pytest.fixture(scope="module")
def helped(app: Flask) -> Record:
    Helped(CODE, Random(1)).play()
    return dict(json.loads(record_json.write(CODE)))


class HelpedBefore(Helped):
    """The same in a log from before there were pseudonyms."""

    @staticmethod
    def create(opening: MeetingOpened) -> None:
        """As it was created then."""
        row = {"code": opening.code, "title": opening.title, "public": True, "created": datetime.now(UTC)}

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.insert(MEETING).values(**row))
            log.append(connection, opening.code, [opening], datetime.now(UTC), expected=0)

        services().database.commit(work)


@pytest.fixture(scope="module")
def before(app: Flask) -> Record:
    HelpedBefore("HULP11", Random(1)).play()
    return dict(json.loads(record_json.write("HULP11")))


def test_an_older_log_counts_the_same(helped: Record, before: Record) -> None:
    assert before["record"]["on_behalf"] == helped["record"]["on_behalf"]


def test_the_record_counts_hands_per_role_and_kind_of_act(helped: Record) -> None:
    twelve = PAPER + ASSISTED + ASKED
    assert helped["record"]["on_behalf"] == {
        "seats": twelve,
        "asked": ASKED,
        "roles": [
            {"role": "co-facilitator", "links": 1, "seats": twelve, "acts": {"consent.given": twelve}},
            {
                "role": "facilitator",
                "links": 1,
                "seats": twelve,
                "acts": {"ballot.handed": twelve, "seat.taken": PAPER + ASSISTED},
            },
            {"role": "scribe", "links": 1, "seats": twelve, "acts": {"argument.posted": twelve}},
        ],
    }


@pytest.mark.parametrize("form", ["", ".md", ".pdf"])
def test_page_paper_and_markdown_say_so(app: Flask, helped: Record, form: str) -> None:
    content = app.test_client().get(f"/t/{CODE}/besluit{form}").data
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(content)] if form == ".pdf" else []
    text = " ".join((" ".join(pages) or content.decode()).split())
    for words in (
        "Wat iemand voor een ander deed",
        "Iemand anders deed iets voor 12 stoelen",
        "3 telefoons vroegen om hulp.",
        "12 keer, voor 12 stoelen, met 1 link: 12 antwoorden gegeven.",
        "21 keer, voor 12 stoelen, met 1 link: 12 stembiljetten ingeleverd, 9 stoelen neergezet.",
    ):
        assert words in text, words


def test_both_verifiers_say_that_it_fits(helped: Record, page: Page) -> None:
    content = json.dumps(helped)
    assert verify(content.encode()).ok
    [told] = ask(page, [(content, "")])
    assert (told["faults"], told["unknown"], told["ok"]) == ([], [], True)


def last(whole: Record, kind: str, fits: Callable[[Record], object]) -> Record:
    """The last event of this kind that fits."""
    return [event for event in whole["events"] if event["kind"] == kind and fits(event["body"])][-1]


def handed(body: Record) -> bool:
    return "hand" in body


def unhanded(body: Record) -> bool:
    return "hand" not in body


def on_paper(whole: Record, kind: str) -> Record:
    """The last event of this kind of a seat without a phone."""
    there = {
        event["body"]["seat"] for event in whole["events"] if event["kind"] == "seat.taken" and handed(event["body"])
    }
    return last(whole, kind, lambda body: (body.get("seat") or body.get("author")) in there)


def taken_away(kind: str) -> Callable[[Record], str]:
    def alter(whole: Record) -> str:
        event = on_paper(whole, kind)
        del event["body"]["hand"]
        return f"events[{event['seq']}].body.hand"

    return alter


def put_on(kind: str, fits: Callable[[Record], object], **hand: str) -> Callable[[Record], str]:
    def alter(whole: Record) -> str:
        event = last(whole, kind, fits)
        event["body"]["hand"] = {"role": "scribe", "link": "77aa01b2c3d4"} | hand
        return f"events[{event['seq']}].body.hand"

    return alter


def later(whole: Record) -> str:
    """Help that lasts a day."""
    event = last(whole, "help.asked", lambda body: True)
    event["body"]["until"] = "2031-01-01T00:00:00Z"
    return f"events[{event['seq']}].body.until"


def unasked(whole: Record) -> str:
    """Somebody who asked for help did not."""
    asked = last(whole, "help.asked", lambda body: True)
    whole["events"].remove(asked)
    event = last(whole, "consent.given", lambda body: body["seat"] == asked["body"]["seat"])
    return f"events[{event['seq'] - 1}].body.hand"


def ended(whole: Record) -> str:
    """The owner took it back before."""
    asked = last(whole, "help.asked", lambda body: True)
    over = {"kind": "help.ended", "at": asked["at"], "body": {"seat": asked["body"]["seat"]}}
    whole["events"].insert(asked["seq"], over)
    event = last(whole, "consent.given", lambda body: body["seat"] == asked["body"]["seat"])
    return f"events[{event['seq'] + 1}].body.hand"


def counted(whole: Record) -> str:
    whole["record"]["on_behalf"]["roles"][0]["acts"]["consent.given"] -= 1
    return "record.on_behalf.roles[0].acts.consent.given"


ALTERED: dict[str, Callable[[Record], str]] = {
    **{
        f"a hand taken away at {kind}": taken_away(kind)
        for kind in ("consent.given", "ballot.handed", "argument.posted")
    },
    "a hand taken away where the seat was put": taken_away("seat.taken"),
    "a hand on a phone that asked nobody": put_on("consent.given", unhanded),
    "a hand where nobody's seat speaks": put_on("stage.closed", unhanded),
    "a hand of a role that has none": put_on("consent.given", handed, role="moderator"),
    "help that lasts too long": later,
    "help that was never asked for": unasked,
    "help that its owner ended": ended,
    "a count that is one too low": counted,
}


def altered(whole: Record, name: str) -> tuple[str, str]:
    """The file with this altered and its chain made to fit, and the place that has to be named."""
    made = deepcopy(whole)
    place = ALTERED[name](made)
    relink(made)
    return json.dumps(made), place


@pytest.mark.parametrize("name", ALTERED)
def test_both_verifiers_name_a_hand_that_was_forged_or_taken_away(before: Record, page: Page, name: str) -> None:
    """Of an older log, which tells whose seat it is; `test_told` is about those of now."""
    content, place = altered(before, name)
    assert place in [fault.place for fault in verify(content.encode()).faults]
    [told] = ask(page, [(content, "")])
    assert place in [fault["place"] for fault in told["faults"]]
