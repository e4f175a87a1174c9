"""Who may do what about a show of hands, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.hands.acts import ConfirmHands, CountHands, ExplainHands, OpenHands, SettleHands, VoidHands

ACTS: list[tuple[Act, str]] = [
    (OpenHands(), "FC"),
    (CountHands(count="1", numbers={"agree": 3}), "Y"),
    (ExplainHands(count="1", code="W.1", words="Zo was het."), "Y"),
    (SettleHands(count="1", numbers={"agree": 3}), "Y"),
    (ConfirmHands(count="1", numbers={"agree": 3}), "Y"),
    (VoidHands(count="1", reason="Verkeerd."), "FCY"),
]
HOMES: dict[str, str] = {}
