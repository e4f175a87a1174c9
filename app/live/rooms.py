"""The rooms of one app: meetings are read into memory when they are first asked for."""

import logging
from collections.abc import Iterator
from threading import RLock

from blinker import Signal

from app.live.room import Room
from app.storage import log as logged
from app.storage.box_keys import BoxKeys
from app.storage.database import Database
from facilitation.refusals import Refused, Unavailable

log = logging.getLogger(__name__)
EVERY = 2_000  # events after which a meeting gets a new snapshot: as many are folded in a tenth of a second


class Rooms:
    """The live meetings of one app, and the signals of what happens in them.

    `changed` is sent after a commit with the room and the `facts`: events and secrets, or something that follows a
    closed log. `loaded` is sent with a room that was read into memory, `gone` with the code of a meeting that went.
    """

    def __init__(self, database: Database, box_keys: BoxKeys) -> None:
        self.database, self.box_keys = database, box_keys
        self.changed = Signal("a meeting changed")
        self.loaded = Signal("a meeting was read into memory")
        self.gone = Signal("a meeting is no more")
        self._rooms: dict[str, Room] = {}
        self._lock = RLock()

    def __iter__(self) -> Iterator[Room]:
        """The rooms that are in memory now, in the order in which they were loaded."""
        return iter(list(self._rooms.values()))

    def get(self, code: str) -> Room | None:
        """The room with this code, where it is in memory."""
        return self._rooms.get(code.upper())

    def load(self, code: str) -> Room:
        """The room with this code. Raises Refused(unknown_meeting) and Unavailable(meeting_damaged)."""
        code = code.upper()
        if code not in self._rooms:
            with self._lock:
                if code not in self._rooms:
                    room = Room(code, self.changed, self.box_keys)
                    self._restore(room)
                    self._rooms[code] = room
                    self.loaded.send(room)
        return self._rooms[code]

    def _restore(self, room: Room) -> None:
        """Read a meeting whole; one that is damaged is not served."""
        try:
            checked = self.database.checked.pop(room.code, (0, logged.ZERO))
            with self.database.read.connect() as connection:
                room.restore(connection, checked)
        except logged.Damaged as damaged:
            log.error("a meeting is damaged at event %s", damaged.seq)
            raise Unavailable("meeting_damaged", code=room.code) from damaged

    def forget(self, code: str) -> None:
        """Let a room go; who asks for it next reads it again."""
        self._rooms.pop(code, None)

    def drop(self, code: str) -> None:
        """Let a meeting go that is no more, and tell whoever follows it."""
        self.forget(code)
        self.gone.send(code)

    def keep_snapshots(self, every: int = EVERY) -> None:
        """Keep what long logs came to, where at least `every` events would have to be folded again at a start."""
        for room in self:
            if room.state.seq - room.snapshot < every:
                continue
            try:
                self._keep_snapshot(room)
            except Exception:  # an evening goes on without
                log.exception("what a log came to could not be kept")

    def _keep_snapshot(self, room: Room) -> None:
        from app.live import snapshots  # read where a log is long

        began = snapshots.beginning(room.state)
        if began is None or began.seq <= room.snapshot:
            return
        folded, since = snapshots.Folded(began, *room.arrivals.known), room.removed
        room.snapshot = began.seq  # where it cannot be kept, not at once again
        content = self.database.offload(snapshots.written, folded)
        self.database.commit(lambda connection: snapshots.keep(connection, folded, content, since))

    def renew(self) -> bool:
        """Read every room again: names or texts were removed beside us, or whole meetings. Whether there was any."""
        rooms = list(self)
        for room in rooms:
            while not self._renewed(room):
                for job in list(room.inflight):
                    self.database.finish(job)  # not under the lock, which its end needs
        return bool(rooms)

    def _renewed(self, room: Room) -> bool:
        with room.lock:
            if not room.inflight:
                try:
                    self._restore(room)
                except Refused:
                    self.drop(room.code)
            return not room.inflight
