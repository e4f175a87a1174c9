"""Which questions to proposers there are about a plan."""

from facilitation.parts.recast.state import Recast, Recasts
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting

NAME = "recast"


def recasts(meeting: Meeting) -> Recasts:
    """All that was ever asked, by its id, oldest first."""
    found: Recasts = PARTS.parts[NAME].of(meeting)
    return found


def named(meeting: Meeting, key: str) -> Recast:
    """The question with this id; raises Refused(unknown_recast)."""
    found = recasts(meeting).get(key)
    if found is None:
        raise Refused("unknown_recast", recast=key)
    return found


def require_asking(asked: Recast) -> None:
    """Raises Refused(recast_over) for a question that was answered or dropped."""
    if asked.became:
        raise Refused("recast_over")


def asking(meeting: Meeting) -> list[Recast]:
    """The questions that are out, oldest first."""
    return [asked for asked in recasts(meeting).values() if not asked.became]


def asked_about(meeting: Meeting, key: str) -> Recast | None:
    """The question that is out about this plan, if any."""
    return next((asked for asked in asking(meeting) if key in asked.initiatives), None)


def agreed_about(meeting: Meeting, key: str) -> list[Recast]:
    """What was agreed with the proposers about this plan, oldest first."""
    return [r for r in recasts(meeting).values() if r.became == "agreed" and key in r.initiatives]
