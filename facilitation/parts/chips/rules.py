"""What may be done with chips: laid by whoever sits at a table, agreed by each who sits there, and held again."""

from collections.abc import Mapping
from typing import Any

from facilitation.acts import VoiceAct
from facilitation.events import StageOpened
from facilitation.part import Context, Facts
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.chips.asked import on_table, options, people, things, totals, wrong
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced, ChipsVoided
from facilitation.parts.chips.laying import lay
from facilitation.parts.chips.state import Chips, Laid
from facilitation.parts.plans import taking_part
from facilitation.parts.seating import seat_of, seats, table_named
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Role
from facilitation.situation import require_unblocked
from facilitation.state.seat import Seat
from facilitation.texts import LONGEST_REASON, clean

Here = Context[Chips]


def place(context: Here, act: PlaceChips) -> Facts:
    """Lay all chips of one person, or of a table. Event: chips.placed for each whose chips moved.

    Raises Refused(no_table_yet, seat_away, unknown_thing, initiative_withdrawn, chips_over, chips_each), Forbidden(
    not_your_table), and as `require_open`, `seat_of` and `table_named` do.
    """
    context.require_open()
    wanted = _readable(context, act.amounts)
    if act.seat is not None:
        seat = _seat(context, act)
        _own_table(context, seat, act.table)
        return _placed(context, seat.id, wanted)
    table = _table_of(context, act.table)
    told, sitting = options(context.stage), people(context.meeting, table)
    over = sum(wanted.values()) - told.chips * len(sitting)
    if over > 0:
        raise Refused("chips_over", over=over)
    laid = on_table(context.meeting, context.stage.state, table)
    stacks = lay(sitting, laid, wanted, told.chips, told.each)
    if stacks is None:
        raise Refused("chips_each", most=told.each)
    return [fact for seat, own in stacks.items() for fact in _placed(context, seat, own)]


def _table_of(context: Here, wanted: str | None) -> str:
    """The table whose chips are laid together: that of a chair or a seat, or the one that the console names."""
    own = context.actor.table
    if context.actor.seat is not None or not (own or wanted):
        return _own_table(context, seat_of(context, PlaceChips(amounts={})), wanted)
    found = table_named(context.meeting, wanted) if wanted else own or ""
    if own is not None and found != own:
        raise Forbidden("not_your_table")
    return found


def _seat(context: Here, act: VoiceAct) -> Seat:
    """The seat that an act is for; the shared device of a table acts for whoever sits there, on their own word."""
    if context.actor.role is not Role.TABLE:
        return seat_of(context, act)
    seat = seats(context.meeting).get(act.seat or "")
    if seat is None:
        raise Forbidden("seat_unchosen")
    if seat.table != context.actor.table:
        raise Forbidden("not_your_table")
    return seat


def _together(context: Here, act: MoveChips) -> Facts:
    """Some chips more or less on the table, whosever they are: from its shared device, where nobody was named."""
    table = context.actor.table or ""
    laid = totals(context.meeting, context.stage.state, table)
    now = laid.get(act.thing, 0) + act.by
    if now < 0:
        raise Refused("chips_none_there", have=laid.get(act.thing, 0))
    return place(context, PlaceChips(table=table, amounts={**laid, act.thing: now}))


def _own_table(context: Here, seat: Seat, wanted: str | None) -> str:
    """The table at which somebody is, which is the one that was meant."""
    if seat.table is None:
        raise Refused("no_table_yet")
    if seat.away:
        raise Refused("seat_away")
    if wanted and table_named(context.meeting, wanted) != seat.table:
        raise Forbidden("not_your_table")
    return seat.table


def _readable(context: Here, amounts: Mapping[str, int]) -> dict[str, int]:
    """The chips without zeros, on what is there."""
    for thing in amounts:
        _require_thing(context, thing)
    return {thing: chips for thing, chips in sorted(amounts.items()) if chips}


def _require_thing(context: Here, thing: str) -> None:
    if options(context.stage).on == "plans":
        taking_part(context.meeting, thing)
    elif thing not in things(context.meeting, context.stage):
        raise Refused("unknown_thing", thing=thing)


def _placed(context: Here, seat: str, wanted: Laid) -> Facts:
    told, before = options(context.stage), context.stage.state.laid.get(seat, {})
    over = sum(wanted.values()) - told.chips
    if over > 0:
        raise Refused("chips_over", over=over)
    if told.each is not None and max(wanted.values(), default=0) > told.each:
        raise Refused("chips_each", most=told.each)
    return [] if dict(before) == dict(wanted) else [ChipsPlaced(stage=context.key, seat=seat, laid=wanted)]


def move(context: Here, act: MoveChips) -> Facts:
    """Lay some more chips of one person, or take some back. Event: chips.placed; none for no chips.

    Raises Refused(no_table_yet, seat_away, unknown_thing, initiative_withdrawn, chips_over, chips_each,
    chips_none_there), Forbidden(not_your_table), and as `require_open`, `seat_of` and `table_named` do.
    """
    context.require_open()
    _require_thing(context, act.thing)
    if act.seat is None and context.actor.role is Role.TABLE:
        return _together(context, act)
    seat = _seat(context, act)
    _own_table(context, seat, act.table)
    own = dict(context.stage.state.laid.get(seat.id, {}))
    now = own.get(act.thing, 0) + act.by
    if now < 0:
        raise Refused("chips_none_there", have=own.get(act.thing, 0))
    return _placed(context, seat.id, {k: n for k, n in {**own, act.thing: now}.items() if n})


def agree(context: Here, act: AgreeChips) -> Facts:
    """Agree with what lies on the table, or no longer. Event: chips.agreed; none where it is so.

    Raises Refused(no_table_yet, seat_away), Forbidden(not_your_table), what is `wrong` there, and as `require_open`,
    `seat_of` and `table_named` do.
    """
    context.require_open()
    seat = _seat(context, act)
    table, state = _own_table(context, seat, act.table), context.stage.state
    if (seat.id in state.agreed.get(table, ())) == act.on:
        return []
    refused = wrong(context.meeting, context.stage, table) if act.on else None
    if refused is not None:
        raise refused
    return [ChipsAgreed(stage=context.key, seat=seat.id, table=table, on=act.on)]


def void(context: Context[Any], act: VoidChips) -> Facts:
    """Hold again what was closed and not shown. Events: chips.voided, stage.opened.

    Raises Refused(wrong_stage, close_first, vote_seen), Malformed(reason_needed), and what `clean` and
    `require_unblocked` raise.
    """
    stage = context.stage
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=stage.plan.kind)
    if stage.status == "revealed":
        raise Refused("vote_seen")
    if stage.status != "closed":
        raise Refused("close_first")
    require_unblocked(context.meeting)
    if not act.reason.strip():
        raise Malformed("reason_needed")
    reason = clean(act.reason, LONGEST_REASON, field="reason")
    return [ChipsVoided(stage=context.key, reason=reason), StageOpened(stage=context.key)]
