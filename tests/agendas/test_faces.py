"""The kinds of stages that real agendas need, as every face tells them, in two languages."""

import re

import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.faces.region import FACES
from app.live import meetings
from facilitation.events import MeetingOpened
from facilitation.registry import PARTS
from facilitation.state.stage import Stage
from tests.devices import CODE, Browser, opening
from tests.parts.explanation.test_explanation import DOT

AGENDA = (
    Stage("inloop", "market", 30).saying(title="Kom binnen"),
    Stage("uitleg", "explanation").saying(
        title="Zo gaat het", rules={"text": "Eerst dit.\n\nDan dat.", "picture": DOT, "shows": "Een gele stip"}
    ),
    Stage("pitches", "pitches").saying(rules={"seconds": 90}),
    Stage("vragen", "questions").saying(notes="Om en om."),
    Stage("pauze", "recess", 15),
    Stage("slot", "welcome").saying(title="Tot ziens"),
)


@pytest.fixture
def hall(app: Flask) -> Flask:
    """A meeting with all of them."""
    opened = opening()
    fields = {name: getattr(opened, name) for name in MeetingOpened.__struct_fields__}
    with app.app_context():
        meetings.create(MeetingOpened(**fields | {"code": CODE, "agenda": AGENDA}))
    return app


@pytest.fixture
def console(hall: Flask) -> Browser:
    browser = Browser(hall.test_client(), "console")
    with hall.app_context():
        key = links.make(CODE)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


@pytest.fixture
def phone(hall: Flask) -> Browser:
    browser = Browser(hall.test_client())
    browser.join(name="Anna", channel="room")
    return browser


def shown(hall: Flask, face: str, language: str = "nl") -> str:
    with hall.app_context():
        return "".join(regions.regions(meetings.load(CODE), face, language).html.values())


def words(html: str) -> str:
    """What can be read in it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def go(console: Browser, to: str) -> None:
    while meetings_at(console) != to:
        assert console.act("stage.advance").status_code == 200


def meetings_at(console: Browser) -> str:
    with console.client.application.app_context():
        return meetings.load(CODE).state.current.key


SAID = {
    "inloop": ("Kom binnen", "Moestuin"),
    "uitleg": ("Zo gaat het", "Dan dat.", "Een gele stip"),
    "pitches": ("Pitches", "Moestuin"),
    "vragen": ("Vragen",),
    "pauze": ("Pauze", "Tot ziens"),
}


@pytest.mark.parametrize("stage", SAID)
def test_every_face_tells_the_stage_by_its_own_title(hall: Flask, console: Browser, phone: Browser, stage: str) -> None:
    go(console, stage)
    for face in FACES:
        if face not in ("table", "door"):  # they tell what is done there
            for words in SAID[stage][: 1 if face == "overlay" else None]:  # which has room for a title alone
                assert words in shown(hall, face), (face, words)
    assert phone.get().status_code == 200
    assert "Kom binnen" in shown(hall, "console", "en")


def test_the_button_and_what_is_heard_say_the_title_of_the_evening(hall: Flask, console: Browser) -> None:
    assert "Volgende: Zo gaat het" in shown(hall, "console")
    assert "Nu: Kom binnen." in shown(hall, "phone") or "Kom binnen" in shown(hall, "phone")


def test_what_the_presenter_wants_at_hand_is_on_no_shared_face(hall: Flask, console: Browser) -> None:
    go(console, "vragen")
    for face in ("phone", "screen", "livecast"):
        assert "Om en om." not in shown(hall, face)


def test_a_question_is_asked_supported_answered_and_seen_on_every_face(
    hall: Flask, console: Browser, phone: Browser
) -> None:
    go(console, "vragen")
    other = Browser(hall.test_client())
    other.join(name="Bram", channel="online")
    assert phone.act("question.ask", text="Wie geeft water?").status_code == 200
    assert other.act("question.back V1 on=true").status_code == 200
    for face in ("phone", "screen", "console", "livecast"):
        assert "Wie geeft water?" in shown(hall, face), face
    assert "Beantwoord, volgende vraag" in shown(hall, "console")
    assert phone.act("question.back V1 on=true").json["error"]["message"].startswith("Dit is je eigen vraag.")
    answer = console.act("question.answer V1 how=later", **{"V1.due": "2030-05-01", "V1.text": "Na de vergunning."})
    assert answer.status_code == 200, answer.json
    for face in ("phone", "screen", "console", "livecast"):
        assert "antwoord komt later 1 mei 2030, Na de vergunning." in words(shown(hall, face)), face


def test_a_question_that_is_hidden_is_read_by_its_author_alone(hall: Flask, console: Browser, phone: Browser) -> None:
    go(console, "vragen")
    phone.act("question.ask", text="Wie is die buurman?")
    assert console.act("question.hide V1", reason="Gaat over een buurman.").status_code == 200
    for face in ("phone", "screen", "console", "livecast"):
        assert "Wie is die buurman?" not in shown(hall, face), face
    page = phone.get().text
    assert "Je vraag is verborgen" in page
    assert "Gaat over een buurman." in page


def test_a_stage_of_these_kinds_takes_no_acts_of_its_own_but_the_questions() -> None:
    for kind in ("market", "explanation", "pitches", "recess"):
        assert not PARTS.parts[kind].rules
