"""Who may react, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.reactions import React

ACTS: list[tuple[Act, str]] = [(React(what="agree"), "R")]
HOMES: dict[str, str] = {}
