"""What is asked of the proposers of plans, and what they said."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Became = Literal["", "agreed", "declined", "dropped"]


class Reply(msgspec.Struct, frozen=True):
    """What a proposer said; `aloud` in the room, to the gespreksleider, or else on a device of their own."""

    yes: bool
    aloud: bool
    words: str = ""


class Recast(msgspec.Struct, frozen=True):
    """One question to the proposers of these plans: may the first go on for `ask` cents, with the others in it?

    `text` says what becomes different, `title` is a new name or empty; `titles` and `before` hold what the plans were
    called and asked (cents) when the question was put. `home` is the stage whose package was on the table.
    """

    id: str
    initiatives: tuple[str, ...]
    ask: int
    text: str
    title: str = ""
    titles: tuple[str, ...] = ()
    before: tuple[int, ...] = ()
    answers: Mapping[str, Reply] = {}
    became: Became = ""
    home: str = ""

    @property
    def waiting(self) -> list[str]:
        """The plans whose proposers have yet to say yes."""
        return [key for key in self.initiatives if key not in self.answers]


Recasts = Mapping[str, Recast]
"""All that was ever asked, by its id, oldest first."""
