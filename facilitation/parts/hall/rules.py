"""Which tables there are: who leads the evening says so, and never while a lot counts on them."""

from typing import Any

from facilitation.events import ToldBeside
from facilitation.part import Context, Facts
from facilitation.parts.hall.acts import LONGEST_NAME, CloseTable, JoinTables, MeetOnline, OpenTable
from facilitation.parts.hall.address import require_secure
from facilitation.parts.hall.events import TableClosed, TableOpened, TablesJoined
from facilitation.parts.hall.state import NAME, hall
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.seating import seats, table_named, tables
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting
from facilitation.texts import optional

MOST = 200
"""So many tables there can be."""


def open_one(context: Context[Any], act: OpenTable) -> Facts:
    """Put down a table. Event: table.opened; none for one that is there.

    Raises Refused(unknown_table, table_name_taken, too_many_tables) and what `texts.optional` raises.
    """
    meeting, name = context.meeting, " ".join(optional(act.name, LONGEST_NAME, field="name").split())
    gone = hall(meeting).named(act.table) if act.table else None
    if act.table and gone is None:
        table_named(meeting, act.table)
        return []
    if len(tables(meeting)) >= MOST:
        raise Refused("too_many_tables", most=MOST)
    number = _next(meeting)
    name = name or (gone.table.name if gone else f"{_called(meeting)} {number}".strip())
    if name in {table.name for table in tables(meeting).values()}:
        raise Refused("table_name_taken", name=name)
    return [TableOpened(table=gone.table.id if gone else f"T{number}", name=name)]


def _next(meeting: Meeting) -> int:
    """The number after all that a table in the room has or had, in its id or its name."""
    known = [*tables(meeting).values(), *(gone.table for gone in hall(meeting).gone.values())]
    words = [word for table in known for word in (table.id.lstrip("tT"), table.name.rpartition(" ")[2])]
    return max((int(word) for word in words if word.isdecimal()), default=0) + 1


def _called(meeting: Meeting) -> str:
    """What the tables in the room are called, without their number."""
    names = (table.name.rpartition(" ") for table in tables(meeting).values() if not table.online)
    return next((first for first, _, last in names if last.isdecimal()), "")


def close(context: Context[Any], act: CloseTable) -> Facts:
    """Take a table away. Event: table.closed; none for one that went.

    Raises Refused(unknown_table, table_taken, last_table, table_in_mix).
    """
    if hall(context.meeting).named(act.table):
        return []
    table = _leaving(context.meeting, act.table)
    if any(seat.table == table for seat in seats(context.meeting).values()):
        raise Refused("table_taken")
    return [TableClosed(table=table)]


def join(context: Context[Any], act: JoinTables) -> Facts:
    """Bring everybody of one table to another. Event: table.joined; none where they became one before.

    Raises Refused(unknown_table, same_table, last_table, table_in_mix).
    """
    gone, into = hall(context.meeting).named(act.table), table_named(context.meeting, act.into)
    if gone and gone.into == into:
        return []
    table = _leaving(context.meeting, act.table)
    if table == into:
        raise Refused("same_table")
    return [TablesJoined(table=table, to=into)]


def meet(context: Context[Any], act: MeetOnline) -> Facts:
    """Say where an online table meets, or nowhere any more; nothing in the log.

    Raises Refused(unknown_table, table_in_room), and what `require_secure` raises.
    """
    table, address = table_named(context.meeting, act.table), act.address.strip()
    if not tables(context.meeting)[table].online:
        raise Refused("table_in_room")
    if address:
        require_secure(address)
    return [ToldBeside(part=NAME, seat=table, value={"call": address} if address else {})]


def _leaving(meeting: Meeting, wanted: str) -> str:
    """The table that is meant, where it may go; raises Refused(unknown_table, last_table, table_in_mix)."""
    table = table_named(meeting, wanted)
    if len(tables(meeting)) == 1:
        raise Refused("last_table")
    mix = mixing(meeting).mix
    if mix is not None and not mix.seated and table in mix.tables:
        raise Refused("table_in_mix")
    return table


def require_open(context: Context[Any], act: Any) -> None:
    """Say where the people of a table went that is there no more; raises Refused(table_gone, table_joined)."""
    gone = hall(context.meeting).named(act.table) if act.table else None
    if gone is None or act.table in tables(context.meeting):
        return
    into = tables(context.meeting).get(hall(context.meeting).now(gone.table.id) or "")
    if into is None:
        raise Refused("table_gone", table=gone.table.name)
    raise Refused("table_joined", table=gone.table.name, into=into.name)
