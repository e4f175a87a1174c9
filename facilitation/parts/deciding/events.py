"""What happened about who may decide; in none of it is a code, or what is kept of one."""

from typing import ClassVar

import msgspec

from facilitation.events import Event, Secret, StageEvent

SEAT: tuple[str, ...] = ("seat",)


class CodesIssued(Event, frozen=True, kw_only=True, tag="codes.issued"):
    """So many codes were printed as one batch."""

    batch: int
    number: int


class CodesVoided(Event, frozen=True, kw_only=True, tag="codes.voided"):
    """So many codes of a batch count no longer; nobody had used one."""

    batch: int
    number: int


class SeatEntitled(Event, frozen=True, kw_only=True, tag="seat.entitled"):
    """A seat may decide: by a code, or counted at a table."""

    pseudonyms: ClassVar = {"seat": SEAT}
    seat: str
    table: str | msgspec.UnsetType = msgspec.UNSET


class SeatDismissed(Event, frozen=True, kw_only=True, tag="seat.dismissed"):
    """A seat may decide no longer: its table was counted again without it."""

    pseudonyms: ClassVar = {"seat": SEAT}
    seat: str


class SeatRefused(Event, frozen=True, kw_only=True, tag="seat.refused"):
    """Its table looked at a seat that waited, and it does not decide; until somebody there says otherwise."""

    pseudonyms: ClassVar = {"seat": SEAT}
    seat: str


class CodeDoubled(Event, frozen=True, kw_only=True, tag="code.doubled"):
    """A seat gave a code that another seat has."""

    pseudonyms: ClassVar = {"seat": SEAT, "holder": SEAT}
    seat: str
    holder: str


class DoubleSettled(Event, frozen=True, kw_only=True, tag="double.settled"):
    """Somebody said whether the seat that gave a code is of who has it. Where it is it decides, and the other not."""

    pseudonyms: ClassVar = {"seat": SEAT}
    seat: str
    same: bool


class CodesOnPaper(StageEvent, frozen=True, kw_only=True, tag="codes.on_paper"):
    """So many ballots on paper carried a code, `fresh` of them for the first time this evening."""

    number: int
    fresh: int


class CodesCounted(Event, frozen=True, kw_only=True, tag="codes.counted"):
    """How many codes were used, at the closing: of each batch, unless fewer than five were of one; and in all."""

    batches: tuple[int, ...]
    total: int


class TableCounted(Event, frozen=True, kw_only=True, tag="table.counted"):
    """So many people who may decide were counted at a table."""

    table: str
    heads: int


class CodesMade(Secret, frozen=True, kw_only=True):
    """What is kept of the codes of a batch."""

    batch: int
    marks: tuple[str, ...]


class CodesGone(Secret, frozen=True, kw_only=True):
    """What is kept of codes that count no longer."""

    marks: tuple[str, ...]


class CodeTaken(Secret, frozen=True, kw_only=True):
    """A seat has this code from now on."""

    mark: str
    seat: str


class CodeMoved(Secret, frozen=True, kw_only=True):
    """The code that `seat` had is of `into`."""

    seat: str
    into: str


class CodesHandedIn(Secret, frozen=True, kw_only=True):
    """These codes stand on ballots on paper of a stage; `fresh` of them were not used before."""

    stage: str
    marks: tuple[str, ...]
    fresh: int
