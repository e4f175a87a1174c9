"""How what happens about who may decide changes what the meeting keeps."""

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.deciding.events import (
    CodeDoubled,
    CodesCounted,
    CodesIssued,
    CodesOnPaper,
    CodesVoided,
    DoubleSettled,
    SeatDismissed,
    SeatEntitled,
    SeatRefused,
    TableCounted,
)
from facilitation.parts.door.events import Removal, out
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved
from facilitation.state.deciding import NAME, Batch, Entitled, entitled
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Entitled:
    """What was agreed before, and nobody who decides by it yet."""
    return Entitled(opened.deciding or None)


def on_issued(state: Entitled, event: CodesIssued) -> Entitled:
    """One batch more, with so many codes in it."""
    return replace(state, batches=(*state.batches, Batch(event.number)))


def on_voided(state: Entitled, event: CodesVoided) -> Entitled:
    """So many codes of a batch less."""
    at = event.batch - 1
    batch = replace(state.batches[at], voided=state.batches[at].voided + event.number)
    return replace(state, batches=(*state.batches[:at], batch, *state.batches[at + 1 :]))


def on_entitled(state: Entitled, event: SeatEntitled) -> Entitled:
    """One seat more that decides; what it gave before that another has is settled by that."""
    doubles = {seat: holder for seat, holder in state.doubles.items() if seat != event.seat}
    coded = state.coded if event.table else state.coded | {event.seat}
    seats, refused = put(state.seats, event.seat, event.table or ""), state.refused - {event.seat}
    return replace(state, seats=seats, doubles=doubles, coded=coded, refused=refused)


def on_dismissed(state: Entitled, event: SeatDismissed) -> Entitled:
    """One seat less that decides."""
    return _without(state, frozenset({event.seat}))


def on_refused(state: Entitled, event: SeatRefused) -> Entitled:
    """One seat less that waits at its table."""
    return replace(state, refused=state.refused | {event.seat})


def on_doubled(state: Entitled, event: CodeDoubled) -> Entitled:
    """One seat more that waits until somebody says who has the code."""
    return replace(state, doubles={**state.doubles, event.seat: event.holder})


def on_settled(state: Entitled, event: DoubleSettled) -> Entitled:
    """The seat waits no longer; where it is of who has the code it decides in place of the other."""
    holder = state.doubles[event.seat]
    left = {seat: other for seat, other in state.doubles.items() if seat != event.seat}
    same, other = state.settled
    state = replace(state, doubles=left, settled=(same + event.same, other + (not event.same)))
    if not event.same:
        return state
    seats = {seat: at for seat, at in state.seats.items() if seat != holder}
    return replace(state, seats={**seats, event.seat: ""}, coded=(state.coded - {holder}) | {event.seat})


def on_paper(state: Entitled, event: CodesOnPaper) -> Entitled:
    """So many codes more that were handed in on paper, and ballots of this stage that carried one."""
    papers = {**state.papers, event.stage: state.papers.get(event.stage, 0) + event.number}
    return replace(state, paper=state.paper + event.fresh, papers=papers)


def on_counted(state: Entitled, event: CodesCounted) -> Entitled:
    """How many codes were used is known."""
    return replace(state, used=event.batches)


def on_table(state: Entitled, event: TableCounted) -> Entitled:
    """The people that were counted at a table last."""
    return replace(state, heads={**state.heads, event.table: event.heads})


def without_seats(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out decides no longer; its code is still its own."""
    return meeting.with_part(NAME, _without(entitled(meeting), out(event)))


def merged(before: Meeting, meeting: Meeting, event: SeatsMerged) -> Meeting:
    """Of two seats that became one, the one that stays decides where either did."""
    here = entitled(meeting)
    moved = {event.into if seat == event.seat else seat: at for seat, at in here.seats.items()}
    doubles = {seat: event.into if holder == event.seat else holder for seat, holder in here.doubles.items()}
    doubles = {seat: holder for seat, holder in doubles.items() if seat not in (holder, event.seat, *moved)}
    refused = here.refused - {event.seat, *moved}
    return meeting.with_part(NAME, replace(here, seats=moved, doubles=doubles, refused=refused))


def elsewhere(before: Meeting, meeting: Meeting, event: SeatMoved) -> Meeting:
    """Who goes to another table waits for that one, whatever the first said."""
    here = entitled(meeting)
    if event.seat not in here.refused:
        return meeting
    return meeting.with_part(NAME, replace(here, refused=here.refused - {event.seat}))


def _without(state: Entitled, gone: frozenset[str]) -> Entitled:
    if not gone & {*state.seats, *state.doubles, *state.refused}:
        return state
    seats = {seat: at for seat, at in state.seats.items() if seat not in gone}
    doubles = {seat: other for seat, other in state.doubles.items() if seat not in gone}
    return replace(state, seats=seats, doubles=doubles, refused=state.refused - gone)
