"""What is asked of the desk at the door: count somebody in or out, tick somebody off, give the list."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.parts.roll.state import AS

LONGEST_LINE = 120
MOST_ROWS = 2_000
Line = Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)]


class AddHead(Act, frozen=True, kw_only=True, tag="head.add"):
    """Somebody came in who is on no list."""

    who: AS = "resident"


class RemoveHead(Act, frozen=True, kw_only=True, tag="head.remove"):
    """Somebody went, or was counted by mistake."""

    who: AS = "resident"


class TickRow(Act, frozen=True, kw_only=True, tag="roll.tick"):
    """Somebody on the list came in."""

    row: Key


class UntickRow(Act, frozen=True, kw_only=True, tag="roll.untick"):
    """That was a mistake, or they went: without a reason within ten seconds."""

    row: Key
    reason: Writing = ""


class Person(msgspec.Struct, frozen=True):
    """Somebody on the list: the name, and what tells two of one name apart, such as an address."""

    name: Line
    place: Line = ""


class GiveRoll(Act, frozen=True, kw_only=True, tag="roll.give"):
    """The list of who is expected, in place of the one before; an empty one takes it away.

    Who stood on that one with the same name and place stays who they are. The app draws the `rows`, one for each.
    """

    people: Annotated[list[Person], msgspec.Meta(max_length=MOST_ROWS)]
    rows: list[Key] = []
