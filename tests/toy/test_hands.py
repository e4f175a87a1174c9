"""A part that lives under tests/ alone: acts, rights, refusals, faces, the console's button, the record and replay."""

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.live import meetings
from app.part import SHOWN
from facilitation.next_step import next_step
from facilitation.registry import PARTS
from facilitation.roles import Role
from facilitation.state.stage import Stage
from tests.devices import CODE, Browser, opening
from tests.toy import hands

QUESTION = "Wie woont hier al tien jaar?"


@pytest.fixture(autouse=True)
def part() -> Iterator[None]:
    """The house with a show of hands, as long as a test runs."""
    with PARTS.with_part(hands.PART), SHOWN.with_part(hands.SHOWN):
        yield


@pytest.fixture
def hall(app: Flask) -> Iterator[Flask]:
    """A meeting that begins with a show of hands, its templates beside those of the house."""
    own = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    app.jinja_loader = jinja2.ChoiceLoader([app.jinja_loader, own])
    agenda = (Stage(key="handen", kind="raised", minutes=5), Stage(key="einde", kind="review", minutes=5))
    opened = opening()
    with app.app_context():
        meetings.create(type(opened)(**{name: getattr(opened, name) for name in FIELDS} | {"agenda": agenda}))
        yield app


FIELDS = ("code", "title", "pot", "frames", "initiatives", "tables")


@pytest.fixture
def console(hall: Flask) -> Browser:
    browser = Browser(hall.test_client(), "console")
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
    return browser


@pytest.fixture
def phone(hall: Flask) -> Browser:
    browser = Browser(hall.test_client())
    browser.join(name="Anna", channel="room")
    return browser


def shown(face: str, language: str = "nl") -> str:
    return "".join(regions.regions(meetings.load(CODE), face, language).html.values())


def test_it_is_asked_raised_counted_and_seen_on_every_face(console: Browser, phone: Browser) -> None:
    assert console.act("hands.ask", question=QUESTION).status_code == 200
    assert phone.act("hand.raise").status_code == 200
    for face in ("phone", "screen", "console"):
        assert QUESTION in shown(face), face
        assert ">1<" in shown(face), face
    assert QUESTION in shown("livecast")
    assert "Handen" in shown("screen")
    assert "Hands" in shown("screen", "en")
    assert '"hand":true' in phone.get().text.replace("&#34;", '"')


def test_who_may_not_is_refused_and_every_refusal_is_said_in_two_languages(console: Browser, phone: Browser) -> None:
    assert phone.act("hands.ask", question=QUESTION).json["error"]["key"] == "not_allowed"
    early = phone.act("hand.raise").json["error"]
    assert (early["key"], early["message"]) == ("nothing_asked", "Er is nog niets gevraagd.")
    console.act("hands.ask", question=QUESTION)
    phone.act("hand.raise")
    phone.get("?taal=en")
    again = phone.act("hand.raise")
    assert again.status_code == 409
    assert again.json["error"]["message"] == "Your hand is up already, among 1."
    assert "hand.raise" in PARTS.matrix[Role.RESIDENT]
    assert "hands.ask" not in PARTS.matrix[Role.RESIDENT]


def test_the_console_says_what_is_missing_and_then_closes_it(console: Browser, phone: Browser) -> None:
    assert "Stel eerst een vraag." in shown("console")
    console.act("hands.ask", question=QUESTION)
    phone.act("hand.raise")
    assert "Stel eerst een vraag." not in shown("console")
    assert "1 van de 1 handen" in shown("console")
    step = next_step(meetings.load(CODE).state)
    assert step is not None
    assert f'value="{step.button.act} ' in shown("console")
    assert console.act(step.button.act).status_code == 200
    assert meetings.load(CODE).state.current.status == "closed"
    assert phone.act("hand.raise").json["error"]["key"] == "stage_closed"


def test_the_record_tells_of_it_and_the_log_gives_the_same_meeting_again(console: Browser, phone: Browser) -> None:
    console.act("hands.ask", question=QUESTION)
    phone.act("hand.raise")
    assert meetings.state_at(CODE) == meetings.load(CODE).state
    for act in ("stage.close", "stage.advance", "stage.close", "stage.reveal", "meeting.close"):
        assert console.act(act).status_code == 200, act
    assert console.get("/besluit.json").json["record"]["raised"] == [{"question": QUESTION, "up": 1}]
    assert f"{QUESTION}: 1" in console.get("/besluit").text
    assert f"{QUESTION}: 1" in console.get("/besluit.md").text


def test_without_the_part_the_house_knows_nothing_of_it() -> None:
    PARTS.remove("raised")
    SHOWN.remove("raised")
    try:
        assert "hand.raise" not in PARTS.acts
        assert "hand_up" not in SHOWN.refusals
    finally:
        PARTS.add(hands.PART)
        SHOWN.add(hands.SHOWN)
