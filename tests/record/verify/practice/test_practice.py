"""Both verifiers say of a practice evening that nothing of it counts."""

from pathlib import Path
from random import Random

import pytest
from flask import Flask
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from app import commands
from app.counting.workers import HOUSE
from app.live import meetings
from app.record.exports import record_json
from facilitation.events import MeetingOpened
from facilitation.parts.clock import PaceClock
from tests.record.verify.asking import ask
from tests.record.verify.evenings import RandomEvening

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("proof")]


class Practised(RandomEvening):
    """A random evening that does not count."""

    def opening(self) -> MeetingOpened:
        return replace(super().opening(), practice=60)

    def talk(self, key: str) -> None:
        """Now it stands still, and then it goes on at another pace."""
        for rate in (0, 10):
            meetings.perform(self.code, PaceClock(rate=rate), HOUSE)
        super().talk(key)


@pytest.fixture(scope="module")
def practised(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file of a practice evening."""
    Practised("OEFEN9", Random(3)).play()
    file = tmp_path_factory.mktemp("record") / "besluit-OEFEN9.json"
    file.write_bytes(record_json.write("OEFEN9"))
    return file


def test_the_command_says_it_first(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["verify", str(practised)]) == 0
    assert capsys.readouterr().out.startswith("PRACTICE  This was a practice evening: nothing in it counts.")


def test_the_page_works_it_out_and_says_it(practised: Path, page: Page, whole: bytes) -> None:
    [told] = ask(page, [(practised.read_text(), "")])
    assert (told["ok"], told["unknown"]) == (True, [])
    page.set_input_files("#file", str(practised))
    expect(page.locator(".practice")).to_have_text("Dit was een oefening: niets hiervan telt.")
    page.set_input_files("#file", {"name": "besluit.json", "mimeType": "application/json", "buffer": whole})
    expect(page.locator(".practice")).to_have_count(0)
