"""Which choices there are, and which one the room looks at."""

from collections.abc import Mapping

from facilitation.parts.choice.state import Choice, Choices
from facilitation.parts.package.division import current
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.meeting import Meeting

NAME = "choice"


def kept(meeting: Meeting) -> Choices:
    """All questions that were put, and the one in sight."""
    found: Choices = PARTS.parts[NAME].of(meeting)
    return found


def choices(meeting: Meeting) -> Mapping[str, Choice]:
    """All questions that were put, by their ids, oldest first."""
    return kept(meeting).put


def in_sight(meeting: Meeting) -> Choice | None:
    """The choice that the room looks at, open or closed; none once the decision stands."""
    return None if settled(meeting) else choices(meeting).get(kept(meeting).shown or "")


def is_open(meeting: Meeting) -> bool:
    """Whether the room is choosing now."""
    return any(not choice.closed for choice in choices(meeting).values())


def about_package(meeting: Meeting, stage: str) -> Choice | None:
    """The last closed choice at this stage with the package of now among its options."""
    package = current(meeting)
    asked = [choice for choice in choices(meeting).values() if choice.closed and choice.stage == stage]
    return next((choice for choice in reversed(asked) if choice.option_for(package) is not None), None)


def named(meeting: Meeting, key: str | None) -> Choice:
    """The choice that is named, else the one in sight; raises Refused(unknown_choice, no_choice_now)."""
    found = in_sight(meeting) if key is None else choices(meeting).get(key)
    if found is None and key is not None:
        raise Refused("unknown_choice", choice=key)
    if found is None:
        raise Refused("no_choice_now")
    return found
