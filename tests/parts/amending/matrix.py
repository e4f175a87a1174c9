"""Who may take an improvement over, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.amending.acts import AdoptImprovement

ACTS: list[tuple[Act, str]] = [(AdoptImprovement(argument="A1"), "FCI")]
