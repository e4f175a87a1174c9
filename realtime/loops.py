"""What runs for as long as the server does: beats, the end of sockets that may not stay, upkeep, counts."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask

from app.access import grants
from app.counting.workers import StageId
from app.desk.practice import evenings as practised
from app.faces.region import FACES
from app.faces.view import View
from app.live.room import Room
from app.operations import due
from app.parts.tables.hall import tiles
from app.services import Services, services_of
from facilitation.parts.reactions import passed
from facilitation.state.viewers import viewers
from realtime.broadcast import Broadcaster
from realtime.lines.sessions import Sessions
from realtime.presence import Presence, Visitor
from realtime.rooms import Audience

BEAT = 10.0  # seconds between two beats
AT_ONCE = 100  # sockets that get their beat in one turn
SWEEP = 1.0  # seconds between two looks at slow readers
ASK = 1.0  # seconds between two looks at who is asked whether they are there
REVOKED = 0.4  # seconds between two looks at the links: a revoked one is cut off within one
IDLE = 5.0  # seconds between two looks at sessions that look at nothing
UPKEEP = 2.0  # seconds between two looks at copies and disk
TOLD = ("console",)  # the faces that tell how those are
CLOCK = 0.4  # seconds between two looks at the computer's clock
HALL = 1.0  # seconds between two looks at the tables of a hall
DUE = 0.4  # seconds between two looks at what is due by the clock
COUNTS = 0.2  # seconds between two looks at the counts
WAITING = 64  # messages that may wait for one reader: a quarter of a minute at four a second
log = logging.getLogger(__name__)


def now() -> str:
    """The server's time, UTC in ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def beat(app: Flask, sio: Any, broadcaster: Broadcaster, presence: Presence) -> None:
    """Tell every audience how far the log and its messages are, so that a phone notices what it missed."""
    while True:
        sio.sleep(BEAT)
        beat_once(services_of(app), sio, broadcaster, presence)


def beat_once(services: Services, sio: Any, broadcaster: Broadcaster, presence: Presence) -> None:
    """One beat to everybody who watches, some at a time: thousands who only look keep nobody's act waiting.

    How far all is, is told as it is then: whoever comes last in line may have had news meanwhile. While news is on its
    way to some of them nobody is told: it would seem that they missed it.
    """
    for audience in list(broadcaster.audiences.values()):
        sids = list(audience.sids)
        for first in range(0, len(sids), AT_ONCE):
            while audience.telling:
                sio.sleep(0)
            room = services.rooms.get(audience.code)
            if room is None:  # it went meanwhile
                break
            beat = _heartbeat(room, audience) | led(presence, audience)
            sio.server.emit("beat", beat, room=sids[first : first + AT_ONCE])
            sio.sleep(0)


def follow_clock(app: Flask, sio: Any, broadcaster: Broadcaster, presence: Presence) -> None:
    """When the computer's clock was set, tell every browser the time at once and let all countdowns go along."""
    services = services_of(app)
    while True:
        sio.sleep(CLOCK)
        try:
            seconds = services.watch.clock.look()
            if seconds:
                log.warning("the clock of this computer was set by %.0f seconds", seconds)
                beat_once(services, sio, broadcaster, presence)
            services.countdowns.carry(seconds if seconds and services.leads("clock") else 0)
        except Exception:
            log.exception("a clock that was set could not be followed")


def _heartbeat(room: Room, audience: Audience) -> dict[str, Any]:
    """The head of the log, how far this audience is, the time, and the scope where that is not the room."""
    return {"seq": room.state.seq, "rev": audience.rev, "now": now()} | audience.named


def led(presence: Presence, audience: Audience) -> dict[str, bool]:
    """What an audience of the room is told about the console, once there was one: whether it is connected."""
    connected = None if audience.named else presence.led(audience.code)
    return {} if connected is None else {"led": connected}


def drop_slow_readers(sio: Any, hang_up: Callable[[Any], None]) -> None:
    """Cut off readers for whom too much waits; they come back and fetch the whole."""
    while True:
        sio.sleep(SWEEP)
        slow = [known for known in list(sio.server.eio.sockets.values()) if known.queue.qsize() > WAITING]
        for known in slow:
            hang_up(known)
        if slow:
            log.warning("%s slow readers were cut off", len(slow))


def ask_whether_they_are_there(sio: Any, sessions: Sessions) -> None:
    """Ask every session now and then; who does not answer in time is gone."""
    while True:
        sio.sleep(ASK)
        try:
            sessions.ask()
        except Exception:
            log.exception("the sessions could not be asked whether they are there")


