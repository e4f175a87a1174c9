"""Which arguments stand as one, which were asked about, and which may say the same, as the faces show it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.faces.view import View
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.seating import seats
from facilitation.parts.twins.rules import current, writers
from facilitation.parts.twins.state import Pair, around, pairs
from facilitation.state.seat import PHONELESS


class Line(msgspec.Struct, frozen=True):
    """Two arguments that were asked about or stand as one: who wrote them, and whose yes is still missing.

    `stand` is `asked`, `said` or `joined`, for one person as for all. `missing` are seats; `helped` those of them for
    which the console says it.
    """

    other: str
    first: Argument
    second: Argument
    stand: str
    missing: tuple[str, ...] = ()


def below(view: View, argument: Any) -> list[Argument]:
    """What stands as one with this argument."""
    stage = KIND.at(view.meeting)
    return stage.state.below(argument.id) if stage else []


def own(view: View) -> list[Line]:
    """What somebody is asked about their own arguments, or said yes to; nothing in a region or once all is closed."""
    stage = KIND.here(view.meeting)
    if stage is None or view.me is None or view.meeting.closed or stage.status != "open":
        return []
    known = pairs(view.meeting)
    return [_line(view, known[key], stand) for key, stand in view.me["paired"].items() if known[key].stage == stage.key]


def desk(view: View) -> list[Line]:
    """What was asked and what stands as one at the present arguments, for the console; what is open first."""
    stage = KIND.here(view.meeting)
    found = [pair for pair in pairs(view.meeting).values() if stage and pair.stage == stage.key]
    return [_line(view, pair, "joined" if pair.joined else "asked") for pair in sorted(found, key=lambda p: p.joined)]


def _line(view: View, pair: Pair, stand: str) -> Line:
    stage = KIND.named(view.meeting, pair.stage)
    said = stage.state.arguments if stage else {}
    agreed = {current(view.meeting, seat) for seat in pair.yes}
    missing = () if pair.joined else tuple(sorted(writers(view.meeting, pair) - agreed))
    return Line(pair.other, said[pair.argument], said[pair.other], stand, missing)


def for_whom(view: View, line: Line) -> list[str]:
    """The authors without a phone who did not answer yet: the console says it for them."""
    known = seats(view.meeting)
    return [seat for seat in line.missing if seat in known and known[seat].channel in PHONELESS]


def others(view: View, argument: Any) -> list[Argument]:
    """The arguments that could stand as one with this one: of the same plan and side, and asked about nowhere."""
    stage = KIND.here(view.meeting)
    if stage is None or stage.status != "open" or argument.status != "shown" or argument.side == "question":
        return []
    said = _same(stage.state.about(argument.initiative), argument)
    return [each for each in said if not around(view.meeting, each.id)]


def _same(said: list[Argument], argument: Argument) -> Iterator[Argument]:
    return (each for each in said if each.side == argument.side and each.id != argument.id)


def known(view: View) -> tuple[object, ...]:
    """Whose yes is missing, as the room knows them."""
    names, there = view.room.names, seats(view.meeting)
    return tuple((names.get(seat), there.get(seat)) for line in desk(view) for seat in line.missing)


def askable(view: View) -> list[Argument]:
    """The arguments for which there is another one that could stand with them."""
    stage = KIND.here(view.meeting)
    return [each for each in stage.state.arguments.values() if others(view, each)] if stage else []


def texts(view: View) -> tuple[object, ...]:
    """What the choice of arguments is made from."""
    return tuple((each.id, each.text) for each in askable(view))


def together(view: View) -> tuple[tuple[str, str, str], ...]:
    """Every argument that stands as one with another: which, its id and its text."""
    stage = KIND.at(view.meeting)
    said = stage.state.arguments.values() if stage else ()
    return tuple((each.under, each.id, each.text) for each in said if each.under)
