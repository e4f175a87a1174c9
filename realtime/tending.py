"""What has to be looked after while the evening runs: copies, the disk, the clock. The console hears what is wrong."""

import logging
from typing import Any

from flask import Flask

from app.counting.workers import Place, teller
from app.live import meetings
from app.operations.health import watch
from realtime.broadcast import Broadcaster

LOOK = 2.0
COUNTING = 0.2
log = logging.getLogger(__name__)


def tend(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """For ever: do what is due, and bring the consoles up to date when something else is wrong than before."""
    while True:
        sio.sleep(LOOK)
        try:
            with app.app_context():
                changed = watch().look()
                if watch().renewed():
                    changed = meetings.renew() or changed
        except Exception:
            log.exception("what has to be looked after could not be looked at")
            continue
        for room in list(app.extensions["rooms"].values()) if changed else ():
            broadcaster.mark(room)


def count(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """For ever: keep what the workers counted, and tell the room how far they are."""
    told: dict[Place, int] = {}
    while True:
        sio.sleep(COUNTING)
        try:
            with app.app_context():
                counts = teller()
                before, told = told, {place: worker.step for place, worker in counts.running.items()}
                moved = {code for (code, _), _ in before.items() ^ told.items()}
                for code in {code for code, _ in told} | moved:
                    room = meetings.load(code)
                    if counts.collect(room) or code in moved:
                        broadcaster.mark(room)
        except Exception:
            log.exception("a count could not be followed")
