"""Who may explain a turnout, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.turnout import ExplainTurnout

ACTS: list[tuple[Act, str]] = [(ExplainTurnout(mismatch="seats", reason="Ging naar huis."), "FC")]
HOMES: dict[str, str] = {}
