"""Who may agree on a mandate, in the letters of tests/facilitation/test_roles.py."""

from datetime import date

from facilitation.acts import Act
from facilitation.parts.platform import DropPlatform, SetPlatform

JUNE = date(2030, 6, 1)
ACTS: list[tuple[Act, str]] = [
    (SetPlatform(initiative="garden", platform="Noord", purpose="Groen.", accounts=[JUNE]), "FC"),
    (DropPlatform(initiative="garden"), "FC"),
]
HOMES: dict[str, str] = {}
