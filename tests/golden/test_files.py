"""Every golden log keeps the bytes of its record, Markdown and PDF, and both verifiers say that its record fits.

Where a difference was meant: `python -m tests.golden.files`, which says when that is right.
"""

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from app.record.verify.verdict import verify
from tests.golden.files import HASHES, LOGS, files, hashes

VERIFIER = Path(__file__).parents[2] / "static" / "verify.html"
KNOWN: dict[str, dict[str, str]] = msgspec.json.decode(HASHES.read_bytes())


@pytest.fixture(scope="module", params=LOGS, ids=lambda file: file.stem)
def golden(request: pytest.FixtureRequest) -> tuple[str, dict[str, bytes]]:
    """A golden log by name, with its files."""
    return request.param.stem, files(request.param)


def test_every_golden_log_has_its_hashes() -> None:
    assert set(KNOWN) == {file.stem for file in LOGS}


def test_its_files_keep_the_same_bytes(golden: tuple[str, dict[str, bytes]]) -> None:
    name, made = golden
    assert hashes(made) == KNOWN[name]


def test_its_files_are_the_same_when_they_are_made_again() -> None:
    assert files(LOGS[0]) == files(LOGS[0])


def test_the_command_says_that_its_record_fits(golden: tuple[str, dict[str, bytes]]) -> None:
    verdict = verify(golden[1]["json"])
    assert (verdict.faults, verdict.uncovered) == ((), ())
    assert verdict.signatures == ("installation", "scribe", "facilitator")


@pytest.mark.journey
def test_the_page_that_verifies_says_so_too(golden: tuple[str, dict[str, bytes]], browser: Browser) -> None:
    page = browser.new_context(offline=True).new_page()
    page.goto(VERIFIER.as_uri())
    told = page.evaluate("async (content) => (await verifyRecord(content)).faults", golden[1]["json"].decode())
    page.context.close()
    assert told == []
