"""What can be asked about the tables of the hall, each by its id, its name or its number."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key

LONGEST_NAME, LONGEST_ADDRESS = 40, 400
Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]


class OpenTable(Act, frozen=True, kw_only=True, tag="table.open"):
    """Put down one table more, called `name` or else by the next number; with `table` one that went comes back."""

    table: Key | None = None
    name: Name = ""


class CloseTable(Act, frozen=True, kw_only=True, tag="table.close"):
    """Take away a table at which nobody sits."""

    table: Key


class MeetOnline(Act, frozen=True, kw_only=True, tag="table.meet"):
    """Where the people of an online table see each other: the address of a video call, kept beside the log; or none."""

    table: Key
    address: Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)] = ""


class JoinTables(Act, frozen=True, kw_only=True, tag="table.join"):
    """All who sit at a table go to another one with what is theirs; the first is no table any more."""

    table: Key
    into: Key
