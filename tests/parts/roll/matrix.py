"""Who may count at the door, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.roll.acts import AddHead, GiveRoll, RemoveHead, TickRow, UntickRow

ACTS: list[tuple[Act, str]] = [
    (act, "FCSE") for act in (AddHead(), RemoveHead(), TickRow(row="r1"), UntickRow(row="r1"), GiveRoll(people=[]))
]
HOMES: dict[str, str] = {}
