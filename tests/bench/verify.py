"""How long it takes to verify a record of 5,000 events from its file alone."""

import tempfile
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from app import create_app, meetings
from app import log as logged
from app.db import database
from app.exports import structured
from app.proof.verdict import verify
from app.sealing import seals, signet
from facilitation.events import MeetingClosed, MeetingOpened
from tests.bench.fold import evening

EVENTS, ROUNDS, MOST = 5_000, 3, 2.0


def run() -> dict[str, Any]:
    """The best of three, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": folder, "LIMITS": {}})
        with app.app_context():
            content = record()
            app.extensions["database"].close()
    times, verdict = [], None
    for _ in range(ROUNDS):
        start = perf_counter()
        verdict = verify(content)
        times.append(perf_counter() - start)
    assert verdict is not None
    return {"events": verdict.events, "fits": verdict.ok, "bytes": len(content), "best_s": round(min(times), 3)}


def record() -> bytes:
    """The record of a full hall."""
    opened, *rest = evening()[: EVENTS - 1]
    assert isinstance(opened, MeetingOpened)
    meetings.create(opened)
    signs, now = signet.signet(), datetime.now(UTC)

    def work(connection: Any) -> None:
        logged.append(connection, opened.code, [*rest, MeetingClosed()], now)
        seals.close(connection, signs, opened.code)

    database().commit(work)
    return structured.write(opened.code)


def promised(found: dict[str, Any]) -> str:
    """What is broken, or nothing."""
    return "" if found["fits"] and found["best_s"] <= MOST else f"a record of 5,000 events is verified within {MOST} s"


if __name__ == "__main__":
    print(run())