def drop_idle(sio: Any, sessions: Sessions, presence: Presence, hang_up: Callable[[Any], None]) -> None:
    """End the sessions that look at no face though they had the time to; who means to look comes back."""
    while True:
        sio.sleep(IDLE)
        server = sio.server
        looking = {server.manager.eio_sid_from_sid(visitor.sid, "/") for visitor in presence.looking()}
        idle = [known for key in sessions.idle(looking) if (known := server.eio.sockets.get(key))]
        for known in idle:
            hang_up(known)
        if idle:
            log.warning("%s sessions were ended that looked at nothing", len(idle))


def drop_revoked(app: Flask, sio: Any, presence: Presence, hang_up: Callable[[Any], None]) -> None:
    """End the sockets of links that were revoked, wherever that was done."""
    services = services_of(app)
    while True:
        sio.sleep(REVOKED)
        try:
            for visitor in _revoked(services, presence):
                hang_up(sio.server.eio.sockets[sio.server.manager.eio_sid_from_sid(visitor.sid, "/")])
        except Exception:
            log.exception("the links could not be looked at")


def _revoked(services: Services, presence: Presence) -> list[Visitor]:
    """The sockets whose link holds no longer, and those that a livecast locked out."""
    locked = any(viewers(room.state).locked for room in services.rooms)
    out = [visitor for visitor in presence.looking() if _locked_out(services, visitor)] if locked else []
    keyed = presence.keyed()
    if not keyed:
        return out
    with services.database.read.connect() as connection:
        living = grants.living(connection, {visitor.grant for visitor in keyed})
    return [*out, *(visitor for visitor in keyed if visitor.grant not in living)]


def _locked_out(services: Services, visitor: Visitor) -> bool:
    """Whether it looks at a livecast that was locked since, without a link and without a seat."""
    if visitor.grant or visitor.audience is None or visitor.audience.face != "livecast":
        return False
    room = services.rooms.get(visitor.audience.code)
    if room is None or not viewers(room.state).locked:
        return False
    return visitor.device.seat(room.state) is None


def look_after(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """Do the upkeep that is due, and bring the console up to date when something else is wrong than before."""
    services = services_of(app)
    while True:
        sio.sleep(UPKEEP)
        try:
            news = services.watch.look()
            renewed = services.watch.renewed() and services.rooms.renew()
            with app.app_context():
                practised.collect()
            services.rooms.keep_snapshots()
        except Exception:
            log.exception("what has to be looked after could not be looked at")
            continue
        for room in services.rooms if news or renewed else ():
            broadcaster.mark(room, FACES if renewed else TOLD)


def follow_halls(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """Let the consoles know which phones woke up, fell asleep or went, and which tables became silent."""
    services = services_of(app)
    told: dict[str, object] = {}
    while True:
        sio.sleep(HALL)
        try:
            for code in broadcaster.watched("console"):
                room = services.rooms.get(code)
                if room is None:
                    continue
                with app.app_context():
                    seen = tiles(View(room, "console"))
                if told.get(code) != seen:
                    told[code] = seen
                    broadcaster.mark(room)
        except Exception:
            log.exception("the tables of a hall could not be followed")


def do_what_is_due(app: Flask, sio: Any) -> None:
    """Do what the parts of the meetings have to do by the clock of the house."""
    services = services_of(app)
    while True:
        sio.sleep(DUE)
        try:
            due.look(services.rooms, services.performer.perform, datetime.now(UTC))
        except Exception:
            log.exception("what is due by the clock could not be done")


def follow_reactions(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """Let reactions pass that stood for half a minute."""
    services = services_of(app)
    now = datetime.now(UTC)
    while True:
        sio.sleep(HALL)
        try:
            before, now = now, datetime.now(UTC)
            for code in {audience.code for audience in broadcaster.audiences.values() if audience.sids}:
                room = services.rooms.get(code)
                if room is not None and passed(room.reactions, before, now):
                    broadcaster.mark(room)
        except Exception:
            log.exception("reactions could not be followed")


def follow_counts(app: Flask, sio: Any, broadcaster: Broadcaster) -> None:
    """Keep what the workers counted, and tell the room how far they are."""
    services = services_of(app)
    told: dict[StageId, int] = {}
    while True:
        sio.sleep(COUNTS)
        try:
            before, told = told, {key: worker.step for key, worker in services.workers.running.items()}
            moved = {code for (code, _), _ in before.items() ^ told.items()}
            for code in {code for code, _ in told} | moved:
                room = services.rooms.get(code)
                if room is not None and (services.workers.collect(room) or code in moved):
                    broadcaster.mark(room)
        except Exception:
            log.exception("a count could not be followed")
