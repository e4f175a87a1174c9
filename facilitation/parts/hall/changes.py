"""How what happens with tables changes which there are, and who sits where."""

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.hall.events import TableClosed, TableOpened, TablesJoined
from facilitation.parts.hall.state import NAME, Gone, Hall, hall
from facilitation.parts.seating import PART as SEATING
from facilitation.parts.seating import seats, tables
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Table

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Hall:
    """All tables of the opening are there."""
    return Hall()


def on_opened(meeting: Meeting, event: TableOpened) -> Meeting:
    """It stands behind the tables in the room with a lower number, before those online."""
    here = hall(meeting)
    was = here.gone.get(event.table)
    table = replace(was.table, name=event.name) if was else Table(event.table, event.name)
    gone = {key: each for key, each in here.gone.items() if key != event.table}
    return SEATING.changed(_kept(meeting, Hall(gone)), tables=_in_place(list(tables(meeting).values()), table))


def on_closed(meeting: Meeting, event: TableClosed) -> Meeting:
    """It is there no more; that it was stays known."""
    return _without(meeting, event.table, None)


def on_joined(meeting: Meeting, event: TablesJoined) -> Meeting:
    """Everybody of the one sits at the other."""
    sitting = seats(meeting)
    moved = {k: replace(seat, table=event.to) if seat.table == event.table else seat for k, seat in sitting.items()}
    return SEATING.changed(_without(meeting, event.table, event.to), seats=moved)


def _without(meeting: Meeting, table: str, into: str | None) -> Meeting:
    known = tables(meeting)
    meeting = _kept(meeting, Hall({**hall(meeting).gone, table: Gone(known[table], into)}))
    return SEATING.changed(meeting, tables={key: each for key, each in known.items() if key != table})


def _kept(meeting: Meeting, here: Hall) -> Meeting:
    return meeting.with_part(NAME, here)


def _in_place(there: list[Table], table: Table) -> dict[str, Table]:
    later = [at for at, each in enumerate(there) if each.online > table.online or _number(each) > _number(table)]
    at = later[0] if later else len(there)
    return {each.id: each for each in (*there[:at], table, *there[at:])}


def _number(table: Table) -> int:
    last = table.name.rpartition(" ")[2]
    return int(last) if last.isdecimal() else 0
