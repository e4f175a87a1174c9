"""What happens to ballots on paper. Only numbers stand in the log: never what is on one."""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from facilitation.by_two.card import Sheet
from facilitation.events import BoxClosed, Secret, StageEvent


class PaperHanded(StageEvent, frozen=True, kw_only=True, tag="paper.handed"):
    """So many ballots on paper were handed out; the box stays open until they are counted.

    For another `question` than the stage's own its closing waits for them.
    """

    ballots: int
    question: str | UnsetType = UNSET


class PaperFinished(BoxClosed, frozen=True, kw_only=True, tag="paper.finished"):
    """No more paper comes in; `reason` is there where it is not as much as was handed out."""

    texts: ClassVar = ("reason",)
    reason: str | None = None
    question: str | UnsetType = UNSET


class BatchEvent(StageEvent, frozen=True, kw_only=True):
    """A fact of one batch of a stage."""

    batch: str


class BatchOpened(BatchEvent, frozen=True, kw_only=True, tag="batch.opened"):
    """An envelope with this number on its seal was opened, with so many ballots."""

    ballots: int
    envelope: str
    question: str | UnsetType = UNSET


class BatchBegun(BatchEvent, frozen=True, kw_only=True, tag="batch.begun"):
    """Somebody began to enter it, as the first (1) or the second (2): by which link, and a mark of the device."""

    turn: int
    link: str
    device: str


class BatchEntered(BatchEvent, frozen=True, kw_only=True, tag="batch.entered"):
    """That person entered every ballot."""

    turn: int


class BatchSettled(BatchEvent, frozen=True, kw_only=True, tag="batch.settled"):
    """What stands on the paper of one ballot was decided; never what it is."""

    number: int


class BatchExplained(BatchEvent, frozen=True, kw_only=True, tag="batch.explained"):
    """Why what is remarkable is right."""

    texts: ClassVar = ("words",)
    code: str
    words: str | None


class BatchConfirmed(BatchEvent, frozen=True, kw_only=True, tag="batch.confirmed"):
    """The first (1) or the second (2) confirmed that it is as it stands on the paper."""

    turn: int


class BatchAccepted(BatchEvent, frozen=True, kw_only=True, tag="batch.accepted"):
    """Both did: so many are valid. How many were blank and spoiled only where neither is a small group."""

    valid: int
    blank: int | UnsetType = UNSET
    spoiled: int | UnsetType = UNSET


class BatchVoided(BatchEvent, frozen=True, kw_only=True, tag="batch.voided"):
    """It does not count; what was entered is wiped."""

    texts: ClassVar = ("reason",)
    reason: str | None


class SheetRead(Secret, frozen=True, kw_only=True):
    """A ballot as the first (1) or the second (2) read it, or as it was settled (3)."""

    batch: str
    stage: str
    turn: int
    sheet: Sheet
