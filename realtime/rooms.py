"""Audiences: who watches one face of one meeting in one language, what they were last sent, and how far that is."""

import time
from typing import Any

from app.faces.regions import Rendered

START = f"{time.time_ns() // 1_000_000:x}"  # a restarted server never continues the numbers of the one before it


class Audience:
    """The sockets on one face, in one language.

    `count` rises with every message, and with every change that nobody was there to see; `sent` is what all of them
    have, or None while nobody does; `seq` is how far the log was then.
    """

    def __init__(self, code: str, face: str, language: str) -> None:
        self.code, self.face, self.language = code, face, language
        self.count = self.seq = 0
        self.sent: Rendered | None = None
        self.sids: set[str] = set()

    @property
    def name(self) -> str:
        """The name of its Socket.IO room."""
        return f"{self.code}/{self.face}/{self.language}"

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
        return {"seq": seq, "rev": self.rev, "prev": prev, "html": html, "gone": gone, "order": order}

    def whole(self, rev: object) -> dict[str, Any]:
        """What somebody who is at `rev` needs: nothing more than the numbers, or the face whole."""
        numbers = {"seq": self.seq, "rev": self.rev}
        if rev == self.rev or self.sent is None:
            return numbers
        return numbers | {"html": self.sent.html, "order": self.sent.order}
