"""Who may say that somebody is away, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.away import StepOut

ACTS: list[tuple[Act, str]] = [(StepOut(person="anna"), "FCSTR")]
HOMES: dict[str, str] = {}
