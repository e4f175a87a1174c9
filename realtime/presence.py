"""Who is connected: every socket with its device, where it looks and whose seat it holds. Never logged or stored."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.access.devices import Device
from realtime.rooms import Audience

GONE = 300.0  # seconds that a phone may be away and only sleep
RELOADS = 3.0  # seconds that a console may take to load its page anew


class Visitor:
    """One socket. `device` is what its cookie held when it connected; rights are read anew at every act.

    `mine` is the digest of what it was told last of what is its own.

    `audience` is that of the whole room on its face, `others` those of the further scopes that it follows. `grant`
    names the session of a link by which it looks at its face; when that is revoked it has to leave. It is `asleep` from
    the moment that its page said so until it is heard of again.
    """

    __slots__ = ("asleep", "audience", "device", "grant", "language", "mine", "others", "sid")

    def __init__(self, sid: str, cookie: Mapping[str, Any], language: str) -> None:
        self.sid, self.language = sid, language
        self.device = Device(dict(cookie))
        self.audience: Audience | None = None
        self.others: tuple[Audience, ...] = ()
        self.grant = ""
        self.asleep = False
        self.mine = b""

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Every audience that it is in, the room's first."""
        return (self.audience, *self.others) if self.audience else ()

    @property
    def seat(self) -> tuple[str, str] | None:
        """The meeting it looks at and the seat its device holds there."""
        held = self.device.cookie.get("seats", {}).get(self.audience.code) if self.audience else None
        return (self.audience.code, held[0]) if self.audience and held else None


class Presence:
    """The sockets of this process, by id and by the seat they sit on."""

    def __init__(self) -> None:
        self.visitors: dict[str, Visitor] = {}
        self._seated: dict[str, dict[str, set[str]]] = {}
        self._looking: Counter[tuple[str, str]] = Counter()
        self._keyed: dict[str, Visitor] = {}
        self._left: dict[tuple[str, str], float] = {}
        self._led: dict[str, float] = {}

    def arrive(self, sid: str, cookie: Mapping[str, Any], language: str) -> Visitor:
        """Know a socket that connected; `cookie` is what its device holds."""
        self.visitors[sid] = Visitor(sid, cookie, language)
        return self.visitors[sid]

    def settle(self, visitor: Visitor, audience: Audience, grant: str = "", others: Sequence[Audience] = ()) -> None:
        """It looks at a face now and follows the room there, beside it these `others`, and nothing else."""
        self._leave_audiences(visitor)
        visitor.audience, visitor.language, visitor.mine, visitor.grant = audience, audience.language, b"", grant
        visitor.others = tuple(others)
        for each in visitor.audiences:
            each.sids.add(visitor.sid)
        self._looking[audience.code, audience.face] += 1
        if grant:
            self._keyed[visitor.sid] = visitor
        self._note_console(visitor)
        if visitor.seat:
            code, seat = visitor.seat
            self._seated.setdefault(code, {}).setdefault(seat, set()).add(visitor.sid)
            self._left.pop(visitor.seat, None)

    def follow(self, visitor: Visitor, others: Sequence[Audience]) -> None:
        """It follows these beside the room, instead of what it followed there until now."""
        for each in visitor.others:
            each.sids.discard(visitor.sid)
        visitor.others = tuple(others)
        for each in visitor.others:
            each.sids.add(visitor.sid)

    def leave(self, sid: str) -> None:
        """Forget a socket that is gone; one that is not known is harmless."""
        visitor = self.visitors.pop(sid, None)
        if visitor:
            self._leave_audiences(visitor)

    def _leave_audiences(self, visitor: Visitor) -> None:
        for each in visitor.audiences:
            each.sids.discard(visitor.sid)
        self._keyed.pop(visitor.sid, None)
        self._note_console(visitor)
        if visitor.audience is None:
            return
        looked = visitor.audience.code, visitor.audience.face
        self._looking[looked] -= 1
        if not self._looking[looked]:
            del self._looking[looked]
        self._leave_seat(visitor)

    def _leave_seat(self, visitor: Visitor) -> None:
        code, seat = visitor.seat or ("", "")
        sids = self._seated.get(code, {}).get(seat)
        if sids is None:
            return
        sids.discard(visitor.sid)
        if not sids:
            del self._seated[code][seat]
            self._left[code, seat] = time.monotonic()

    def _note_console(self, visitor: Visitor) -> None:
        if visitor.audience and visitor.audience.face == "console":
            self._led[visitor.audience.code] = time.monotonic()

    def led(self, code: str) -> bool | None:
        """Whether a console of this meeting is connected, or was just now; None where none ever was."""
        if code not in self._led:
            return None
        return (code, "console") in self._looking or time.monotonic() - self._led[code] < RELOADS

    def of_seat(self, code: str, seat: str) -> list[Visitor]:
        """The sockets of a seat; a device may have the same page open twice."""
        return [self.visitors[sid] for sid in self._seated.get(code, {}).get(seat, ())]

    def seats(self, code: str) -> Iterable[str]:
        """The seats of a meeting that are connected now."""
        return [*self._seated.get(code, ())]

    def awake(self, code: str) -> dict[str, bool]:
        """The seats of a meeting whose phones are there, and whether they are awake.

        One that just lost its line sleeps; after `GONE` it is gone, and in it no longer.
        """
        now = time.monotonic()
        self._left = {seat: at for seat, at in self._left.items() if now - at < GONE}
        found = {seat: False for meeting, seat in self._left if meeting == code}
        for seat, sids in self._seated.get(code, {}).items():
            found[seat] = not all(self.visitors[sid].asleep for sid in sids)
        return found

    def looking(self) -> list[Visitor]:
        """The sockets that look at a face."""
        return [visitor for visitor in self.visitors.values() if visitor.audience]

    def keyed(self) -> list[Visitor]:
        """The sockets that look by the right of a link."""
        return [*self._keyed.values()]

    def counts(self, code: str | None = None) -> dict[str, int]:
        """How many sockets look at each face, of one meeting or of all."""
        found: Counter[str] = Counter()
        for (meeting, face), number in self._looking.items():
            if code in (None, meeting):
                found[face] += number
        return dict(found)
