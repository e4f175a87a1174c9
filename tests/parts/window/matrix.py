"""Who may do what about voting at home, in the letters of tests/facilitation/test_roles.py."""

from datetime import UTC, datetime

from facilitation.acts import Act
from facilitation.parts.window.acts import DropWindow, EndWindow, SetWindow, TurnWindow

JUNE = [datetime(2030, 6, day, tzinfo=UTC) for day in (1, 2)]
ACTS: list[tuple[Act, str]] = [
    (SetWindow(stage="ranking", opens=JUNE[0], closes=JUNE[1]), "FC"),
    (DropWindow(stage="ranking"), "FC"),
    (EndWindow(stage="ranking", reason="Genoeg."), "FC"),
    (TurnWindow(stage="ranking"), "H"),
]
HOMES: dict[str, str] = {}
