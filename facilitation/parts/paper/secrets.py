"""What is kept of paper beside the log, until its batch is accepted or voided."""

from facilitation.events import Secret
from facilitation.parts.paper.state import Sheet

BY_BATCH = "paper:"


class SheetRead(Secret, frozen=True, kw_only=True):
    """A ballot as the first (1) or the second (2) read it, or as it was settled (3)."""

    batch: str
    stage: str
    turn: int
    sheet: Sheet


class CodesWritten(Secret, frozen=True, kw_only=True):
    """The voting codes on the ballots of a batch that was accepted, in their own order: not on which they stand."""

    stage: str
    codes: tuple[str, ...]


def seat_of(batch: str, place: int) -> str:
    """Under what a ballot of a batch stands on the roll: nobody's seat, and not its place in the pile."""
    return f"{BY_BATCH}{batch}:{place}"
