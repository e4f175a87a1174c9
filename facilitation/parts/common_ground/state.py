"""What is kept of common ground: what people marked, whether it is asked and counted, and what was found."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitation.counting.common_ground.found import Cell
from facilitation.counting.common_ground.votes import Votes

NAME = "common_ground"
Mark = Literal["agree", "disagree", "pass"]
Marks = Mapping[str, Mapping[str, Mark]]


class Line(msgspec.Struct, frozen=True):
    """An argument as the groups see it.

    cells    how each group answered, in the order of the groups
    across   the group-aware consensus, per mille
    carried  whether in every group most of those who answered agree
    tables   at how many tables somebody agrees
    """

    argument: str
    cells: tuple[Cell, ...]
    across: int
    carried: bool
    tables: int


class Ground(msgspec.Struct, frozen=True):
    """What was found once. Groups of five people or more, or none at all; never who is in which.

    people  how many answered about an argument, or wrote one
    sizes   how many people each group has; together they may be fewer than `people`
    apart   how well the groups are apart, per mille
    tables  how many tables these people sit at
    lines   arguments about which five people or more of every group answered, the most carried first
    """

    people: int
    sizes: tuple[int, ...]
    apart: int
    tables: int
    lines: tuple[Line, ...]


class Wanted(msgspec.Struct, frozen=True):
    """What a count is made from, as it was when it was asked for.

    votes   the answers of everybody; `wanted` of it is the number of the count
    tables  the table in the hall of each person in it
    most    per argument how many could at most have agreed, disagreed and passed: what a log of pseudonyms can tell
    """

    votes: Votes
    tables: tuple[str | None, ...]
    most: Mapping[str, tuple[int, int, int]] = {}


class Asked(msgspec.Struct, frozen=True):
    """`asked` is the stage at which everybody is asked now, empty for none.

    marks   by argument and seat, the last of each
    counts  how many counts were asked for
    wanted  the one that runs, None while none does
    found   by the key of the stage, the last
    shown   the stage of which everybody sees what was found, empty for none
    """

    asked: str = ""
    marks: Marks = {}
    counts: int = 0
    wanted: Wanted | None = None
    found: Mapping[str, Ground] = {}
    shown: str = ""
