"""What a table's chips keep: what each seat laid, who agrees, and what the tables had handed in when it closed."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitation.counting.chips import Bands
from facilitation.state.stage import LiveStage

NAME = "chips"
Laid = Mapping[str, int]
"""Chips by what they lie on, without zeros: ids of plans, or names of themes."""


class Handed(msgspec.Struct, frozen=True):
    """What one table handed in: how many people agreed, all who sat there, and the chips that lay on the table."""

    people: int
    chips: Laid


class Chips(msgspec.Struct, frozen=True):
    """The chips of a stage. `laid` is by seat, `agreed` by table; `handed` by table, from the closing on.

    `voids` are the reasons why it was closed before and opened again.
    """

    laid: Mapping[str, Laid] = {}
    agreed: Mapping[str, frozenset[str]] = {}
    handed: Mapping[str, Handed] = {}
    voids: tuple[str, ...] = ()

    @property
    def everybody(self) -> frozenset[str]:
        """The seats that agree, at whatever table."""
        return frozenset[str]().union(*self.agreed.values())


Table = LiveStage[Chips]
"""A stage of chips."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agenda says of chips; a full table has `complete` people, and all its chips are the whole pot.

    on       whether chips lie on `plans` or on `themes`, which makes envelopes
    chips    how many everybody has
    each     the most that one person lays on one thing
    step     what lies on a thing is a whole multiple of this
    least    the fewest chips on a thing on which any lie
    behind   by how many people of the table chips were laid on a thing, or by all where they are fewer
    spread   on how many things there are chips
    spare    whether chips may be left over
    interim  whether the wall shows how it stands before it closes
    gives    `bands`: a plan gets its ask from `whole` percent of it on, from `partial` on what was given, rounded to
             `unit` cents; `order`: plans get their asks in the order of their chips, as long as they fit
    """

    on: Literal["plans", "themes"] = "plans"
    chips: int = 14
    complete: int = 6
    each: int | None = None
    step: int = 1
    least: int = 0
    behind: int = 1
    spread: int = 1
    spare: bool = True
    interim: bool = False
    gives: Literal["bands", "order"] = "bands"
    whole: int = 80
    partial: int = 40
    unit: int = 500_00

    @property
    def bands(self) -> Bands:
        """From which part of the ask on a plan gets it whole, or what was given."""
        return Bands.percent(self.whole, self.partial, self.unit)
