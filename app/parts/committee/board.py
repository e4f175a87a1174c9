"""What everybody may see of a committee: its criteria, how far it is in numbers alone, and its lists."""

from fractions import Fraction

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.parts.committee.words import abstaining, mark
from facilitation.parts.committee import KIND
from facilitation.parts.committee.asked import drawn_up, everybody, options, order, paper, ready, terms
from facilitation.parts.committee.state import Criterion, Selection
from facilitation.parts.plans import active, plans
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting


class Board(msgspec.Struct, frozen=True):
    """What was agreed, and how far the committee is: `criteria`, `reading`, `together` or `fixed`."""

    phase: str
    criteria: tuple[Criterion, ...]
    chosen: int
    reserve: int
    most: int
    plans: int
    scored: bool


class Progress(msgspec.Struct, frozen=True):
    """How many scores there are of all that members give, and how many members are ready, under way, or not begun."""

    done: int
    of: int
    ready: int
    under_way: int
    waiting: int


class Row(msgspec.Struct, frozen=True):
    """One plan on a list: its place there, its mean in words, and what the committee and members said of it."""

    id: str
    title: str
    place: int
    mean: str
    members: int
    by_hand: bool
    reason: str
    abstaining: str


class Drawn(msgspec.Struct, frozen=True):
    """The lists, fixed or as they would be now."""

    chosen: tuple[Row, ...]
    reserve: tuple[Row, ...]
    others: tuple[Row, ...]


def stage_of(view: View) -> Selection:
    """The committee's stage that the room is at; raises LookupError where the agenda has none."""
    found = KIND.at(view.meeting)
    if found is None:
        raise LookupError("no committee")
    return found


def board(view: View) -> Board:
    """What was agreed at the present stage, and how far it is."""
    stage = stage_of(view)
    agreed, told = terms(stage), options(stage.plan)
    count = len(active(view.meeting))
    return Board(phase(stage), agreed.criteria, agreed.chosen, agreed.reserve, told.most, count, stage.state.scored)


def phase(stage: Selection) -> str:
    """How far a committee is."""
    if stage.state.lists is not None:
        return "fixed"
    if stage.state.opened:
        return "together"
    return "reading" if ready(stage) else "criteria"


def spread(view: View) -> Progress:
    """How far its members are, as totals: never who, nor what they gave."""
    found = everybody(view.meeting, stage_of(view))
    done, of = sum(each.done for each in found), sum(each.of for each in found)
    full, begun = sum(each.done == each.of for each in found), sum(0 < each.done < each.of for each in found)
    return Progress(done, of, full, begun, len(found) - full - begun)


def so_far(view: View) -> str:
    """How many scores are in, and how many members are ready."""
    far, members = spread(view), len(seats(view.meeting))
    said = gettext("%(done)s van %(of)s oordelen zijn binnen.", done=far.done, of=far.of)
    return f"{said} " + ngettext("%(n)s van %(num)s lid is klaar.", "%(n)s van %(num)s leden zijn klaar.", members,
                                 n=far.ready)  # fmt: skip


def drawn(view: View) -> Drawn | None:
    """The lists, once the reading was closed; None before."""
    stage = stage_of(view)
    if not stage.state.opened:
        return None
    means = {each.plan: each.mean for each in order(view.meeting, stage)}
    found = drawn_up(view.meeting, stage)
    return Drawn(**{
        name: tuple(_row(view, stage, key, n, means[key]) for n, key in enumerate(getattr(found, name), start=1))
        for name in Drawn.__struct_fields__
    })  # fmt: skip


def _row(view: View, stage: Selection, key: str, place: int, mean: Fraction | None) -> Row:
    said, placed = paper(stage.state, key), stage.state.placed.get(key)
    return Row(
        id=key,
        title=plans(view.meeting)[key].title,
        place=place,
        mean=mark(mean),
        members=len(said.counted),
        by_hand=bool(placed and placed.list),
        reason=placed.reason if placed else "",
        abstaining=abstaining(len(said.interests)),
    )


def agreed(view: View) -> object:
    """All that a phone shows of the present stage: what does not change with each score."""
    return board(view), drawn(view)


def working(view: View) -> object:
    """The same with how far members are."""
    return board(view), drawn(view), spread(view), view.room.names


def typed(view: View) -> str:
    """The criteria as one types them, one a line."""
    return "\n".join(f"{each.name}: {each.weight}" for each in board(view).criteria)


def reads_alone(meeting: Meeting) -> bool:
    """Whether scores were given that nobody may see yet."""
    return any(stage.state.scored and not stage.state.opened for stage in KIND.stages(meeting))
