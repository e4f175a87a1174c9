"""Who may do what at the paper desk, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
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

ACTS: list[tuple[Act, str]] = [
    (HandOutPaper(stage="ranking", ballots=3), "FCY"),
    (FinishPaper(stage="ranking"), "FC"),
    (OpenBatch(stage="ranking", ballots=3, envelope="B-0412"), "Y"),
    (EnterSheet(batch="1", number=1, marks=[1]), "Y"),
    (EndEntry(batch="1"), "Y"),
    (SettleSheet(batch="1", number=1, marks=[1]), "Y"),
    (ExplainBatch(batch="1", code="W.1", words="Zo lag het er."), "Y"),
    (ConfirmBatch(batch="1"), "Y"),
    (VoidBatch(batch="1", reason="Verkeerd."), "FCY"),
]
HOMES: dict[str, str] = {}
