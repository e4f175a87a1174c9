"""Who may decide in a meeting, and who looks, asks and speaks without deciding."""

from collections.abc import Mapping
from typing import Literal, cast

import msgspec

from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat

NAME = "deciding"
Mode = Literal["open", "code", "roll", "table"]
BY_CODE: tuple[Mode, ...] = ("code", "roll")


class Deciding(msgspec.Struct, frozen=True):
    """What was agreed before the evening: by what somebody may decide, and whether who may not does `speak`.

    `open` is a poll that binds nobody; `code` a printed code; `roll` such a code, handed out at a door that ticks
    people off a list; `table` heads that were counted at each table.
    """

    mode: Mode
    speak: bool = True


class Batch(msgspec.Struct, frozen=True):
    """So many codes that were printed together, and how many of those were voided."""

    issued: int
    voided: int = 0


class Entitled(msgspec.Struct, frozen=True):
    """Who may decide by now.

    agreed   what was agreed before; None in a meeting where everybody decides, as in older logs
    batches  the codes that were printed, batch after batch: the first one is batch 1
    seats    the seats that may decide, each with the id of the table where it was counted, empty where by a code
    coded    the seats that ever took a code
    paper    how many codes were handed in on paper
    papers   how many ballots on paper carried a code, by the stage that they are for
    doubles  seats that gave a code which another seat has, with that other seat
    settled  for how many of those somebody said that both are one person, or are not
    heads    how many people were counted at each table, by its id
    refused  the seats that do not wait for their table any more: it said that they only look along
    used     how many codes were used, of each batch; empty where fewer than five were of one. None before the closing
    """

    agreed: Deciding | None = None
    batches: tuple[Batch, ...] = ()
    seats: Mapping[str, str] = {}
    coded: frozenset[str] = frozenset()
    paper: int = 0
    papers: Mapping[str, int] = {}
    doubles: Mapping[str, str] = {}
    settled: tuple[int, int] = (0, 0)
    heads: Mapping[str, int] = {}
    used: tuple[int, ...] | None = None
    refused: frozenset[str] = frozenset()

    @property
    def mode(self) -> Mode | None:
        """By what somebody may decide; None where everybody may."""
        return self.agreed.mode if self.agreed else None


def entitled(meeting: Meeting) -> Entitled:
    """Who may decide in a meeting."""
    return cast(Entitled, meeting.parts.get(NAME) or Entitled())


def may_decide(meeting: Meeting, seat: str) -> bool:
    """Whether this seat may decide, and not only look, ask and speak."""
    here = entitled(meeting)
    return here.mode in (None, "open") or seat in here.seats


def deciders(meeting: Meeting, seats: Mapping[str, Seat]) -> Mapping[str, Seat]:
    """Those of these seats that may decide; whoever votes or answers is counted out of them."""
    here = entitled(meeting)
    return seats if here.mode in (None, "open") else {key: seat for key, seat in seats.items() if key in here.seats}


def codes_on_paper(meeting: Meeting, stage: str) -> int:
    """How many ballots on paper of a stage carry a code: each is somebody who decides and has no seat for it."""
    here = entitled(meeting)
    return here.papers.get(stage, 0) if here.mode in BY_CODE else 0
