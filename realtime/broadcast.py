"""From a change to every screen: mark the meeting, render what shows something else, once, send it to all who watch."""

import logging
import time
from collections.abc import Callable, Container
from typing import Any

from flask import Flask

from app.faces import regions
from app.faces.region import FACES, ROOM
from app.live import meetings
from app.live.room import Room
from app.services import services_of
from facilitation.refusals import Refused
from realtime.rooms import Audience

GAP = 0.22  # at most five times a second, and at once when it was quiet: nearly all see an act within a quarter of one
GAP_AT_HOME = 0.5  # the livecast, whose picture is seconds behind, and at which thousands may look
AT_ONCE = 50  # sockets that get their news before it is looked whether others want a turn
TURN = 0.005  # seconds of rendering and telling after which others get one
SHARE = 3  # times as long as the rendering took: a machine that has no breath left answers before it shows
log = logging.getLogger(__name__)


def pace(face: str) -> float:
    """Seconds between two messages to those who look at this face."""
    return GAP_AT_HOME if face == "livecast" else GAP


class Breath:
    """Gives others a turn once this one took `TURN` seconds; `spent` are the seconds that they took."""

    def __init__(self, pause: Callable[[], object]) -> None:
        self.pause, self.began, self.spent = pause, time.perf_counter(), 0.0

    def __call__(self) -> None:
        """Between two pieces of work: pause, where it is time to."""
        now = time.perf_counter()
        if now - self.began >= TURN:
            self.pause()
            self.began = time.perf_counter()
            self.spent += self.began - now


class Broadcaster:
    """Keeps the audiences of all meetings up to date; `busy` while it does: what is for one waits for all."""

    def __init__(self, app: Flask, sio: Any) -> None:
        self.app, self.sio = app, sio
        self.audiences: dict[tuple[str, str, str, str], Audience] = {}
        self._marks: dict[tuple[str, float], Any] = {}
        self.busy = 0

    def audience(self, code: str, face: str, language: str, scope: str = ROOM) -> Audience:
        """Who watches this scope on this face in this language."""
        key = (code, face, language, scope)
        if key not in self.audiences:
            self.audiences[key] = Audience(*key)
        return self.audiences[key]

    def present(self, room: Room, face: str, language: str, scope: str = ROOM) -> Audience:
        """The audience, with what its members should all have; raises Refused(unknown_scope)."""
        if not FACES[face].regions(room.state, scope):
            raise Refused("unknown_scope", scope=scope)
        audience = self.audience(room.code, face, language, scope)
        if audience.sent is None:
            seq = room.state.seq
            audience.begin(self._rendered(room, audience), seq)
        return audience

    def watched(self, face: str) -> set[str]:
        """The meetings of which somebody looks at this face."""
        return {each.code for each in self.audiences.values() if each.face == face and each.sids}

    def mark(self, room: Room, faces: Container[str] = FACES) -> None:
        """Bring the faces of a meeting that changed up to date, soon. Does not wait: the writer calls it.

        `faces` are those that may show something else: who comes to another begins from what their page has.
        """
        for audience in self._of(room.code):
            if not audience.sids and audience.face in faces:
                audience.missed()
        for gap in (GAP, GAP_AT_HOME):
            if (room.code, gap) not in self._marks:
                self._marks[room.code, gap] = self.sio.server.eio.create_event()
                self.sio.start_background_task(self._follow, room.code, gap)
            self._marks[room.code, gap].set()

    def forget(self, code: str) -> None:
        """A meeting is no more: it has no audiences, and nothing follows it."""
        self.audiences = {key: each for key, each in self.audiences.items() if each.code != code}
        for gap in (GAP, GAP_AT_HOME):
            marked = self._marks.pop((code, gap), None)
            if marked is not None:
                marked.set()

    def _follow(self, code: str, gap: float) -> None:
        marked = self._marks[code, gap]
        while True:
            marked.wait()
            marked.clear()
            if self._marks.get((code, gap)) is not marked:
                return
            began = time.perf_counter()
            took = self.flush(code, gap)
            self.sio.sleep(max(began + gap - time.perf_counter(), SHARE * took))

    def flush(self, code: str, gap: float = GAP) -> float:
        """Bring everybody up to date who watches this meeting at this pace, the most first; the seconds it took."""
        took = 0.0
        self.busy += 1
        there = [each for each in self._of(code) if pace(each.face) == gap]
        for audience in sorted(there, key=lambda each: -len(each.sids)):
            start, breath = time.perf_counter(), Breath(self._breathe)
            try:
                with self.app.app_context():
                    self._renew(meetings.load(code), audience, breath)
            except Exception:
                log.exception("%s could not be rendered", audience.name)
            took += time.perf_counter() - start - breath.spent
            self.sio.sleep(0)  # acknowledgements need not wait for the next face
        self.busy -= 1
        services_of(self.app).metrics.flush.observe(took)
        return took

    def _renew(self, room: Room, audience: Audience, breath: Breath) -> None:
        if audience.sids:
            seq = room.state.seq
            message = audience.news(self._rendered(room, audience, breath), seq)
            if message:
                self._send(audience, message, breath)
        elif audience.sent is not None:
            audience.missed()

    def _send(self, audience: Audience, message: dict[str, Any], breathe: Callable[[], object]) -> None:
        """News for everybody who watches, in the turns of its rendering: who only looks keeps nobody's act waiting.

        Who came meanwhile has it; who left, or looks at something else by now, is not told.
        """
        audience.telling = True
        try:
            self._tell(audience, message, breathe)
        finally:
            audience.telling = False

    def _tell(self, audience: Audience, message: dict[str, Any], breathe: Callable[[], object]) -> None:
        manager = self.sio.server.manager
        if hasattr(manager, "tell"):
            return manager.tell("regions", message, audience.name, breathe)
        sids = list(audience.sids)
        for first in range(0, len(sids), AT_ONCE):
            some = [sid for sid in sids[first : first + AT_ONCE] if sid in audience.sids]
            self.sio.server.emit("regions", message, room=some)
            if first + AT_ONCE < len(sids):
                breathe()

    def _breathe(self) -> None:
        self.sio.sleep(0)

    def _rendered(self, room: Room, audience: Audience, breathe: Callable[[], object] = int) -> regions.Rendered:
        """What an audience should have now; regions that show the same as before are not rendered again."""
        named = audience.face, audience.language, audience.scope
        rendered = regions.regions(room, *named, audience.remembered, breathe)
        services_of(self.app).metrics.regions.labels(audience.face).inc(len(rendered.made))
        return rendered

    def _of(self, code: str) -> list[Audience]:
        return [audience for audience in self.audiences.values() if audience.code == code]
