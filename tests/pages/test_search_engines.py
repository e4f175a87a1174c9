"""Whether search engines may list a meeting: chosen when it is made, or at any time after."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import commands
from app.access import links
from app.live import meetings
from app.live.meetings import load
from app.services import services
from facilitation.roles import Role
from tests.devices import CODE, Browser, opening

META = '<meta name="robots" content="noindex">'
PAGES = (
    "", "/scherm", "/livecast", "/besluit", "/besluit/anders", "/besluit/plan/P1", "/tekenen", "/regie",
)  # fmt: skip
FILES = ("/besluit.json", "/besluit.csv", "/besluit.md", "/besluit.pb", "/besluit.ics", "/besluit.atom", "/token")


def told(browser: Browser) -> set[tuple[str | None, bool]]:
    """What the header and the page say, on everything there is."""
    answers = [browser.get(path) for path in PAGES]
    files = [browser.get(path).headers.get("X-Robots-Tag") for path in FILES]
    return {(a.headers.get("X-Robots-Tag"), META in a.text) for a in answers} | {(tag, bool(tag)) for tag in files}


HIDDEN, SHOWN = {("noindex", True)}, {(None, False)}


def choose(browser: Browser, noindex: str) -> Any:
    data = {"csrf_token": browser.token(), "noindex": noindex}
    return browser.client.post(f"/t/{CODE}/regie/zoekmachines", data=data)


@pytest.mark.parametrize("when", ["before", "after the closing"])
def test_the_console_keeps_every_page_and_file_out_of_search_engines_and_lets_them_in_again(
    console: Browser, phone: Browser, when: str
) -> None:
    if when != "before":
        console.lead_to("decision")
        console.act("stage.close")
        console.act("meeting.close")
    before = load(CODE).state
    assert told(phone) == SHOWN
    assert choose(console, "1").status_code == 303
    assert told(phone) == HIDDEN
    assert "Laat zoekmachines het tonen" in console.get("/regie").text
    assert choose(console, "0").status_code == 303
    assert told(phone) == SHOWN
    assert load(CODE).state == before


def test_a_meeting_can_be_made_so_that_search_engines_stay_away(context: Flask, phone: Browser) -> None:
    meetings.create(opening("STIL22"), noindex=True)
    assert told(Browser(context.test_client(), code="STIL22")) == HIDDEN
    assert told(phone) == SHOWN


def test_only_a_gespreksleider_chooses(context: Flask, console: Browser, phone: Browser) -> None:
    assert choose(phone, "1").status_code == 403
    scribe = Browser(context.test_client(), "console")
    scribe.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.SCRIBE)})
    assert choose(scribe, "1").status_code == 403
    assert "Zoekmachines" not in scribe.get("/regie").text
    assert told(phone) == SHOWN


def test_a_command_does_it_too_and_a_running_server_is_told(
    context: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not load(CODE).noindex
    assert commands.main(["noindex", CODE.lower(), "--data", str(tmp_path), "--json"]) == 0
    assert capsys.readouterr().out == '{"code": "PROEF2", "noindex": true}\n'
    assert services().rooms.renew()
    assert load(CODE).noindex
    assert commands.main(["noindex", CODE, "--off", "--data", str(tmp_path)]) == 0
    assert "may list it" in capsys.readouterr().out
    assert commands.main(["noindex", "NERGENS", "--data", str(tmp_path)]) == 2
