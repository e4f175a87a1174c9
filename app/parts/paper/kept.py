"""What is kept of a batch beside the log, filled in where an act needs it."""

import msgspec

from app.live.room import Room
from app.services import services
from app.storage import sheets
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry
from facilitation.parts.paper.state import on_paper


def read(room: Room, batch: str) -> sheets.Read:
    """What both people entered of a batch, and what was settled. Raises Unavailable(meeting_damaged)."""
    with services().database.read.connect() as connection:
        return sheets.read(connection, room.box_keys, room.code, batch)


def counted(room: Room, act: EndEntry) -> EndEntry:
    """The act with how many ballots whoever enters now has entered."""
    batch = on_paper(room.state).batches.get(act.batch)
    turn = 2 if batch is not None and batch.how == "second" else 1
    return msgspec.structs.replace(act, entered=len(read(room, act.batch)[turn]))


def compared(room: Room, act: ConfirmBatch) -> ConfirmBatch:
    """The act with everything that was read, as it was after what was settled last: that is looked at first."""
    batch = on_paper(room.state).batches.get(act.batch)
    settles = batch.settles if batch else 0
    found = read(room, act.batch)
    return msgspec.structs.replace(act, first=found[1], second=found[2], settled=found[3], settles=settles)
