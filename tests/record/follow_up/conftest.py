"""A meeting that was decided and closed, with something to follow."""

from collections.abc import Callable
from datetime import date

import pytest

from app.live.meetings import load
from app.record.follow_up import telling
from tests.devices import CODE, Browser

Clock = Callable[[date], None]


@pytest.fixture
def closed(console: Browser) -> Browser:
    """Decided and closed: P1 under a voorwaarde, P2 nothing with a wish, P3 nothing."""
    console.lead_to("decision")
    promise = {"text": "Een waterrooster;\nmet tien namen, minstens.", "owner": "Fatima", "checker": "penvoerder"}
    awards = [
        {"initiative": "P1", "amount": 600_000, "reason": "Groen.", "conditions": [promise | {"due": "2026-01-15"}]},
        {"initiative": "P2", "amount": 0, "reason": "Later.", "conditions": [{"text": "Kleiner.", "kind": "wens"}]},
        {"initiative": "P3", "amount": 0, "reason": "Later.", "reserve": 1},
    ]
    assert console.say("decision.propose", awards=awards).status_code == 200
    for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
        console.act(act)
    assert load(CODE).state.closed
    return console


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what day it is."""
    return lambda day: monkeypatch.setattr(telling, "today", lambda: day)
