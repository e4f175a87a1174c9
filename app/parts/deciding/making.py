"""Codes made, voided and handed in on paper, by whoever may."""

from collections.abc import Sequence

import msgspec

from app.live.meetings import Room, perform
from app.parts.deciding import codes, entering
from app.services import services
from app.storage.beside import voting_codes
from facilitation.parts.deciding.acts import MOST_CODES, IssueCodes, SpendOnPaper, VoidCodes
from facilitation.parts.deciding.asked import require_codes
from facilitation.refusals import Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import entitled

HOST = Actor("command", Role.FACILITATOR)
"""Whoever works at the command line of the installation."""


class Made(msgspec.Struct, frozen=True):
    """The codes of a new batch, as people read them. They are nowhere else."""

    batch: int
    codes: tuple[str, ...]


def issue(room: Room, number: int, actor: Actor) -> Made:
    """Make a batch of codes. Raises Refused(no_codes), Malformed(codes_number) and what `codes.issue` raises."""
    require_codes(room.state)
    if not 0 < number <= MOST_CODES:
        raise Malformed("codes_number", most=MOST_CODES)
    fresh = [codes.new_code() for _ in range(number)]
    kept = {codes.mark(room.code, code) for code in fresh}
    perform(room.code, IssueCodes(marks=tuple(sorted(kept))), actor)
    return Made(len(entitled(room.state).batches), tuple(codes.shown(code) for code in fresh))


def void(room: Room, typed: str, actor: Actor) -> int:
    """Let one code count no longer that nobody used; the batch that it was of.

    Raises what `entering.given` raises, Refused(code_in_use, codes_moved).
    """
    found = entering.given(room, typed)
    if found.holder:
        raise Refused("code_in_use")
    with services().database.read.connect() as connection:
        (row,) = voting_codes.found(connection, room.code, [found.mark])
    perform(room.code, VoidCodes(batch=row.batch, marks=(found.mark,)), actor)
    return int(row.batch)


def void_batch(room: Room, batch: int, actor: Actor) -> int:
    """Let all codes of a batch count no longer that nobody used; how many. Raises what `codes.void` raises."""
    require_codes(room.state)
    with services().database.read.connect() as connection:
        left = voting_codes.unused(connection, room.code, batch)
    perform(room.code, VoidCodes(batch=batch, marks=tuple(left)), actor)
    return len(left)


def spend_on_paper(room: Room, stage: str, typed: Sequence[str], actor: Actor) -> None:
    """Ballots on paper of a stage carry these codes: all of them from now on, or none. One ballot a code and a stage.

    A code that was handed in on paper opens no seat any more, and one that a seat has stands on no paper. Raises what
    `entering.given` raises but for a code on paper, Refused(code_on_phone, code_on_paper) and Malformed(code_twice).
    """
    require_codes(room.state)
    known = [codes.marks(room.code, codes.read(code)) for code in typed]
    with services().database.read.connect() as connection:
        rows = {row.mark: row for row in voting_codes.found(connection, room.code, [m for own in known for m in own])}
    found = [next((rows[mark] for mark in own if mark in rows), None) for own in known]
    for row in found:
        if row is None or row.void:
            raise Refused("code_unknown" if row is None else "code_void")
        if row.holder not in (None, voting_codes.PAPER):
            raise Refused("code_on_phone")
    marks = {row.mark for row in found if row is not None}
    if len(marks) != len(found):
        raise Malformed("code_twice")
    fresh = sum(row.holder is None for row in found if row is not None)
    perform(room.code, SpendOnPaper(stage=stage, marks=tuple(sorted(marks)), fresh=fresh), actor)
