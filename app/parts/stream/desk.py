"""What the desk prepares of a livecast, done at the opening by the same rules as at the console."""

from collections.abc import Iterator
from datetime import datetime

from app.desk.evening import Evening
from facilitation.acts import Act
from facilitation.decide import decide
from facilitation.events import Event, MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.delay.acts import SetDelay
from facilitation.parts.stream import SetStream
from facilitation.parts.viewers.acts import LockLivecast
from facilitation.roles import Actor, Role

DESK = Actor("desk", Role.FACILITATOR)


def prepared(found: Evening, opening: MeetingOpened, now: datetime) -> list[Event]:
    """The facts that follow the opening: where the picture is, how late it is, and for whom.

    Raises what the rules of those acts raise, such as Malformed(stream_address).
    """
    meeting, events = fold([opening]), list[Event]()
    for act in _acts(found):
        facts = [fact for fact in decide(meeting, act, DESK, now) if isinstance(fact, Event)]
        meeting, events = fold(facts, meeting), [*events, *facts]
    return events


def _acts(found: Evening) -> Iterator[Act]:
    yield SetStream(address=found.text("stream"), sign=found.text("stream_sign"))
    yield SetDelay(seconds=found.whole("stream_delay") or 0)
    yield LockLivecast(on=found.text("stream_locked") == "1")
