"""What is asked about who may decide: codes are made, voided, given and settled; heads are counted at a table."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing

MOST_CODES = 5_000
"""Codes of one batch."""


class IssueCodes(Act, frozen=True, kw_only=True, tag="codes.issue"):
    """Print one batch more. Made by the house, which draws the codes; `marks` are what is kept of each."""

    marks: tuple[Key, ...]


class VoidCodes(Act, frozen=True, kw_only=True, tag="codes.void"):
    """Let codes of a batch count no longer, of which the `marks` are kept and nobody used one. Made by the house."""

    batch: Annotated[int, msgspec.Meta(ge=1)]
    marks: tuple[Key, ...]


class EnterCode(Act, frozen=True, kw_only=True, tag="code.enter"):
    """Give a code for one's own seat; who hosts gives it for a `seat` without a phone. Made by the house.

    `mark` is what is kept of the code, `holder` the seat that took it before, empty where none did.
    """

    mark: Key
    holder: Key = ""
    seat: Key | None = None


class SettleDouble(Act, frozen=True, kw_only=True, tag="double.settle"):
    """Say of a seat whose code another seat has whether both are one person, who then goes on at this one."""

    person: Key
    same: bool
    reason: Writing = ""


class SpendOnPaper(Act, frozen=True, kw_only=True, tag="codes.paper"):
    """Ballots on paper of a stage carry these codes, each one ballot. Made by the house.

    `fresh` is how many of them were not handed in on paper before.
    """

    marks: tuple[Key, ...]
    fresh: Annotated[int, msgspec.Meta(ge=0)]


class CountTable(Act, frozen=True, kw_only=True, tag="table.heads"):
    """So many people who may decide sit at a table; a chair and the device of a table count their own."""

    heads: Annotated[int, msgspec.Meta(ge=0, le=1_000)]
    table: Key | None = None


class CountHead(Act, frozen=True, kw_only=True, tag="table.head"):
    """One person more who may decide sits at a table, or with `on` false one less: a tap each, whoever else taps."""

    table: Key | None = None
    on: bool = True


class AdmitSeat(Act, frozen=True, kw_only=True, tag="seat.admit"):
    """This seat decides at its table; with `on` false no longer, or where it waits it only looks along."""

    person: Key
    on: bool = True
