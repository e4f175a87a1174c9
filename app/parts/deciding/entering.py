"""A code that somebody gives: looked up, and taken for their seat."""

from typing import Any

import msgspec

from app.access.devices import Device
from app.live.meetings import Room, perform
from app.parts.deciding import codes
from app.services import services
from app.storage.beside import voting_codes
from facilitation.parts.deciding.acts import EnterCode
from facilitation.parts.deciding.asked import require_codes
from facilitation.parts.door.asked import mark_of
from facilitation.refusals import Refused
from facilitation.roles import Actor
from facilitation.state.deciding import entitled


class Given(msgspec.Struct, frozen=True):
    """A code that is good: what is kept of it, and the seat that has it, empty where nobody does."""

    mark: str
    holder: str

    def free(self, *seats: str) -> bool:
        """Whether nobody has it but one of these seats."""
        return self.holder in ("", *seats)


def given(room: Room, typed: str, holder: Device | None = None) -> Given:
    """The code that somebody typed. A wrong one counts for the device of its `holder`, and nobody else waits for it.

    Raises Malformed(code_length, code_mistyped), Refused(no_codes, code_unknown, code_void, code_on_paper), and
    TooMany(too_many_codes) in place of the second of these where this device gave many that do not exist.
    """
    require_codes(room.state)
    code = codes.read(typed)
    with services().database.read.connect() as connection:
        rows = voting_codes.found(connection, room.code, codes.marks(room.code, code))
    if not rows:
        if holder is not None:
            services().limits.spend("voting_codes", str(holder.cookie.get("device", "")), "too_many_codes")
        raise Refused("code_unknown")
    return _usable(rows[0])


def _usable(row: Any) -> Given:
    if row.void:
        raise Refused("code_void")
    if row.holder == voting_codes.PAPER:
        raise Refused("code_on_paper")
    return Given(row.mark, row.holder or "")


def enter(room: Room, found: Given, actor: Actor, seat: str | None = None) -> None:
    """Take a code for the seat of whoever asks, or for one without a phone.

    Raises Refused(code_in_use) where another device was first, Refused(code_elsewhere) where another seat has it: that
    is told at the console; and what `code.enter` is refused with.
    """
    perform(room.code, EnterCode(mark=found.mark, holder=found.holder, seat=seat), actor)
    own = seat or actor.seat or ""
    if own in entitled(room.state).doubles:
        raise Refused("code_elsewhere", mark=mark_of(own))
