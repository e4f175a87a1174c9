"""What everybody sees of captions: a button on phones, a strip on the wall, a page to type on, and the record."""

from pathlib import Path

import pytest
from flask import Flask

from app.access import links
from app.commands import main
from app.live.meetings import perform
from app.services import services
from facilitation.parts.captions import SetCaptions, WriteCaption
from facilitation.parts.stages import CloseMeeting
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.parts.captions.in_evenings import CAPTIONER
from tests.people import LEADER, lead_to

TOGGLE, STRIP = "data-captions-toggle", "wallcaption"


@pytest.fixture
def typing(context: Flask) -> Browser:
    """The captioner's laptop."""
    browser = Browser(context.test_client())
    key = links.make(CODE, Role.CAPTIONER)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


def test_who_has_no_link_of_a_captioner_finds_the_door(console: Browser, phone: Browser, typing: Browser) -> None:
    for browser in (console, phone):
        answer = browser.get("/ondertitel")
        assert answer.status_code == 403
        assert "Om mee te typen" in answer.text
    assert "Deze zin" in typing.get("/ondertitel").text
    assert typing.get("/regie").status_code == 403


def test_phones_and_home_offer_it_once_there_are_captions_and_the_wall_shows_it_where_it_should(
    console: Browser, seated: Browser
) -> None:
    assert TOGGLE not in seated.get().text
    assert console.act("captions.set on=true").status_code == 200
    for page in ("", "/livecast"):
        assert TOGGLE in seated.get(page).text
    assert "wordt niet bewaard" in seated.get().text
    assert STRIP not in seated.get("/scherm").text
    assert console.act("captions.set wall=true kept=true").status_code == 200
    assert STRIP in seated.get("/scherm").text
    assert "komt in het verslag" in seated.get().text
    assert console.act("wall.show what=black").status_code == 200
    assert STRIP not in seated.get("/scherm").text


def test_the_record_tells_what_was_kept_until_it_is_removed(phone: Browser, context: Flask, tmp_path: Path) -> None:
    perform(CODE, SetCaptions(on=True, kept=True), LEADER)
    perform(CODE, WriteCaption(text="Welkom allemaal."), CAPTIONER)
    lead_to("review")
    perform(CODE, CloseMeeting(), LEADER)
    page = phone.get("/besluit").text
    assert "Wat de schrijftolk typte" in page
    assert "Welkom allemaal." in page
    (line,) = phone.client.get(f"/t/{CODE}/besluit.json").json["record"]["captions"]
    assert line["text"] == "Welkom allemaal."
    assert main(["redact", CODE, "Welkom allemaal.", "--data", str(tmp_path)]) == 0
    assert services().rooms.renew()
    assert "Wat de schrijftolk typte" not in phone.get("/besluit").text
