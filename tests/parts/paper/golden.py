"""Paper in the golden evening: a batch that is voided, one that two people read otherwise, a ballot that stays out."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    SettleSheet,
    VoidBatch,
)
from facilitation.parts.paper.state import Sheet
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER
from tests.parts.paper.room import JAMAL, NOOR

STAGE = Stage("papier", "ranking").saying(title="Kiezen op papier")
GARDEN, LAMPS, BLANK = Sheet(1, "valid", (1,), {"order": ["garden"]}), Sheet(2, "valid", (3,), {"order": ["lamps"]}), 3


def played() -> Iterator[tuple[Act, Actor]]:
    """Three ballots of which one is blank; of four that were handed out one did not come back."""
    yield HandOutPaper(stage="papier", ballots=4), LEADER
    yield OpenBatch(stage="papier", ballots=2, envelope="B-0411"), NOOR
    yield VoidBatch(batch="1", reason="Verkeerde envelop."), LEADER
    yield OpenBatch(stage="papier", ballots=3, envelope="B-0412"), NOOR
    for who, second in ((NOOR, 2), (JAMAL, 3)):
        yield EnterSheet(batch="2", number=1, marks=[1]), who
        yield EnterSheet(batch="2", number=2, marks=[second]), who
        yield EnterSheet(batch="2", number=BLANK, says="blank"), who
        yield EndEntry(batch="2", entered=3), who
    yield SettleSheet(batch="2", number=2, marks=[3]), JAMAL
    yield ExplainBatch(batch="2", code="W.1", words="Er zat een leeg biljet bij."), NOOR
    blank = Sheet(BLANK, "blank")
    other = Sheet(2, "valid", (2,), {"order": ["playground"]})
    both = {"first": [GARDEN, other, blank], "second": [GARDEN, LAMPS, blank], "settled": [LAMPS], "settles": 1}
    yield ConfirmBatch(batch="2", **both), NOOR
    yield ConfirmBatch(batch="2", **both), JAMAL
    yield CastBallot(ballot=Paper(order=["garden", "lamps"])), ANNA
    yield CloseStage(), LEADER
    yield FinishPaper(stage="papier", reason="Een bewoner nam het biljet mee naar huis."), LEADER
    yield RevealStage(), LEADER
    yield AdvanceStage(to="review"), LEADER
