"""Who may do what about the delay of the stream, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.delay.acts import EndDelay, SetDelay, TurnDelay

ACTS: list[tuple[Act, str]] = [
    (SetDelay(seconds=22), "FC"),
    (EndDelay(reason="Genoeg."), "FC"),
    (TurnDelay(), "H"),
]
HOMES: dict[str, str] = {}
