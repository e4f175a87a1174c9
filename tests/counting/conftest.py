"""The small meeting with its ballots sealed, in a process that may not count."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from flask import Flask

from app.live import meetings
from app.live.meetings import perform
from facilitation.counting import rules
from facilitation.events import MeetingOpened
from facilitation.parts.stages import CloseStage
from tests.counting.sealed import EQUALS, voted
from tests.devices import CODE, opening
from tests.people import LEADER


@pytest.fixture
def nobody_counts_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever counts in the server's own process fails."""

    def broken(*args: Any) -> None:
        raise AssertionError("counted in the process of the room")

    monkeypatch.setattr(rules, "count", broken)


@pytest.fixture
def ranked(context: Flask) -> Flask:
    """Two ballots, sealed."""
    voted(("P1", "P3"), ("P3", "P2"))
    perform(CODE, CloseStage(), LEADER)
    return context


@pytest.fixture
def equals(app: Flask) -> Iterator[Flask]:
    """Three plans that nothing but a lot can part, and money for two."""
    with app.app_context():
        start: MeetingOpened = msgspec.structs.replace(opening(), initiatives=EQUALS)
        meetings.create(start)
        voted(("P1", "P2", "P3"), ("P2", "P3", "P1"), ("P3", "P1", "P2"))
        perform(CODE, CloseStage(), LEADER)
        yield app
