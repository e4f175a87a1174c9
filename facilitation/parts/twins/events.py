"""What can happen to arguments that say the same."""

from typing import ClassVar

from facilitation.events import StageEvent


class ArgumentsPaired(StageEvent, frozen=True, kw_only=True, tag="arguments.paired"):
    """Somebody of this role asked whether `other` may stand as one with `argument`, which would be the first."""

    argument: str
    other: str
    by: str


class PairingAnswered(StageEvent, frozen=True, kw_only=True, tag="pairing.answered"):
    """The author with this name said yes or no to what was asked about `other`."""

    pseudonyms: ClassVar = {"seat": ("argument",)}
    other: str
    seat: str
    yes: bool


class ArgumentsJoined(StageEvent, frozen=True, kw_only=True, tag="arguments.joined"):
    """`other` stands as one with `argument` from now on.

    `came` stood behind `other` and not behind `argument`: from now on they do, under their names there, sorted.
    """

    pseudonyms: ClassVar = {"came": ("support", "argument")}
    unordered: ClassVar = ("came",)
    argument: str
    other: str
    came: tuple[str, ...]


class ArgumentsParted(StageEvent, frozen=True, kw_only=True, tag="arguments.parted"):
    """`other` stands by itself again, or what was asked about it was taken back.

    Who came along goes back. `gone` took their support back since: they no longer stand behind `other` either, under
    their names there, sorted.
    """

    pseudonyms: ClassVar = {"gone": ("support", "other")}
    unordered: ClassVar = ("gone",)
    argument: str
    other: str
    gone: tuple[str, ...]
