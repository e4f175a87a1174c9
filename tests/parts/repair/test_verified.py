"""Both verifiers follow an evening that ends without the decision that it had, and with what was undone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.record.verify.verdict import verify
from facilitation.parts.decision.acts import ReopenDecision
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.parts.undo import Undo
from tests.facilitation.evening import Evening
from tests.facilitation.situations import recorded
from tests.golden.files import files
from tests.golden.make import log_of

VERIFIER = Path(__file__).parents[3] / "static" / "verify.html"


def reopened() -> Evening:
    """The decision was open again when the meeting was closed."""
    evening = recorded()
    evening.play(ReopenDecision(reason="Eén bezwaar was niet gehoord."))
    evening.play(CloseMeeting())
    return evening


def undone() -> Evening:
    """A plan was withdrawn by mistake, and that was undone."""
    evening = Evening()
    evening.play(WithdrawInitiative(initiative="garden", reason="Verkeerde knop."))
    evening.play(Undo(seq=evening.meeting.seq))
    for stage in ("frames", "initiatives", "arguments"):
        evening.reach(stage)
    evening.play(AdvanceStage())
    evening.finish()
    evening.play(CloseMeeting())
    return evening


@pytest.mark.journey
@pytest.mark.parametrize("played", [reopened, undone], ids=["reopened", "undone"])
def test_both_say_that_its_record_fits(
    played: object, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.golden.files.afterwards", lambda *_: None)  # nothing follows where nothing was decided
    log = tmp_path / "log.jsonl"
    log.write_bytes(log_of(played()))  # type: ignore[operator]
    content = files(log)["json"]
    assert verify(content).faults == ()
    page = browser.new_context(offline=True).new_page()
    page.goto(VERIFIER.as_uri())
    told = page.evaluate("async (content) => (await verifyRecord(content)).faults", content.decode())
    page.context.close()
    assert told == []
