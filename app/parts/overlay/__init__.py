"""What the livecast lays over its picture: one piece of the meeting on a ground that can be seen through."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.faces.rendering import front
from app.faces.slices import work
from app.faces.view import View
from app.part import Shown
from app.parts.package.lines import lines
from facilitation.situation import settled

PIECES = ("balk", "klok", "plan", "uitslag", "qr", "ondertitel")
"""What an overlay may show, as its address says in `part`; each is a region of the face."""
MOST = 12  # lines of an outcome that stand under a picture


class Outcome(msgspec.Struct, frozen=True):
    """The lines of an outcome that fit, and how many do not."""

    lines: Sequence[Any]
    more: int


def drawn(view: View, piece: str) -> list[str]:
    """The templates that may draw a piece of what the room looks at: that of its part, else one that says less."""
    return [f"parts/{front(view)}/{piece}.html", f"faces/overlay/plain/{piece}.html"]


def fitting(lines: Sequence[Any]) -> Outcome:
    """As many of these as fit."""
    return Outcome(lines[:MOST], len(lines[MOST:]))


def given(view: View) -> Outcome:
    """The plans that get something in the room's division, as many as fit; and how many plans stand nowhere."""
    found = lines(view)
    shown = [line for line in found if line.amount][:MOST]
    return Outcome(shown, len(found) - len(shown))


def revealed(view: View) -> tuple[object, ...]:
    """The whole work once an outcome is shown or a decision recorded; nothing before."""
    shown = view.stage.status == "revealed" or settled(view.meeting)
    return work(view) if shown else ()


SHOWN = Shown(name="overlay", page=True, asks=(drawn, fitting, given))
