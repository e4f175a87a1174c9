"""How what happens with chips, and to who sits at a table, changes what a stage keeps."""

from typing import Any

import msgspec

from facilitation.events import Event, StageClosed
from facilitation.parts.chips.asked import handing, on_table, people
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced, ChipsVoided
from facilitation.parts.chips.state import NAME, Chips, Table
from facilitation.parts.plans import InitiativeWithdrawn
from facilitation.parts.seating import seats
from facilitation.situation import position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

replace = msgspec.structs.replace


def on_placed(meeting: Meeting, event: ChipsPlaced) -> Meeting:
    """Their chips lie like this, and nobody at their table agrees any more."""
    at = position(meeting, event.stage)
    state: Any = meeting.stages[at].state
    laid = {seat: own for seat, own in state.laid.items() if seat != event.seat}
    table = seats(meeting)[event.seat].table if event.seat in seats(meeting) else None
    agreed = {key: who for key, who in state.agreed.items() if key != table}
    return _with(
        meeting, at, replace(state, laid=laid | ({event.seat: event.laid} if event.laid else {}), agreed=agreed)
    )


def on_agreed(state: Chips, event: ChipsAgreed) -> Chips:
    """One more at the table agrees, or one less."""
    who = state.agreed.get(event.table, frozenset())
    now = who | {event.seat} if event.on else who - {event.seat}
    left = {table: agreed for table, agreed in state.agreed.items() if table != event.table}
    return replace(state, agreed={**left, event.table: now} if now else left)


def on_voided(stage: LiveStage[Any], event: ChipsVoided) -> LiveStage[Any]:
    """Nothing was handed in; what lies on the tables and who agrees stays."""
    state = replace(stage.state, handed={}, voids=(*stage.state.voids, event.reason or ""))
    return replace(stage, state=state, status="waiting")


def handed_in(before: Meeting, meeting: Meeting, event: StageClosed) -> Meeting:
    """What lies on the tables at which all agree counts, as it lay when the stage closed."""
    at = position(meeting, event.stage)
    stage: Any = meeting.stages[at]
    if stage.plan.kind != NAME:
        return meeting
    return _with(meeting, at, replace(stage.state, handed=handing(meeting, stage.state)))


def elsewhere(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """Who goes takes their chips along, and who is taken out theirs away; where chips came or went nobody agrees."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == NAME:
            state: Any = stage.state
            meeting = _with(meeting, at, _settled(before, meeting, state)) if state != Chips() else meeting
    return meeting


def _settled(before: Meeting, meeting: Meeting, state: Chips) -> Chips:
    known = seats(meeting)
    now = replace(state, laid={seat: own for seat, own in state.laid.items() if seat in known})
    agreed = {table: _still(before, meeting, state, now, table) for table in state.agreed}
    return replace(now, agreed={table: who for table, who in agreed.items() if who})


def _still(before: Meeting, meeting: Meeting, state: Chips, now: Chips, table: str) -> frozenset[str]:
    """Who at a table still agrees: all who stay there, where no chips came or went; else nobody."""
    if on_table(before, state, table) != on_table(meeting, now, table):
        return frozenset()
    return state.agreed[table].intersection(people(meeting, table))


def without_plan(before: Meeting, meeting: Meeting, event: InitiativeWithdrawn) -> Meeting:
    """Chips on a plan that takes part no longer go back, where nothing was handed in yet; nobody there agrees then."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == NAME and stage.status in ("waiting", "open"):
            meeting = _with(meeting, at, _taken_back(meeting, stage, event.initiative))  # type: ignore[arg-type]
    return meeting


def _taken_back(meeting: Meeting, stage: Table, plan: str) -> Chips:
    state, known = stage.state, seats(meeting)
    there = {known[seat].table for seat, own in state.laid.items() if plan in own and seat in known}
    laid = {seat: {k: n for k, n in own.items() if k != plan} for seat, own in state.laid.items()}
    agreed = {table: who for table, who in state.agreed.items() if table not in there}
    return replace(state, laid={seat: own for seat, own in laid.items() if own}, agreed=agreed)


def _with(meeting: Meeting, at: int, state: Chips) -> Meeting:
    return meeting.with_stage(at, replace(meeting.stages[at], state=state))
