"""Audiences: who watches a scope of a meeting on one face in one language, what they were sent, and how far that is."""

import secrets
import time
from typing import Any

import msgspec

from app.faces.region import ROOM
from app.faces.regions import Rendered
from app.faces.remembered import Remembered


def begun() -> str:
    """When this process began, short: a server never continues the numbers of one before or beside it."""
    return f"{time.time_ns() // 1_000_000:x}{secrets.token_hex(2)}"


START = begun()


class Audience:
    """The sockets that follow one scope of a meeting, on one face, in one language.

    `count` rises with every message, and with every change that nobody was there to see; `sent` is what all of them
    have, or None while nobody does; `seq` is how far the log was then; `remembered` is what was rendered last. It is
    `telling` while some have a message already that others will have in a moment.
    """

    telling = False

    def __init__(self, code: str, face: str, language: str, scope: str = ROOM) -> None:
        self.code, self.face, self.language, self.scope = code, face, language, scope
        self.count = self.seq = 0
        self.sent: Rendered | None = None
        self._encoded: tuple[Rendered | None, dict[str, Any]] = (None, {})
        self.remembered = Remembered()
        self.sids: set[str] = set()

    @property
    def name(self) -> str:
        """The name of its Socket.IO room."""
        return "/".join((self.code, self.face, self.language, *self.named.values()))

    @property
    def named(self) -> dict[str, str]:
        """What its messages say of the scope: nothing for the room."""
        return {} if self.scope == ROOM else {"scope": self.scope}

    @property
    def rev(self) -> str:
        """How far its messages are: the start of this process and a number that rises."""
        return f"{START}.{self.count}"

    def begin(self, rendered: Rendered, seq: int) -> None:
        """Take this as what everybody has; whoever comes later gets it whole."""
        self.sent, self.seq = rendered, seq

    def missed(self) -> None:
        """Something changed while nobody watched: whoever comes has to fetch the whole."""
        self.count, self.sent = self.count + 1, None

    def news(self, rendered: Rendered, seq: int) -> dict[str, Any] | None:
        """The message that brings everybody from what they have to this; None when nothing is different."""
        before, self.sent, self.seq = self.sent or Rendered({}, {}), rendered, seq
        html = {name: text for name, text in rendered.html.items() if before.html.get(name) != text}
        gone = [name for name in before.html if name not in rendered.html]
        order = {name: items for name, items in rendered.order.items() if before.order.get(name) != items}
        if not (html or gone or order):
            return None
        prev, self.count = self.rev, self.count + 1
        message = {"seq": seq, "rev": self.rev, "prev": prev, "html": html, "gone": gone, "order": order}
        return message | self.named

    def whole(self, rev: object) -> dict[str, Any]:
        """What somebody who is at `rev` needs: nothing more than the numbers, or all regions whole."""
        numbers = {"seq": self.seq, "rev": self.rev}
        if rev == self.rev or self.sent is None:
            return numbers
        return numbers | self._whole(self.sent)

    def _whole(self, sent: Rendered) -> dict[str, Any]:
        """What all have as JSON: encoded once, however many come for it."""
        if self._encoded[0] is not sent:
            parts = {"html": sent.html, "order": sent.order}
            self._encoded = sent, {name: msgspec.Raw(msgspec.json.encode(part)) for name, part in parts.items()}
        return self._encoded[1]
