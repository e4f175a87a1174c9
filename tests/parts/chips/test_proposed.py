"""What is said of a package that began from chips: the words of the tables, on every face and in the record."""

import re

import pytest
from flask import Flask

from app.faces import regions
from app.languages import speaking
from app.live import meetings
from app.record.exports import markdown
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.package.acts import SetAward
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.state.plan import Initiative
from tests.parts.chips.room import PLAIN, Room, stage_of

RANKING = re.compile(r"[^.>]*rangschikking[^.<]*", re.IGNORECASE)
LESS = SetAward(initiative="P2", amount=100_000, reason="Het kan met minder.")


@pytest.fixture
def room(context: Flask) -> Room:
    """Two tables gave, and the room divides."""
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in (1, 2, 3)]
    room = Room("FICHE1", 600_000, plans, [stage_of(chips=4, complete=3), PLAIN["allocation"]], tables=2)
    room.sit("T1", 3)
    room.sit("T2", 3)
    room.begin()
    room.lay("T1", {"P1": 8, "P2": 4})
    room.lay("T2", {"P1": 4, "P2": 8})
    room.show()
    room.lead(AdvanceStage(), CloseStage(), RevealStage())
    return room


def test_every_face_speaks_of_what_the_tables_gave(room: Room) -> None:
    for acts, words in (((), "afels gaven"), ((LESS,), "fiches")):
        room.lead(*acts)
        for face in ("phone", "livecast", "screen", "console"):
            shown = " ".join(regions.regions(meetings.load(room.code), face, "nl").html.values())
            assert words in shown or (face, words) == ("livecast", "afels gaven"), face
            assert RANKING.findall(shown) == [], face


def test_the_record_says_what_the_tables_gave_and_that_the_room_departed_from_it(room: Room, context: Flask) -> None:
    room.lead(LESS, AdvanceStage(), CloseStage(), RecordDecision(), AdvanceStage(), CloseStage(), CloseMeeting())
    with speaking("nl"), context.test_request_context():
        told = markdown.write(room.code)
    text = told.decode() if isinstance(told, bytes) else str(told)
    assert "De tafels gaven samen € 3.000." in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Bij 1 plan koos ze een ander bedrag dan de tafels gaven." in text
    assert RANKING.findall(text) == []
