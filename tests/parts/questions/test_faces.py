"""How far a question is, on every face: its word, when, and by which role; and the questions for which it stands."""

import json
from collections.abc import Iterator

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.live import meetings
from facilitation.state.stage import Stage
from tests.devices import CODE, JSON, Browser, opening
from tests.plain import Plain

FACES = ("phone", "screen", "console", "livecast")
AT = "navragen"


def shown(face: str) -> str:
    """All that is shared on a face."""
    return " ".join(regions.regions(meetings.load(CODE), face, "nl").html.values())


@pytest.fixture
def asking(app: Flask) -> Iterator[Browser]:
    """The console of a meeting at its questions, of which two are nearly the same."""
    plain = opening()
    with app.app_context():
        meetings.create(msgspec.structs.replace(plain, agenda=(Stage(AT, "questions"), plain.agenda[-1])), public=True)
        leader, phone = Browser(app.test_client(), "console"), Browser(app.test_client())
        assert leader.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
        phone.join(name="Fatima", table="T1")
        for text in ("Wanneer begint het?", "Vanaf wanneer dan?", "Wie betaalt?"):
            assert phone.act("question.ask", text=text).status_code == 200
        yield leader


def test_every_face_says_how_far_a_question_is(asking: Browser) -> None:
    for face in FACES:
        assert "ontvangen" in shown(face), face
        assert " uur" in shown(face), face
    assert asking.act("question.put V1", to="de wethouder").status_code == 200
    for face in FACES:
        page = shown(face)
        assert "gesteld" in page, face
        assert "aan de wethouder" in page, face
        assert "gespreksleider" in page, face
    assert asking.act("question.answer V1 how=now", text="In mei.").status_code == 200
    for face in FACES:
        assert "beantwoord" in shown(face), face


def test_a_bundle_is_seen_on_every_face_and_both_texts_are_read(asking: Browser) -> None:
    assert asking.act("question.bundle V2", under="V1").status_code == 200
    for face in ("phone", "console", "livecast"):
        page = shown(face)
        assert page.index("Wanneer begint het?") < page.index("Vanaf wanneer dan?"), face
    assert "samen met nog 1 vraag" in shown("screen")
    assert asking.act('question.bundle V2 under=""').status_code == 200
    assert "samen met nog" not in shown("screen")


def test_whoever_asked_reads_which_question_stands_for_theirs(app: Flask, asking: Browser) -> None:
    other = Browser(app.test_client())
    other.join(name="Bram", table="T1")
    other.act("question.ask", text="Hoe laat begint het?")
    asking.act("question.bundle V4", under="V1")
    assert "Je vraag staat nu bij een andere" in other.get().text
    assert "Hij gaat mee met:" in other.get().text


def test_at_the_console_without_scripts_a_question_is_put_and_bundled(asking: Browser) -> None:
    desk = Plain(asking.client, f"/t/{CODE}/regie")
    desk.press("question.put V3", **{"V3.to": "de wethouder"})
    desk.press("question.bundle V2", **{"V2.under": "V1"})
    state = meetings.load(CODE).state.current.state
    assert (state.posed["V3"].to, state.bundled["V2"].under) == ("de wethouder", "V1")
    desk.press("Haal weer apart")
    assert meetings.load(CODE).state.current.state.bundled == {}


def test_a_refusal_is_said_in_words(asking: Browser) -> None:
    refused = asking.client.post(
        f"/t/{CODE}/act",
        data={"do": "question.bundle V1", "under": "V1", "face": "console", "csrf_token": asking.token()},
        headers=JSON,
    )
    assert "niet onder zichzelf" in refused.json["error"]["message"]


def test_the_record_tells_the_whole_way_of_a_question(asking: Browser) -> None:
    asking.act("question.put V1", to="de wethouder")
    asking.act("question.bundle V2", under="V1")
    asking.act("question.answer V1 how=now", text="In mei.")
    asking.act("stage.advance")
    asking.act("meeting.close")
    told = {each["id"]: each for each in json.loads(asking.get("/besluit.json").text)["record"]["questions"]}
    assert told["V1"]["posed"]["to"] == "de wethouder"
    assert told["V2"]["bundled"]["under"] == "V1"
    page = asking.get("/besluit").text
    assert "gesteld aan de wethouder" in page
    assert "gebundeld met ‘Wanneer begint het?’" in page
