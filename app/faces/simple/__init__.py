"""The simple phone: what happens now in one sentence with a picture, and the one thing to do, a page at a time.

It is the face `simple`, of the same regions as the phone and with its rights. A template of a stage marks what is a
page of its own (`templates/faces/simple/pages.html`); on the usual phone those marks add nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Flask
from flask_babel import lazy_gettext as _

from app.faces.rendering import front
from app.faces.view import View
from app.part import SHOWN
from facilitation.state.stage import Status

NOW = "nu"
"""The id of the first page: what happens now."""
LAST = "inleveren"
"""The id of the last page of every question: where one hands in."""
ENDED = _("De avond is afgelopen. Dank je wel dat je meedeed.")
USUALLY: Mapping[Status, Any] = {
    "waiting": _("We beginnen zo. Je hoeft nu niets te doen."),
    "open": _("Kijk en luister mee in de zaal."),
    "closed": _("Dit is klaar. Kijk naar het scherm in de zaal."),
    "revealed": _("Dit kwam eruit. Kijk naar het scherm in de zaal."),
}
"""What is said of a stage whose part has no sentence of its own."""


class Turn(msgspec.Struct, frozen=True):
    """Where one page stands: the ids of the page before it and of the one after it, and that it is the `n`th `of`."""

    back: str
    on: str
    n: int
    of: int


def sentence(view: View) -> object:
    """What happens now, in one sentence."""
    if view.meeting.closed:
        return ENDED
    shown, status = SHOWN.parts.get(front(view)), view.stage.status
    said = (shown.plainly if shown else {}).get(status, USUALLY[status])
    return said(view) if callable(said) else said


def seen(view: View) -> tuple[str, str]:
    """All that the first page shows of a meeting: which part, and the sentence in the present language."""
    return front(view), str(sentence(view))


def pictures(view: View) -> list[str]:
    """The template with the picture of what happens now, and the one for what has none."""
    own = [] if view.meeting.closed else [f"parts/{front(view)}/picture.html"]
    return [*own, "faces/simple/picture.html"]


def turns(prefix: str, things: Iterable[str], last: str = LAST) -> dict[str, Turn]:
    """Per id of these things where its page stands; the id of the page is that of the thing after the prefix."""
    ids = list(things)
    pages = [NOW, *(f"{prefix}{each}" for each in ids), last]
    around = zip(ids, pages, pages[2:], strict=False)
    return {each: Turn(back, on, n, len(ids)) for n, (each, back, on) in enumerate(around, 1)}


def readable(view: View, manner: str) -> str:
    """The address of the same page to be read in this manner, `eenvoudig` or `gewoon`."""
    return f"?{urlencode({**view.asked, 'weergave': manner})}"


def init_app(app: Flask) -> None:
    """What templates of the simple phone may call."""
    app.jinja_env.globals |= {"plainly": sentence, "pictures": pictures, "turns": turns, "readable": readable}
