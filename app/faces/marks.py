"""What is somebody's own: where they sit, what they handed in, and what every part keeps of theirs."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.live.meetings import Room
from app.storage import ballots
from facilitation.parts.ballots import box_of, idle, paper_under
from facilitation.parts.seating import seats
from facilitation.registry import PARTS
from facilitation.roles import Actor
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting

Marks = Mapping[str, Any]
"""By name: `seat`, `name`, the stages `voted` at, the `ballot` of now, `stubs`, and what each part's `mine` gives.

`stubs` are what your ballots stand under in the record, by stage; `idle` are the stages at which yours counts for
nothing any more, since every plan on it was withdrawn.
"""


def nothing() -> Marks:
    """What somebody has who has no seat."""
    own: dict[str, Any] = {"seat": None, "name": "", "voted": (), "ballot": None, "stubs": {}, "idle": ()}
    return {**own, **_of_parts(Meeting(), None)}


def marks(room: Room, actor: Actor, connection: sa.Connection) -> Marks:
    """What is this actor's own."""
    seat = actor.seat if actor.seat in seats(room.state) else None
    if seat is None:
        return nothing()
    voted = tuple(key for key, roll in room.voted.items() if seat in roll)
    ballot = _ballot(room, actor, connection)
    stubs = {key: stub for key in voted if (stub := _stub(room, key, actor, ballot))}
    return {
        "seat": seat,
        "name": room.names.get(seat, ""),
        "voted": voted,
        "ballot": ballot,
        "stubs": stubs,
        "idle": tuple(key for key, stub in stubs.items() if _idle(room.state, key, stub, ballot)),
        **_of_parts(room.state, seat),
    }


def _of_parts(meeting: Meeting, seat: str | None) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for part in PARTS.parts.values():
        own |= part.mine(meeting, seat) if part.mine else {}
    return own


def _idle(meeting: Meeting, key: str, stub: str, ballot: Mapping[str, Any] | None) -> bool:
    paper = paper_under(stage_named(meeting, key), stub) or (ballot if key == meeting.current.key else None)
    return paper is not None and idle(meeting, paper)


def _ballot(room: Room, actor: Actor, connection: sa.Connection) -> Mapping[str, Any] | None:
    """Asked of the database only where the roll says that there is one."""
    key = room.state.current.key
    if actor.seat not in room.voted.get(key, ()):
        return None
    return ballots.mine(connection, _key(room, key, actor))


def _key(room: Room, stage: str, actor: Actor) -> str:
    """What its ballot of the vote of now is kept under."""
    return ballots.key_of(actor.receipt, room.code, stage, box_of(stage_named(room.state, stage)).vote)


def _stub(room: Room, key: str, actor: Actor, ballot: object) -> str | None:
    """None where the console handed in for this seat, or another device did."""
    stub, stage = ballots.stub_of(_key(room, key, actor)), stage_named(room.state, key)
    mine = stub in box_of(stage).stubs if stage.sealed else ballot and key == room.state.current.key
    return stub if mine else None
