"""Who may do what for common ground, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.common_ground.acts import AskGround, CountGround, KeepGround, MarkArgument, ShowGround
from facilitation.parts.common_ground.state import Ground

ACTS: list[tuple[Act, str]] = [
    (AskGround(), "FC"),
    (MarkArgument(argument="A1", mark="disagree"), "FCSTR"),
    (CountGround(), "FC"),
    (KeepGround(wanted=1, ground=Ground(0, (), 0, 0, ())), "H"),
    (ShowGround(), "FC"),
]
HOMES = {"ground": "arguments"}
