"""What can happen to common ground."""

from typing import ClassVar

from facilitation.events import Said, StageEvent
from facilitation.parts.common_ground.state import Line, Mark

ABOUT = ("mark", "argument")


class GroundAsked(StageEvent, frozen=True, kw_only=True, tag="ground.asked"):
    """From now on everybody is asked about each argument, or no longer."""

    on: bool


class ArgumentMarked(Said, frozen=True, kw_only=True, tag="argument.marked"):
    """A seat agreed with an argument, disagreed or passed. Who agreed stands in `argument.supported` as well."""

    pseudonyms: ClassVar = {"seat": ABOUT, "instead": ABOUT}
    argument: str
    mark: Mark


class GroundWanted(StageEvent, frozen=True, kw_only=True, tag="ground.wanted"):
    """The console asked for a count of what was answered until now."""


class GroundFound(StageEvent, frozen=True, kw_only=True, tag="ground.found"):
    """What a worker found in it; see `state.Ground`."""

    people: int
    sizes: tuple[int, ...]
    apart: int
    tables: int
    lines: tuple[Line, ...]


class GroundShown(StageEvent, frozen=True, kw_only=True, tag="ground.shown"):
    """Everybody sees what was found at a stage, or no longer."""

    on: bool
