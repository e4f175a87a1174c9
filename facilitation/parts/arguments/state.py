"""The arguments of a stage: one each, and all in order of arrival."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

import msgspec

from facilitation.part import Kind
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Channel

Became = Literal["", "answered", "later", "done"]
Side = Literal["for", "against", "question", "improvement"]
ArgumentStatus = Literal["waiting", "shown", "hidden", "joined"]


class Argument(msgspec.Struct, frozen=True):
    """One argument about one plan; `author` is an opaque seat, `reason` why it was hidden, `became` of a question.

    `table` is the table that it came from; empty where that is not told. One that is `joined` stands as one with the
    argument that it is `under`.
    """

    id: str
    initiative: str
    side: Side
    text: str
    author: str
    channel: Channel
    status: ArgumentStatus = "shown"
    reason: str = ""
    supporters: AbstractSet[str] = frozenset()
    became: Became = ""
    table: str = ""
    under: str = ""

    @property
    def support(self) -> int:
        """How many seats support it."""
        return len(self.supporters)


class ArgumentsState(msgspec.Struct, frozen=True):
    """All arguments in order of arrival; `featured` stand on the wall; `approval` shows them only after a look."""

    arguments: Mapping[str, Argument] = {}
    featured: tuple[str, ...] = ()
    approval: bool = False

    def about(self, initiative: str, status: ArgumentStatus = "shown") -> list[Argument]:
        """The arguments about a plan with this status, oldest first."""
        return [a for a in self.arguments.values() if a.initiative == initiative and a.status == status]

    def below(self, argument: str) -> list[Argument]:
        """The arguments that stand as one with this one, oldest first."""
        return [a for a in self.arguments.values() if a.under == argument]

    def authors(self, argument: str) -> frozenset[str]:
        """Who wrote this argument and those that stand as one with it."""
        return frozenset(each.author for each in (self.arguments[argument], *self.below(argument)))


KIND: Kind[ArgumentsState] = Kind("arguments", state=ArgumentsState, has_floor=True)


def number_of_arguments(meeting: Meeting) -> int:
    """How many arguments were ever made, in all stages together."""
    return sum(len(stage.state.arguments) for stage in KIND.stages(meeting))


def argument_named(meeting: Meeting, key: str) -> Argument | None:
    """The argument with this id, of whatever stage; None where there is none."""
    return next((found for stage in KIND.stages(meeting) if (found := stage.state.arguments.get(key))), None)
