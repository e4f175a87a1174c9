"""What happened to somebody's own arguments."""

import msgspec

from app.faces.view import View
from facilitation.parts.arguments.state import KIND, Argument


class Own(msgspec.Struct, frozen=True):
    """How many of your arguments wait to be looked at, and which were hidden or put back: id, text and reason.

    `here` says whether the room is arguing now. A reason that nobody gave yet is empty.
    """

    here: bool = False
    waiting: int = 0
    hidden: tuple[tuple[str, str, str], ...] = ()
    back: tuple[tuple[str, str, str], ...] = ()


def own(view: View) -> Own:
    """What happened to your own arguments; nothing in a region and once the meeting is closed."""
    stage = KIND.at(view.meeting)
    if stage is None or view.me is None or view.meeting.closed:
        return Own()
    said = stage.state.arguments
    hidden = tuple((key, said[key].text, reason) for key, reason in view.me["hidden"].items())
    back = tuple((a.id, a.text, a.reason) for a in (said[key] for key in view.me["arguments"]) if _back(a))
    waiting = sum(said[key].status == "waiting" for key in view.me["arguments"])
    return Own(KIND.here(view.meeting) is not None, waiting, hidden, back)


def written(view: View) -> tuple[str, ...]:
    """The ids of what somebody wrote, and of what that stands as one with; nothing in a region."""
    found: tuple[str, ...] = view.me["arguments"] if view.me else ()
    return found


def _back(argument: Argument) -> bool:
    """Whether it was put back with a word about it."""
    return argument.status == "shown" and bool(argument.reason)
