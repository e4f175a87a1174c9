"""Two evenings in which not everybody decides: by a printed code, and by heads that are counted at tables.

`python -m tests.parts.deciding.logs` writes their logs anew, after a change that was meant.
"""

from pathlib import Path

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.deciding.acts import (
    AdmitSeat,
    CountTable,
    EnterCode,
    IssueCodes,
    SettleDouble,
    SpendOnPaper,
    VoidCodes,
)
from facilitation.parts.deciding.events import CodesCounted
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import CloseStage
from facilitation.state.deciding import Deciding
from tests.facilitation.evening import ANNA, BRAM, VISITOR, Evening, phone
from tests.golden.make import log_of

FOLDER = Path(__file__).parent
BY_CODE, BY_TABLE = FOLDER / "code.jsonl", FOLDER / "table.jsonl"


def by_code() -> Evening:
    """Two batches, a code given twice, one that was another's, two on paper, and a count of what was used."""
    evening = Evening(pseudonymous=True, deciding=Deciding("roll"))
    evening.play(IssueCodes(marks=("m1", "m2", "m3", "m4")))
    evening.play(IssueCodes(marks=("m5", "m6")))
    evening.play(VoidCodes(batch=2, marks=("m6",)))
    evening.play(EnterCode(mark="m1"), ANNA)
    evening.play(TakeSeat(seat="eva", table="t1", coded=True), VISITOR)
    evening.play(EnterCode(mark="m1", holder="anna"), phone("eva"))
    evening.play(SettleDouble(person="eva", same=True, reason="Nieuwe telefoon."))
    evening.play(EnterCode(mark="m1", holder="eva"), BRAM)
    evening.play(SettleDouble(person="bram", same=False))
    evening.reach("ranking")
    evening.play(CastBallot(ballot=Paper(order=["garden"])), phone("eva"))
    evening.play(SpendOnPaper(marks=("m2", "m3"), fresh=2))
    evening.play(CloseStage())
    evening.happen(CodesCounted(batches=(), total=3))
    return evening


def by_table() -> Evening:
    """Table 1 counts two, lets Anna and Bram decide, and then not Bram, who looks along."""
    evening = Evening(pseudonymous=True, deciding=Deciding("table", speak=False))
    evening.play(CountTable(heads=2, table="t1"))
    evening.play(AdmitSeat(person="anna"))
    evening.play(AdmitSeat(person="bram"))
    evening.play(AdmitSeat(person="bram", on=False))
    evening.play(AdmitSeat(person="bram", on=False))
    return evening


if __name__ == "__main__":
    BY_CODE.write_bytes(log_of(by_code()))
    BY_TABLE.write_bytes(log_of(by_table()))
