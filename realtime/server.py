"""The server: holds its data folder, serves pages and sockets from one process, leaves without losing anything."""

import gc
import logging
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import IO, Any

from flask import Flask

from app import create_app
from app.access.addresses import public_url
from app.live.limits import Unreadable
from app.operations import folder_lock, integrity, server_log
from app.services import Services, services_of
from app.storage import private_files, startup_checks
from app.storage.startup_checks import Unsound
from realtime import lines
from realtime.guard import Guard
from realtime.lines import websockets
from realtime.listener import Taken, capacity, hosts, listen
from realtime.sockets import LARGEST, Live

IDLE = 75  # seconds that a connection may keep silent between two requests
SWITCH = 0.0005  # seconds until the writer's thread lets the others have a turn; Python's own 0.005 slows all down
YOUNG = 2_000, 10, 1_000  # new objects between two looks for those that hold each other: 2 ms, and 50,000 take 45
LOOKS, MOMENT = 3, 0.3  # times that is looked at what other processes write in, and seconds in between
LEAVING = 500  # events that are not folded again at the next start
LAST_WORDS = 1.5  # seconds to finish what was accepted
log = logging.getLogger(__name__)


def main() -> int:
    """Serve until told to stop; 0 when all was finished, 2 when the data folder or the port cannot be had."""
    host = os.environ.get("HOST") or "127.0.0.1"
    try:
        server_log.begin()
        os.umask(private_files.OTHERS)
        port = startup_checks.number("PORT", 8000, most=65_535)
        held = _hold(Path(os.environ.get("OVERLEGTAFEL_DATA_DIR") or "data").resolve())
        listener = listen(host, port)
        port = listener.getsockname()[1]
        live = build(host, port)
    except (Taken, Unsound, Unreadable) as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The data folder cannot be used: {error.strerror} ({error.filename}).", file=sys.stderr)
        return 2
    serve(live, listener, f"ready http://{f'[{host}]' if ':' in host else host}:{port}")
    held.close()
    return 0


def _hold(folder: Path) -> IO[str]:
    """Hold the data folder as long as the returned file is open; raises Taken. A file in it is served by one alone."""
    file = (os.environ.get("DATABASE_URL") or "sqlite").startswith("sqlite")
    try:
        return folder_lock.hold(folder, shared=not file)
    except folder_lock.Held:
        raise Taken(f"Another server is already running on the data folder {folder}.") from None
    except OSError as error:
        raise Taken(f"The data folder {folder} may not be written: {error.strerror}.") from None


def build(host: str, port: int) -> Live:
    """The app with its sockets, for this address; raises Unsound where its data cannot be served."""
    public = os.environ.get("PUBLIC_URL") or public_url(host, port)
    here = "127.0.0.1" if host in ("localhost", "0.0.0.0", "::") else host  # noqa: S104 - only compared
    app = create_app({"PUBLIC_URL": public, "HOSTS": hosts(host, port), "HERE": f"http://{here}:{port}"})
    services = services_of(app)
    database = services.database
    integrity.require_writable(database)
    _require_sound(services)
    services.box_keys.sweep(database)  # a server that was killed may have sealed without having wiped
    database.scrub()
    if services.box_keys.places[0].is_relative_to(app.config["DATA_DIR"]):
        log.warning("the keys of open ballots stand in the data folder, beside which nothing can be made: set BOX_KEYS")
    moved = services.watch.clock.look()
    services.countdowns.carry(moved if moved and services.leads("clock") else 0)
    database.offload = lines.chosen().offload
    return _carried(app)


def _carried(app: Flask) -> Live:
    """The sockets of an app on the engine of this process; the library's own way where its inside is another."""
    carrier = lines.chosen()
    opened = lines.named() != "stock" and carrier.fit()
    if not opened and lines.named() != "stock":
        log.warning("messages go the library's own, slower way: its inside is not as expected")
    own = {"client_manager": websockets.DirectManager()} if opened else {}
    live = Live(app, carrier.NAME, **own)
    live.hang_up = websockets.hang_up
    live.sessions.straight = opened
    engine = live.sio.server.eio
    theirs = engine._async["websocket"]
    engine._async = engine._async | {"websocket": carrier.websocket(theirs, LARGEST, opened)}
    return live


def _require_sound(services: Services) -> None:
    """What is kept is as it was written; raises Unsound. Others may vote and seal while one looks: it looks again."""
    cluster = services.cluster
    if cluster is not None:
        cluster.require()
    for left in reversed(range(LOOKS if cluster else 1)):
        try:
            integrity.require_whole(services.database)
            integrity.require_readable(services.database, services.box_keys)
            return
        except Unsound:
            if not left:
                raise
            time.sleep(MOMENT)


def serve(live: Live, listener: socket.socket, ready: str) -> None:
    """Serve until SIGTERM or SIGINT comes; prints `ready` once connections are accepted."""
    _prepare()
    guard = Guard(live.app, live.sessions)
    live.start()
    lines.chosen().serve(listener, _in_hall(live.app, guard), capacity(), IDLE)
    heard = _hear_signals()
    print(ready, flush=True)
    heard.recv(1)
    _finish(live, guard)


def _in_hall(app: Flask, guard: Guard) -> Any:
    """What answers: where we bring our own wifi, also what phones ask of other hosts to find the internet."""
    if app.config["WIFI"] is None:
        return guard
    from app.koffer.portal import Portal

    return Portal(guard, app.config["TRUSTED_HOSTS"], app.config["PUBLIC_URL"])


def _prepare() -> None:
    """Turns that are short, and no garbage collection over what stays anyway: it is on from here."""
    sys.setswitchinterval(SWITCH)
    gc.freeze()
    gc.set_threshold(*YOUNG)
    gc.enable()


def _hear_signals() -> Any:
    """Where SIGTERM and SIGINT are heard: they come through a socket, since the hub sleeps through a signal."""
    heard, tell = socket.socketpair()
    signal.set_wakeup_fd(tell.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_, tell=tell: None)  # which also keeps that socket
    return heard


def _finish(live: Live, guard: Guard) -> None:
    """Take nothing new, finish what was accepted, and let the answers go out."""
    guard.closing = live.doors.closing = True
    until = time.monotonic() + LAST_WORDS
    while time.monotonic() < until and (guard.busy or live.doors.busy or _unsent(live)):
        time.sleep(0.02)
    time.sleep(0.05)
    services_of(live.app).rooms.keep_snapshots(LEAVING)
    services_of(live.app).player.close()
    services_of(live.app).workers.close()
    cluster = services_of(live.app).cluster
    if cluster is not None:
        cluster.close()
    services_of(live.app).database.close()


def _unsent(live: Live) -> bool:
    return any(known.queue.qsize() for known in live.sio.server.eio.sockets.values())
