"""What can be asked about turns to speak. Without a `table` it is about the whole hall."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, VoiceAct
from facilitation.parts.turns.state import LONGEST, SHORTEST

Seconds = Annotated[int, msgspec.Meta(ge=SHORTEST, le=LONGEST)]


class RequestTurn(VoiceAct, frozen=True, kw_only=True, tag="speak.request"):
    """Ask to speak: in the hall, or at one's own table."""

    table: Key | None = None


class WithdrawTurn(VoiceAct, frozen=True, kw_only=True, tag="speak.withdraw"):
    """Wait no longer for a turn, in the hall or at one's own table."""

    table: Key | None = None


class GiveTurn(Act, frozen=True, kw_only=True, tag="speak.give"):
    """Let somebody speak: the seat `person`, or whoever is next. Who spoke until now has done so."""

    person: Key | None = None
    table: Key | None = None


class EndTurn(Act, frozen=True, kw_only=True, tag="speak.end"):
    """Whoever speaks has done so; they say it themselves, or who leads does."""

    table: Key | None = None


class SetTurns(Act, frozen=True, kw_only=True, tag="speak.set"):
    """How long a turn is, and whether one may ask for one; what is left out stays."""

    seconds: Seconds | None = None
    open: bool | None = None
