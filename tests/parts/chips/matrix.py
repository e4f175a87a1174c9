"""Who may do what with chips, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips

ACTS: list[tuple[Act, str]] = [
    *((act, "FCSTDR") for act in (PlaceChips(amounts={}), MoveChips(thing="garden", by=1), AgreeChips())),
    (VoidChips(reason="Te vroeg."), "FC"),
]
HOMES = {"chips": "chips"}
