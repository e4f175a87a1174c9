"""What can be asked about the chips of a table."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing

MOST = 1000
Some = Annotated[int, msgspec.Meta(ge=0, le=MOST * 100)]
Few = Annotated[int, msgspec.Meta(ge=-MOST, le=MOST)]


class PlaceChips(VoiceAct, frozen=True, kw_only=True, tag="chips.place"):
    """Lay chips: with `seat` all those of one person, without one all those of the `table`; what is left out has none.

    `amounts` are chips, by what they lie on.
    """

    amounts: dict[Key, Some]
    table: Key | None = None


class MoveChips(VoiceAct, frozen=True, kw_only=True, tag="chips.move"):
    """Lay this many more chips of a person on a thing, or with a number below zero take them back."""

    thing: Key
    by: Few
    table: Key | None = None


class AgreeChips(VoiceAct, frozen=True, kw_only=True, tag="chips.agree"):
    """Agree with what lies on one's table, or with `on` false no longer."""

    table: Key | None = None
    on: bool = True


class VoidChips(Act, frozen=True, kw_only=True, tag="chips.void"):
    """Open a stage again that was closed and not shown, with the reason: all lies as it lay."""

    reason: Writing = ""
