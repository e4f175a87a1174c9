"""Common ground in a record's log: the groups cannot be found again from it, but what was found has to add up."""

from collections.abc import Iterator, Mapping

from app.record.verify.file import Fault
from facilitation.counting.common_ground.found import MOST_GROUPS, THOUSAND, Cell
from facilitation.counting.common_ground.statements import across, per_mille
from facilitation.events import Event
from facilitation.parts.common_ground.asked import carried, ground
from facilitation.parts.common_ground.events import GroundFound
from facilitation.parts.common_ground.state import Line
from facilitation.parts.seating import ever, tables
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting

Most = tuple[int, int, int]


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Groups that cannot be, and arguments with other answers than there were."""
    if not isinstance(event, GroundFound):
        return []
    place, wanted = f"events[{seq}].body", ground(before).wanted
    if wanted is None:
        return [Fault(place, "was found while nobody asked for it")]
    if not _groups_fit(before, event):
        return [Fault(f"{place}.sizes", "are no groups of five or more of the people who were there")]
    return [
        Fault(f"{place}.lines[{at}]", "does not add up to what was answered about this argument")
        for at in _unfit(event, wanted.most)
    ]


def _groups_fit(before: Meeting, event: GroundFound) -> bool:
    names = [line.argument for line in event.lines]
    return (
        len(event.sizes) <= MOST_GROUPS
        and all(size >= FEWEST for size in event.sizes)
        and sum(event.sizes) <= event.people <= len(ever(before))
        and 0 <= event.apart <= THOUSAND
        and 0 <= event.tables <= len(tables(before))
        and len({*names}) == len(names)
        and (bool(event.sizes) or not names)
    )


def _unfit(event: GroundFound, most: Mapping[str, Most]) -> Iterator[int]:
    """The places of the lines that do not fit."""
    for at, line in enumerate(event.lines):
        falls = at == 0 or event.lines[at - 1].across >= line.across
        if not (falls and line.argument in most and _line_fits(line, event, most[line.argument])):
            yield at


def _line_fits(line: Line, event: GroundFound, most: Most) -> bool:
    if len(line.cells) != len(event.sizes):
        return False
    if not all(_cell_fits(cell, size) for cell, size in zip(line.cells, event.sizes, strict=True)):
        return False
    answers = [(cell.agree, cell.disagree, cell.seen - cell.agree - cell.disagree) for cell in line.cells]
    return (
        all(sum(column) <= limit for column, limit in zip(zip(*answers, strict=True), most, strict=True))
        and line.across == per_mille(across(line.cells))
        and line.carried == carried(line.cells)
        and 0 <= line.tables <= event.tables
    )


def _cell_fits(cell: Cell, size: int) -> bool:
    return (
        cell.agree >= 0
        and cell.disagree >= 0
        and cell.agree + cell.disagree <= cell.seen
        and FEWEST <= cell.seen <= size
    )
