"""Which stage a package belongs to, and which votes it follows from.

An agenda may divide more than once: themes first, plans second. The package that is made at a stage which divides
belongs to that stage, and a decision takes over the package of the stage before it. Where no stage divides before a
decision, the package is the decision's own.
"""

from facilitation.parts.ranking.votes import KIND, Vote
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting


def home(meeting: Meeting, at: int | None = None) -> str:
    """The key of the stage whose package the room has at this place of the agenda, by default the present one.

    Empty where no stage of the agenda has a package.
    """
    at = meeting.at if at is None else at
    places = _composing(meeting)
    before = [place for place in places if place <= at]
    if not places:
        return ""
    return meeting.stages[_begun(meeting, before[-1] if before else places[0])].key


def homes(meeting: Meeting) -> list[str]:
    """The stages that have a package of their own, in the order of the agenda."""
    return list(dict.fromkeys(meeting.stages[_begun(meeting, place)].key for place in _composing(meeting)))


def _composing(meeting: Meeting) -> list[int]:
    return [at for at, stage in enumerate(meeting.stages) if PARTS.kind(stage).composes]


def _begun(meeting: Meeting, at: int) -> int:
    """Where the package began that is on the table at this composing stage."""
    before = [place for place in _composing(meeting) if place < at]
    divided = before and PARTS.kind(meeting.stages[before[-1]]).divides
    return before[-1] if divided and not PARTS.kind(meeting.stages[at]).divides else at


def votes(meeting: Meeting, key: str) -> list[Vote]:
    """The votes that the package of this home follows from: those before it and after the home before it.

    Votes after the last home belong to the last.
    """
    places = [meeting.position(each) or 0 for each in homes(meeting)]
    if not places:
        return KIND.stages(meeting)
    own = meeting.position(key)
    return [stage for stage in KIND.stages(meeting) if _home_of(places, meeting.position(stage.key) or 0) == own]


def _home_of(places: list[int], vote: int) -> int:
    return next((place for place in places if place >= vote), places[-1])


def vote_at(meeting: Meeting, key: str) -> Vote | None:
    """Of those votes the one that the room is at: the last that it came to, else the first to come."""
    found = votes(meeting, key)
    come = [stage for stage in found if (meeting.position(stage.key) or 0) <= meeting.at]
    return (come[-1] if come else found[0]) if found else None
