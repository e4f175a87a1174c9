"""What can be asked about common ground."""

from facilitation.acts import Act, Key, VoiceAct
from facilitation.parts.common_ground.state import Ground, Mark


class AskGround(Act, frozen=True, kw_only=True, tag="ground.ask"):
    """Ask everybody what they think of each argument, or ask no longer."""

    on: bool = True


class MarkArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.mark"):
    """Say that you agree with an argument, disagree or pass; the last one counts. To agree is to support it."""

    argument: Key
    mark: Mark


class CountGround(Act, frozen=True, kw_only=True, tag="ground.count"):
    """Find the groups of opinion and what they share, from what everybody answered until now."""


class KeepGround(Act, frozen=True, kw_only=True, tag="ground.keep"):
    """What a worker found for the count with this number; the first that was asked for is 1."""

    wanted: int
    ground: Ground


class ShowGround(Act, frozen=True, kw_only=True, tag="ground.show"):
    """Show everybody what was found, or show it no longer."""

    on: bool = True
