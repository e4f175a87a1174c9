"""The hall: a table more, a table less, and two that become one. Who sits at them is `seating`'s."""

from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.hall.acts import CloseTable, JoinTables, MeetOnline, OpenTable
from facilitation.parts.hall.changes import begin, on_closed, on_joined, on_opened
from facilitation.parts.hall.events import TableClosed, TableOpened, TablesJoined
from facilitation.parts.hall.record import note, record
from facilitation.parts.hall.rules import close, join, meet, open_one, require_open
from facilitation.parts.hall.state import NAME, Gone, Hall, hall, stands
from facilitation.parts.seating import AddSeat, MoveSeat, TakeSeat
from facilitation.roles import LEADERS

PART: Part[Hall] = Part(
    NAME,
    state=begin,
    rules={
        OpenTable: Rule(open_one, LEADERS),
        CloseTable: Rule(close, LEADERS),
        JoinTables: Rule(join, LEADERS),
        MeetOnline: Rule(meet, LEADERS),
    },
    events={TableOpened: Whole(on_opened), TableClosed: Whole(on_closed), TablesJoined: Whole(on_joined)},
    bars=dict.fromkeys((TakeSeat, AddSeat, MoveSeat), require_open),
    notes=dict.fromkeys((TableOpened, TableClosed, TablesJoined), note),
    record=record,
    apart=True,
    touches={TablesJoined: everybody},
)

__all__ = ["PART", "Gone", "hall", "stands"]
