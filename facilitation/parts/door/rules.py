"""What the acts at a door lead to, or why not."""

from facilitation.part import Context, Facts
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.door.asked import MARK, SIGNS, batch, door, require_entry
from facilitation.parts.door.events import DoorOpened, DoorShut, HeadsCounted, PhoneAdmitted, SeatsRemoved
from facilitation.parts.door.state import WAYS, Way
from facilitation.parts.seating import TakeSeat, seats
from facilitation.refusals import Malformed, Refused
from facilitation.situation import lapsing
from facilitation.texts import LONGEST_REASON, clean


def bar(context: Context[object], act: TakeSeat) -> None:
    """Let only those sit down whom the door lets in, or who bring a code. Raises Refused(door_shut, hall_full)."""
    if not act.coded and act.seat not in seats(context.meeting):
        require_entry(context.meeting, act.was or act.seat, act.channel)


def shut(context: Context[object], act: ShutDoor) -> Facts:
    """Shut what is open of it. Event: door.shut; none where all of it is."""
    ways = tuple(way for way in _meant(act.way) if way not in door(context.meeting).shut)
    return [DoorShut(ways=ways)] if ways else []


def unlock(context: Context[object], act: OpenDoor) -> Facts:
    """Open what is shut of it. Event: door.opened; none where all of it is open."""
    ways = tuple(way for way in _meant(act.way) if way in door(context.meeting).shut)
    return [DoorOpened(ways=ways)] if ways else []


def _meant(way: Way | None) -> tuple[Way, ...]:
    return WAYS if way is None else (way,)


def count_heads(context: Context[object], act: CountHeads) -> Facts:
    """So many people are in the hall, or nobody counts them. Event: heads.counted; none where that was known."""
    return [] if door(context.meeting).heads == act.heads else [HeadsCounted(heads=act.heads)]


def admit(context: Context[object], act: AdmitPhone) -> Facts:
    """Let one phone in. Event: phone.admitted; none where it may come in already. Raises Malformed(mark_unreadable)."""
    mark = "".join(sign for sign in act.mark.upper() if sign.isalnum())
    if len(mark) != MARK or not set(mark) <= set(SIGNS):
        raise Malformed("mark_unreadable")
    return [] if mark in door(context.meeting).admitted else [PhoneAdmitted(mark=mark)]


def remove(context: Context[object], act: RemoveSeats) -> Facts:
    """Take a batch out. Event: seats.removed.

    Raises Malformed(reason_needed), as `clean` does, Refused(batch_moved) where it is not what was on the screen.
    """
    if not act.reason.strip():
        raise Malformed("reason_needed")
    reason = clean(act.reason, LONGEST_REASON, field="reason")
    gone = batch(context.meeting, act.first, act.last)
    if len(gone) != act.seats:
        raise Refused("batch_moved")
    lapsed = lapsing(context.meeting, gone, act.texts)
    return [SeatsRemoved(seats=tuple(gone), reason=reason, words=act.texts, lapsed=lapsed)]
