"""An evening about the frames alone: opened from the desk without plans, and its document is the end of it."""

import re

import pytest
from flask import Flask

from app import agendas
from app.access import links, organisers
from app.desk import checking, evening
from app.desk.opening import open_evening
from app.live.meetings import load
from app.parts.frames.models import spoken
from facilitation.agenda import agenda
from facilitation.parts.choice.asked import choices
from facilitation.state.meeting import Meeting
from tests.desk.organiser import Organiser
from tests.devices import Browser

WON = "Overlegtafels"


@pytest.fixture
def draft(app: Flask) -> str:
    """The agenda for such an evening, with a name, a day and a pot."""
    with app.app_context():
        organiser = Organiser.with_key(app.test_client(), organisers.make("Noor"))
        made = organiser.begin(title="Kaders", pot="84.000", agenda="kadersessie", date="2026-12-09", tables="2")
        assert organiser.type(made, "frame.money.text", "Er is 84.000 euro.", 0).status_code in (200, 409)
        return made


@pytest.fixture
def room(app: Flask, draft: str) -> tuple[Browser, Browser]:
    """Its console and a phone."""
    with app.app_context():
        code = open_evening(draft)
        key = links.make(code)
    console, phone = (Browser(app.test_client(), face, code) for face in ("console", "phone"))
    assert console.client.post(f"/t/{code}/regie/key", data={"key": key}).status_code == 204
    phone.join()
    return console, phone


def now(app: Flask, code: str) -> Meeting:
    """The meeting as it is."""
    with app.app_context():
        return load(code).state


def test_it_needs_no_plans_and_an_agenda_about_plans_does(app: Flask, draft: str) -> None:
    with app.app_context():
        assert [each.says for each in checking.missing(evening.load(draft))] == []
        other = Organiser.with_key(app.test_client(), organisers.make("Noor")).begin(
            title="Geld", agenda="stemfestival"
        )
        assert "Er zijn nog geen plannen." in [each.says for each in checking.missing(evening.load(other))]


def test_a_way_is_chosen_by_resistance_agreed_on_and_stands_in_the_document(
    app: Flask, room: tuple[Browser, Browser]
) -> None:
    console, phone = room
    code = console.code
    for face in ("/regie", "", "/scherm", "/livecast"):
        assert console.get(face).status_code == 200
    console.act("stage.advance to=kaders")
    assert console.act("choice.open models=true").status_code == 200
    (choice,) = choices(now(app, code)).values()
    marks = {f"marks.{each.id}": "1" if each.title == WON else "8" for each in choice.options}
    assert phone.act(f"choice.answer {choice.id}", **marks).status_code == 200
    for act in ("choice.close", "choice.show"):
        assert console.act(act).status_code == 200
    told = console.get("/regie").text.replace("&#34;", "'")
    press = re.search(r'value="(frame\.offer money text=[^>]*?)"\s*>Leg dit voor', told)
    assert press is not None
    assert console.act(press[1].replace("'", '"')).status_code == 200
    assert phone.act("frame.answer F1 agrees=true").status_code == 200
    assert console.act("frame.settle F1 verdict=agreed").status_code == 200
    for frame in now(app, code).parts["frames"]:
        assert console.act(f"frame.confirm {frame}").status_code == 200
    assert console.act("stage.advance to=slot").status_code == 200
    assert console.act("meeting.close").status_code == 200
    for face in ("/regie", "", "/scherm", "/livecast", "/besluit", "/besluit.md", "/besluit.pdf", "/besluit.json"):
        assert phone.get(face).status_code == 200 or face == "/regie", face
    document = phone.get("/kaders").text
    assert WON in document
    assert "1 mens eens" in document
    assert f'href="/t/{code}/kaders"' in phone.get("").text
    assert f'href="/t/{code}/kaders"' in console.get("/regie").text


def test_each_way_fills_the_wall_with_all_its_words(room: tuple[Browser, Browser]) -> None:
    console, _ = room
    assert console.act("stage.advance to=kaders").status_code == 200
    for at, way in enumerate(spoken("nl").models, 1):
        assert console.act(f"count.step to={at}").status_code == 200
        wall = console.get("/scherm").text
        assert all(text in wall for text in (way.title, way.short, way.time, way.skills, way.decide, way.city))
    assert console.act("count.step to=5").status_code == 409
    assert console.act("count.step to=0").status_code == 200
    assert "wway" not in console.get("/scherm").text


def test_its_agenda_is_two_hours_without_a_step_about_plans() -> None:
    assert agendas.known()["kadersessie"].minutes == 120
    assert [stage.kind for stage in agenda(agendas.known()["kadersessie"])] == [
        "explanation", "explanation", "frames", "review",
    ]  # fmt: skip
