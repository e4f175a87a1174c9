"""Who may do what about who decides, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.deciding.acts import (
    AdmitSeat,
    CountHead,
    CountTable,
    EnterCode,
    IssueCodes,
    SettleDouble,
    SpendOnPaper,
    VoidCodes,
)

ACTS: list[tuple[Act, str]] = [
    (IssueCodes(marks=("m1",)), "FC"),
    (VoidCodes(batch=1, marks=("m1",)), "FC"),
    (EnterCode(mark="m1"), "FCSTR"),
    (SettleDouble(person="bram", same=False), "FCE"),
    (SpendOnPaper(marks=("m1",), fresh=1), "FCSTY"),
    (CountTable(heads=3), "FCSTD"),
    (CountHead(), "FCSTD"),
    (AdmitSeat(person="anna"), "FCSTD"),
]
HOMES: dict[str, str] = {}
