"""What is somebody's own: where they sit, what they handed in, and what every part keeps of theirs."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.live.meetings import Room
from app.services import services
from app.storage import ballots
from app.storage.ballots import Kept
from facilitation.parts.ballots import box_of, idle, paper_under
from facilitation.parts.seating import seats
from facilitation.parts.viewers.rules import box_for
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting

Marks = Mapping[str, Any]
"""By name: `seat`, `name`, the stages `voted` at, the `ballot` of now, `stubs`, and what each part's `mine` gives.

`stubs` are what your ballots stand under in the record, by stage; `idle` are the stages at which yours counts for
nothing any more, since every plan on it was withdrawn.
"""


@cache
def nothing() -> Marks:
    """What somebody has who has no seat; the same mapping each time."""
    own: dict[str, Any] = {"seat": None, "name": "", "voted": (), "ballot": None, "stubs": {}, "idle": ()}
    return {**own, **_of_parts(Meeting(), None)}


def own(room: Room, actor: Actor) -> Marks:
    """The same as `marks`; the database is asked only about who stands on a roll, since nobody else has a ballot."""
    if not any(actor.seat in roll for roll in room.voted.values()):
        return marks(room, actor, None)
    with services().database.read.connect() as connection:
        return marks(room, actor, connection)


def marks(room: Room, actor: Actor, connection: sa.Connection | None, stage: str | None = None) -> Marks:
    """What is this actor's own, with the `ballot` of the present stage or of the one that is named.

    Without a connection, for an actor of whom no roll knows.
    """
    if actor.role is Role.VIEWER:
        return _of_viewer(room, actor, connection, stage or room.state.current.key)
    seat = actor.seat if actor.seat in seats(room.state) else None
    if seat is None:
        return nothing()
    voted = tuple(key for key, roll in room.voted.items() if seat in roll)
    at = stage or room.state.current.key
    kept = _kept(room, actor, connection, at)
    ballot = kept.paper if kept else None
    stubs = {key: stub for key in voted if (stub := _stub(room, key, actor, kept if key == at else None))}
    return {
        "seat": seat,
        "name": room.names.get(seat, ""),
        "voted": voted,
        "ballot": ballot,
        "stubs": stubs,
        "idle": tuple(
            key for key, stub in stubs.items() if _idle(room.state, key, stub, ballot if key == at else None)
        ),
        **_of_parts(room.state, seat),
    }


def _of_viewer(room: Room, actor: Actor, connection: sa.Connection | None, at: str) -> Marks:
    """What somebody has who watches: what they said, and their answer in the poll, in place of a ballot."""
    box = box_for(at)
    polled = actor.seat in room.voted.get(box, ())
    vote = box_of(stage_named(room.state, at)).vote
    key = ballots.key_of(actor.receipt, room.code, box, vote)
    kept = ballots.mine(connection, room.box_keys, key) if polled and connection else None
    own = {"name": room.names.get(actor.seat or "", ""), "voted": (at,) if polled else ()}
    return {**nothing(), **_of_parts(room.state, actor.seat), **own, "ballot": kept.paper if kept else None}


def _of_parts(meeting: Meeting, seat: str | None) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for part in PARTS.parts.values():
        own |= part.mine(meeting, seat) if part.mine else {}
    return own


def _idle(meeting: Meeting, key: str, stub: str, ballot: Mapping[str, Any] | None) -> bool:
    paper = paper_under(stage_named(meeting, key), stub) or ballot
    return paper is not None and idle(meeting, paper)


def _kept(room: Room, actor: Actor, connection: sa.Connection | None, key: str) -> Kept | None:
    """Asked of the database only where the roll says that there is one."""
    if connection is None or actor.seat not in room.voted.get(key, ()):
        return None
    return ballots.mine(connection, room.box_keys, ballots.key_of(*_own(room, key, actor)))


def _own(room: Room, stage: str, actor: Actor) -> tuple[str, str, str, int]:
    """What tells its ballot of the vote of now: the receipt, the meeting, the stage and which vote it is."""
    return actor.receipt, room.code, stage, box_of(stage_named(room.state, stage)).vote


def _stub(room: Room, key: str, actor: Actor, kept: Kept | None) -> str | None:
    """None where the console handed in for this seat, or another device did."""
    stage = stage_named(room.state, key)
    if not stage.sealed:
        return kept.stub if kept else None
    own = _own(room, key, actor)
    known = (ballots.stub_for(*own), ballots.stub_of(ballots.key_of(*own)))
    return next((stub for stub in known if stub in box_of(stage).stubs), None)
