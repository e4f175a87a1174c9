"""Which votes a package follows from."""

from facilitation.parts.ranking.votes import KIND, Vote
from facilitation.situation import home
from facilitation.state.meeting import Meeting


def votes(meeting: Meeting, key: str) -> list[Vote]:
    """The votes that belong to the package of this stage, in the order of the agenda."""
    return [stage for stage in KIND.stages(meeting) if home(meeting, meeting.position(stage.key)) == key]


def vote_at(meeting: Meeting, key: str) -> Vote | None:
    """Of those votes the one that the room is at: the last that it came to, else the first to come."""
    found = votes(meeting, key)
    come = [stage for stage in found if (meeting.position(stage.key) or 0) <= meeting.at]
    return (come[-1] if come else found[0]) if found else None
