"""What the acts at the desk at the door lead to, or why not; every head there is a head of the door."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

import msgspec

from facilitation.events import MeetingOpened, ToldBeside
from facilitation.part import Context, Facts
from facilitation.parts.door.asked import door
from facilitation.parts.door.events import HeadsCounted
from facilitation.parts.door.state import NAME as DOOR
from facilitation.parts.roll.acts import LONGEST_LINE, AddHead, GiveRoll, Person, RemoveHead, TickRow, UntickRow
from facilitation.parts.roll.state import AS, NAME, HeadCame, HeadLeft, Roll, RollGiven, RowTicked, RowUnticked
from facilitation.refusals import Malformed, Refused
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean, optional

replace = msgspec.structs.replace
AT_ONCE = timedelta(seconds=10)  # within which a tick is taken back without a reason
LIST = "list"  # under which the names stand beside the log


def roll(meeting: Meeting) -> Roll:
    """The desk at the door, with its list."""
    return cast(Roll, meeting.parts[NAME])


def heads(meeting: Meeting) -> Mapping[AS, int]:
    """How many people were counted in the hall, as residents and as who came to watch; 0 where nobody counted."""
    counted, viewers = door(meeting).heads or 0, roll(meeting).viewers
    return {"resident": counted - viewers, "viewer": viewers}


def add(context: Context[Any], act: AddHead) -> Facts:
    """One head more. Event: head.came."""
    return [HeadCame(who=act.who)]


def remove(context: Context[Any], act: RemoveHead) -> Facts:
    """One head less. Event: head.left. Raises Refused(nobody_inside) where nobody of those is in."""
    _require_inside(context.meeting, act.who)
    return [HeadLeft(who=act.who)]


def tick(context: Context[Any], act: TickRow) -> Facts:
    """Somebody on the list came in. Event: row.ticked. Raises Refused(unknown_row, already_ticked)."""
    here = roll(context.meeting)
    if act.row in here.ticked:
        raise Refused("already_ticked", moment=here.ticked[act.row].isoformat())
    if act.row not in here.rows:
        raise Refused("unknown_row")
    return [RowTicked(row=act.row, at=context.now)]


def untick(context: Context[Any], act: UntickRow) -> Facts:
    """Take a tick back. Event: row.unticked; none where there is none.

    Raises Refused(unknown_row, nobody_inside), Malformed(reason_needed) after ten seconds, what `optional` raises.
    """
    here = roll(context.meeting)
    if act.row not in here.rows and act.row not in here.ticked:
        raise Refused("unknown_row")
    if act.row not in here.ticked:
        return []
    _require_inside(context.meeting, "resident")
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    if not reason and context.now - here.ticked[act.row] > AT_ONCE:
        raise Malformed("reason_needed")
    return [RowUnticked(row=act.row, reason=reason)]


def _require_inside(meeting: Meeting, who: AS) -> None:
    if not heads(meeting)[who]:
        raise Refused("nobody_inside")


def give(context: Context[Any], act: GiveRoll) -> Facts:
    """A list, in place of the one before. Event: roll.given; the names are kept beside the log.

    Raises Malformed(malformed) where the app drew no rows, what `clean` and `optional` raise.
    """
    if len(act.rows) != len(act.people) or len(set(act.rows)) != len(act.rows):
        raise Malformed("malformed", field="rows")
    people = [cleaned(each) for each in act.people]
    told = {row: f"{each.name}\n{each.place}" for row, each in zip(act.rows, people, strict=True)}
    return [RollGiven(rows=tuple(sorted(told))), ToldBeside(part=NAME, seat=LIST, value=told)]


def cleaned(person: Person) -> Person:
    """Somebody on a list as they are kept. Raises what `clean` and `optional` raise."""
    name, place = (" ".join(each.split()) for each in (person.name, person.place))
    return Person(clean(name, LONGEST_LINE, field="name"), optional(place, LONGEST_LINE, field="place"))


def begin(opened: MeetingOpened) -> Roll:
    """No list, and nobody counted."""
    return Roll()


def on_came(meeting: Meeting, event: HeadCame) -> Meeting:
    """One head more at the door, as a resident or to watch."""
    return _moved(meeting, 1, event.who == "viewer")


def on_left(meeting: Meeting, event: HeadLeft) -> Meeting:
    """One head less at the door, of those who came as this one did."""
    return _moved(meeting, -1, event.who == "viewer")


def on_ticked(meeting: Meeting, event: RowTicked) -> Meeting:
    """One head more, who is known on the list."""
    ticked = {**roll(meeting).ticked, event.row: event.at}
    return _moved(_with(meeting, replace(roll(meeting), ticked=ticked)), 1)


def on_unticked(meeting: Meeting, event: RowUnticked) -> Meeting:
    """One head less, and that row may be ticked again."""
    ticked = {row: at for row, at in roll(meeting).ticked.items() if row != event.row}
    return _moved(_with(meeting, replace(roll(meeting), ticked=ticked)), -1)


def on_given(state: Roll, event: RollGiven) -> Roll:
    """These rows; who came in from an older list came in."""
    return replace(state, rows=frozenset(event.rows))


def recounted(before: Meeting, meeting: Meeting, event: HeadsCounted) -> Meeting:
    """Heads that were counted anew: no more of them came to watch than there are."""
    here = roll(meeting)
    viewers = min(here.viewers, event.heads or 0)
    return meeting if viewers == here.viewers else _with(meeting, replace(here, viewers=viewers))


def _moved(meeting: Meeting, by: int, viewer: bool = False) -> Meeting:
    at_door, here = door(meeting), roll(meeting)
    counted = meeting.with_part(DOOR, replace(at_door, heads=(at_door.heads or 0) + by))
    return _with(counted, replace(here, viewers=here.viewers + by)) if viewer else counted


def _with(meeting: Meeting, here: Roll) -> Meeting:
    return meeting.with_part(NAME, here)
