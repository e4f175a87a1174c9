"""The question desk: a page for who leads and for the moderator, live and without scripts; and what askers read."""

import json
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.live import meetings
from facilitation.parts.questions.state import KIND
from facilitation.roles import Role
from facilitation.state.stage import Stage
from tests.devices import CODE, Browser, opening
from tests.plain import Plain

DESK = "/regie/vragen"


@pytest.fixture
def moderator(app: Flask) -> Iterator[Browser]:
    """The moderator's laptop, in a meeting at its questions: two of the room, one from home."""
    plain = opening()
    agenda = (Stage("vragen", "questions"), plain.agenda[-1])
    with app.app_context():
        meetings.create(msgspec.structs.replace(plain, agenda=agenda), public=True)
        for number, (text, channel) in enumerate((("Wie?", "room"), ("Wat kost het?", "room"), ("Waar?", "online")), 1):
            phone = Browser(app.test_client())
            phone.join(name=f"Bewoner {number}", channel=channel)
            assert phone.act("question.ask", text=text).status_code == 200
        yield keyed(app, Role.MODERATOR)


def keyed(app: Flask, role: Role) -> Browser:
    browser = Browser(app.test_client(), "console")
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, role)}).status_code == 204
    return browser


def questions() -> object:
    return KIND.named(meetings.load(CODE).state, "vragen").state  # type: ignore[union-attr]


def test_the_desk_is_for_who_leads_and_for_the_moderator(app: Flask, moderator: Browser) -> None:
    assert Browser(app.test_client()).get(DESK).status_code == 403
    assert "Vragentafel" in moderator.get(DESK).text
    assert "Stel nu" in keyed(app, Role.FACILITATOR).get(DESK).text
    assert "regie/vragen" in moderator.get("/regie").text


def test_room_and_home_are_put_in_turn_without_scripts(moderator: Browser) -> None:
    desk = Plain(moderator.client, f"/t/{CODE}{DESK}")
    for key in ("V1", "V3", "V2"):
        page = moderator.get(DESK).text
        assert f'id="op-to-{key}"' in page
        desk.press(f"question.put {key} stage=vragen", **{f"{key}.to": "de wethouder"})
    assert list(questions().posed) == ["V1", "V3", "V2"]  # type: ignore[attr-defined]
    assert 'value="de wethouder"' not in moderator.get(DESK).text  # nothing waits any more


def test_a_star_is_seen_at_the_desk_alone(app: Flask, moderator: Browser) -> None:
    before = [regions.regions(meetings.load(CODE), face, "nl").html for face in ("phone", "livecast", "screen")]
    desk = Plain(moderator.client, f"/t/{CODE}{DESK}")
    desk.press("question.star V2 on=true stage=vragen")
    assert 'aria-pressed="true"' in moderator.get(DESK).text
    assert [regions.regions(meetings.load(CODE), face, "nl").html for face in ("phone", "livecast", "screen")] == before


def test_what_has_no_answer_gets_a_date_and_a_name_after_its_stage(app: Flask, moderator: Browser) -> None:
    leader = keyed(app, Role.FACILITATOR)
    assert moderator.act("question.answer V1 how=now stage=vragen").status_code == 200
    assert leader.act("stage.advance").status_code == 200
    page = moderator.get(DESK).text
    assert "Nog zonder antwoord" in page
    desk = Plain(moderator.client, f"/t/{CODE}{DESK}")
    desk.press("question.answer V3 how=later stage=vragen", **{"V3.due": "2030-05-01", "V3.owner": "Het stadsdeel"})
    answer = questions().answers["V3"]  # type: ignore[attr-defined]
    assert (answer.due, answer.owner) == (date(2030, 5, 1), "Het stadsdeel")
    assert leader.act("meeting.close").status_code == 200
    told = {each["id"]: each for each in json.loads(leader.get("/besluit.json").text)["record"]["questions"]}
    assert (told["V3"]["due"], told["V3"]["owner"]) == ("2030-05-01", "Het stadsdeel")
    assert told["V2"]["how"] == ""


def test_whoever_asked_reads_how_far_it_is_also_when_the_room_is_elsewhere(app: Flask, moderator: Browser) -> None:
    asker = Browser(app.test_client())
    asker.join(name="Noor", channel="online")
    asker.act("question.ask", text="Hoe laat?")
    assert "Je vraag: ontvangen" in asker.get("/livecast").text
    moderator.act("question.put V4 stage=vragen", to="de wethouder")
    assert "Je vraag: gesteld" in asker.get("/livecast").text
    keyed(app, Role.FACILITATOR).act("stage.advance")
    moderator.act("question.answer V4 how=who owner=Zuid stage=vragen")
    for page in ("", "/livecast"):
        assert "Je vraag: iemand zoekt het uit" in asker.get(page).text


def test_the_desk_is_a_scope_of_the_console_and_other_consoles_are_sent_none_of_it(moderator: Browser) -> None:
    room = meetings.load(CODE)
    assert "desk" not in regions.regions(room, "console", "nl").html
    assert "Wat kost het?" in regions.regions(room, "console", "nl", "questions:desk").html["desk"]
