"""What has to be looked after while the evening runs: copies, the disk, the clock. The console hears what is wrong."""

import logging
from typing import Any

from flask import Flask

from app.counting.workers import StageId
from app.services import services_of
from realtime.broadcast import Broadcaster

LOOK = 2.0
COUNTING = 0.2
log = logging.getLogger(__name__)


def tend(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """For ever: do what is due, and bring the consoles up to date when something else is wrong than before."""
    found = services_of(app)
    while True:
        sio.sleep(LOOK)
        try:
            changed = found.watch.look()
            if found.watch.renewed():
                changed = found.rooms.renew() or changed
        except Exception:
            log.exception("what has to be looked after could not be looked at")
            continue
        for room in found.rooms if changed else ():
            broadcaster.mark(room)


def count(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """For ever: keep what the workers counted, and tell the room how far they are."""
    found = services_of(app)
    told: dict[StageId, int] = {}
    while True:
        sio.sleep(COUNTING)
        try:
            before, told = told, {key: worker.step for key, worker in found.workers.running.items()}
            moved = {code for (code, _), _ in before.items() ^ told.items()}
            for code in {code for code, _ in told} | moved:
                room = found.rooms.load(code)
                if found.workers.collect(room) or code in moved:
                    broadcaster.mark(room)
        except Exception:
            log.exception("a count could not be followed")
