"""What may be asked about chips: on what they lie, whose they are, who agrees, and what all tables give together."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial

from facilitation.counting.chips import Stack, apportion, banded_within, in_order, merge
from facilitation.parts.chips.fitting import require_fitting
from facilitation.parts.chips.state import NAME, Chips, Handed, Laid, Options, Table
from facilitation.parts.plans import active, plans
from facilitation.parts.seating import seats, tables
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.deciding import may_decide
from facilitation.state.meeting import Meeting

EURO = 100


def options(stage: Table) -> Options:
    """What was agreed about the chips of a stage."""
    found: Options = PARTS.kinds[NAME].told(stage.plan)
    return found


def things(meeting: Meeting, stage: Table) -> list[str]:
    """What chips can lie on, in the order of the list: the plans that take part, or their themes."""
    there = active(meeting)
    if options(stage).on == "themes":
        return list(dict.fromkeys(plan.theme for plan in there if plan.theme))
    return [plan.id for plan in there]


def called(meeting: Meeting, thing: str) -> str:
    """The title of a plan, or a theme as it is."""
    plan = plans(meeting).get(thing)
    return plan.title if plan else thing


def people(meeting: Meeting, table: str) -> list[str]:
    """Who lays chips at a table now, in the order of their seats: whoever sits there, decides and is not away."""
    there = (seat.id for seat in seats(meeting).values() if seat.table == table and not seat.away)
    return [seat for seat in there if may_decide(meeting, seat)]


def sits_at(meeting: Meeting, table: str) -> list[str]:
    """Whoever sits at a table, also who is away, in the order in which the seats were taken."""
    return [seat.id for seat in seats(meeting).values() if seat.table == table]


def on_table(meeting: Meeting, state: Chips, table: str) -> dict[str, Laid]:
    """The chips that lie on a table, by seat."""
    return {seat: state.laid[seat] for seat in people(meeting, table) if seat in state.laid}


def together(laid: Mapping[str, Laid]) -> dict[str, int]:
    """How many chips lie on each thing."""
    found: dict[str, int] = {}
    for each in laid.values():
        for thing, chips in each.items():
            found[thing] = found.get(thing, 0) + chips
    return found


def totals(meeting: Meeting, state: Chips, table: str) -> dict[str, int]:
    """How many chips lie on each thing at a table."""
    return together(on_table(meeting, state, table))


def lacking(meeting: Meeting, state: Chips, table: str) -> list[str]:
    """The seats at a table that do not agree."""
    agreed = state.agreed.get(table, frozenset())
    return [seat for seat in people(meeting, table) if seat not in agreed]


def agrees(meeting: Meeting, state: Chips, table: str) -> bool:
    """Whether all who sit at a table agree, so that it handed in."""
    return bool(people(meeting, table)) and not lacking(meeting, state, table)


def handing(meeting: Meeting, state: Chips) -> dict[str, Handed]:
    """What lies on the tables at which all agree, in the order of the hall."""
    return {
        table: Handed(len(people(meeting, table)), totals(meeting, state, table))
        for table in tables(meeting)
        if agrees(meeting, state, table)
    }


def wrong(meeting: Meeting, stage: Table, table: str) -> Refused | None:
    """The refusal that whoever agrees at a table would meet now; None where what lies there is within the limits."""
    laid, name = on_table(meeting, stage.state, table), partial(called, meeting)
    try:
        require_fitting(options(stage), laid, together(laid), len(people(meeting, table)), name)
    except Refused as refused:
        return refused
    return None


def worth(meeting: Meeting, stage: Table) -> Fraction:
    """What one chip of a full table is worth, in cents."""
    told = options(stage)
    return Fraction(meeting.free, told.complete * told.chips)


def averages(meeting: Meeting, stage: Table) -> dict[str, Fraction]:
    """What a full table gave each thing on average, every person weighing the same; cents."""
    each, told = worth(meeting, stage), options(stage)
    stacks = [Stack(h.people, {thing: n * each for thing, n in h.chips.items()}) for h in stage.state.handed.values()]
    found = merge(stacks, told.complete)
    return {thing: found.get(thing, Fraction(0)) for thing in things(meeting, stage)}


def given(meeting: Meeting, stage: Table) -> dict[str, int]:
    """The same in whole cents, themes in whole euros; together never more than the tables gave."""
    return apportion(averages(meeting, stage), EURO if options(stage).on == "themes" else 1)


def shown(stage: Table | None) -> Table | None:
    """The stage, once the room has seen what it gave."""
    return stage if stage is not None and stage.status == "revealed" else None


def envelopes(meeting: Meeting, stage: Table) -> dict[str, int]:
    """The most that each theme gets at this stage: what the last shown chips on themes before it gave; cents."""
    before: Sequence[Table] = PARTS.kinds[NAME].stages(meeting)[::-1]
    at = meeting.position(stage.key) or 0
    for other in before:
        if (meeting.position(other.key) or 0) < at and shown(other) and options(other).on == "themes":
            return given(meeting, other)
    return {}


def awards(meeting: Meeting, stage: Table) -> dict[str, int] | None:
    """What the tables together give the plans, in cents; None before it is shown, and of themes."""
    told = options(stage)
    if not shown(stage) or told.on == "themes" or not stage.state.handed:
        return None
    found, there, caps = averages(meeting, stage), active(meeting), envelopes(meeting, stage)
    if told.gives == "order":
        return in_order(found, there, meeting.free, caps)
    return banded_within(found, there, told.bands, meeting.free, caps)
