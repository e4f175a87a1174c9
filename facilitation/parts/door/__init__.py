"""The door: open or shut, heads counted at it, one phone let in by hand, and a whole batch of seats taken out.

Whoever sits is never hit by it: a door is for who comes in by a phone, in the hall or online.
"""

from facilitation.part import Part, Rule, Whole
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.door.changes import begin, on_admitted, on_heads, on_opened, on_removed, on_shut, used
from facilitation.parts.door.events import DoorOpened, DoorShut, HeadsCounted, PhoneAdmitted, SeatsRemoved
from facilitation.parts.door.record import note_admitted, note_heads, note_removed, note_ways, record
from facilitation.parts.door.rules import admit, bar, count_heads, remove, shut, unlock
from facilitation.parts.door.state import NAME, Door
from facilitation.parts.seating import SeatTaken, TakeSeat
from facilitation.roles import LEADERS, Role

DOORKEEPERS = LEADERS | {Role.SCRIBE}

PART: Part[Door] = Part(
    NAME,
    state=begin,
    rules={
        ShutDoor: Rule(shut, LEADERS),
        OpenDoor: Rule(unlock, LEADERS),
        CountHeads: Rule(count_heads, DOORKEEPERS),
        AdmitPhone: Rule(admit, DOORKEEPERS),
        RemoveSeats: Rule(remove, LEADERS, lasting="undo_gone"),
    },
    events={
        DoorShut: on_shut,
        DoorOpened: on_opened,
        HeadsCounted: on_heads,
        PhoneAdmitted: on_admitted,
        SeatsRemoved: Whole(on_removed),
    },
    follows={SeatTaken: used},
    bars={TakeSeat: bar},
    notes={
        DoorShut: note_ways,
        DoorOpened: note_ways,
        HeadsCounted: note_heads,
        PhoneAdmitted: note_admitted,
        SeatsRemoved: note_removed,
    },
    record=record,
    apart=True,
)
