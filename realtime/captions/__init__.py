"""Captions on their way: what somebody types runs along for whoever reads it, and is kept nowhere in this process."""

from collections.abc import Mapping
from typing import Any

import msgspec

from app.access.devices import Device
from app.live import meetings
from facilitation.parts.captions import LONGEST_LINE, SetCaptions, WriteCaption, captions
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor
from facilitation.texts import optional
from realtime.presence import Visitor

GAP = 0.2  # seconds; what is typed goes out five times a second at most


class Typed(msgspec.Struct, frozen=True):
    """The line under way, and the last one that was finished."""

    now: str = ""
    last: str = ""


class Captions:
    """Takes in what captioners type, meeting by meeting, and sends it to the sockets that asked to read it."""

    def __init__(self, sio: Any) -> None:
        self.sio = sio
        self._typed: dict[str, Typed] = {}
        self._due: set[str] = set()
        self.events = {"caption": self.type, "captions": self.follow}

    def type(self, visitor: Visitor, message: Mapping[str, Any]) -> dict[str, Any]:
        """`{text, done}`: the line as it stands now; `done` once it is finished. Answers `{ok}`.

        The first line turns captions on; a finished one is kept where the meeting keeps them. Raises Malformed:
        malformed, text_too_long, text_unreadable; Forbidden: captioner_link_needed; Refused: join_first and what
        `captions.set` and `captions.write` raise.
        """
        code = _code(visitor)
        who = _captioner(visitor.device, code)
        text, done = _line(message), message.get("done") is True
        here = captions(meetings.load(code).state)
        if not here.on:
            meetings.perform(code, SetCaptions(on=True), who)
        if done and text and here.kept:
            meetings.perform(code, WriteCaption(text=text), who)
        before = self._typed.get(code, Typed())
        self._typed[code] = Typed("", text or before.last) if done else Typed(text, before.last)
        self._send_soon(code)
        return {"ok": True}

    def follow(self, visitor: Visitor, message: Mapping[str, Any]) -> dict[str, Any]:
        """`{on}`: read along from now on, or no longer. Answers `{ok, now, last}`. Raises Refused: join_first."""
        code = _code(visitor)
        move = self.sio.server.enter_room if message.get("on") is True else self.sio.server.leave_room
        move(visitor.sid, _readers(code))
        return {"ok": True, **msgspec.to_builtins(self._typed.get(code, Typed()))}

    def forget(self, code: str) -> None:
        """A meeting is no more, and nothing was typed in it."""
        self._typed.pop(code, None)

    def _send_soon(self, code: str) -> None:
        if code not in self._due:
            self._due.add(code)
            self.sio.start_background_task(self._send, code)

    def _send(self, code: str) -> None:
        self.sio.sleep(GAP)
        self._due.discard(code)
        message = msgspec.to_builtins(self._typed.get(code, Typed()))
        self.sio.server.emit("caption", message, room=_readers(code))


def _code(visitor: Visitor) -> str:
    if visitor.audience is None:
        raise Refused("join_first")
    return visitor.audience.code


def _captioner(device: Device, code: str) -> Actor:
    who = device.captioner(code)
    if who is None:
        raise Forbidden("captioner_link_needed")
    return who


def _line(message: Mapping[str, Any]) -> str:
    text = message.get("text")
    if not isinstance(text, str):
        raise Malformed("malformed", field="text")
    return optional(text, LONGEST_LINE)


def _readers(code: str) -> str:
    """The Socket.IO room of those who read along in a meeting."""
    return f"{code}/captions"
