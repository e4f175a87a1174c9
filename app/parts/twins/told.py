"""Which arguments stand as one, which were asked about, and which may say the same, as the faces show it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.faces.view import View
from facilitation.parts.amending.asked import amendments
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.plans import plans
from facilitation.parts.seating import seats
from facilitation.parts.twins.rules import current, writers
from facilitation.parts.twins.state import NAME, Pair, around, pairs, were_left
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS

AT_DESK, OWN = 6, 2
"""How many suggestions the console and a phone show at a time."""


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


class Like(msgspec.Struct, frozen=True):
    """Two arguments that say nearly the same: the one that would stand first, and the other."""

    first: Argument
    other: Argument


class Group(msgspec.Struct, frozen=True):
    """The arguments of one side of one plan that can be asked about."""

    initiative: str
    side: str
    arguments: tuple[Argument, ...]


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


def known(view: View) -> tuple[object, ...]:
    """Whose yes is missing, as the room knows them."""
    names, there = view.room.names, seats(view.meeting)
    return tuple((names.get(seat), there.get(seat)) for line in desk(view) for seat in line.missing)


def together(view: View) -> tuple[tuple[str, str, str], ...]:
    """Every argument that stands as one with another: which, its id and its text."""
    stage = KIND.at(view.meeting)
    said = stage.state.arguments.values() if stage else ()
    return tuple((each.under, each.id, each.text) for each in said if each.under)


def groups(view: View) -> list[Group]:
    """Arguments that may be read and are no questions, by plan and side, two or more; none once nobody argues."""
    stage = KIND.here(view.meeting)
    if stage is None or stage.status != "open":
        return []
    taken = {one.argument for one in amendments(view.meeting)}
    found: dict[tuple[str, str], list[Argument]] = {}
    for argument in stage.state.arguments.values():
        if argument.status == "shown" and argument.side != "question" and argument.id not in taken:
            key = argument.initiative, argument.side
            if key in found:
                found[key].append(argument)
            else:
                found[key] = [argument]
    return [Group(*key, tuple(arguments)) for key, arguments in found.items() if len(arguments) > 1]


def suggested(view: View) -> list[Like]:
    """What the console may ask authors about: what says nearly the same, plan by plan, and nobody wanted apart."""
    return [like for group in groups(view) for like in _likes(view.meeting, group)]


def like_mine(view: View) -> list[Like]:
    """What says nearly the same as something of one's own; nothing in a region."""
    found = (like for group, _ in _own(view) for like in _likes(view.meeting, group))
    return [like for like in found if _mine(view, like.first) or _mine(view, like.other)][:OWN]


def mine_and_others(view: View) -> list[tuple[Argument, list[Like]]]:
    """For each argument of one's own the others that it could stand as one with; nothing in a region."""
    found = ((each, [*_with(view.meeting, group, each)]) for group, own in _own(view) for each in own)
    return [(argument, likes) for argument, likes in found if likes]


def shown_of(view: View) -> tuple[object, ...]:
    """What the console shows of all this, or finds it by: a slice that support does not change."""
    found = groups(view)
    said = [each for group in found for each in group.arguments]
    titles = [plans(view.meeting)[group.initiative].title for group in found]
    return view.meeting.parts.get(NAME), tuple(titles), tuple([a.id for a in said]), tuple([a.text for a in said])


def _own(view: View) -> list[tuple[Group, list[Argument]]]:
    """The groups in which somebody wrote something, with what they wrote."""
    found = [(group, [each for each in group.arguments if _mine(view, each)]) for group in groups(view)]
    return [(group, own) for group, own in found if own]


def _mine(view: View, argument: Argument) -> bool:
    return bool(view.me and view.me["seat"] == argument.author)


def _with(meeting: Meeting, group: Group, own: Argument) -> Iterator[Like]:
    at = group.arguments.index(own)
    for place, each in enumerate(group.arguments):
        like = _ordered(meeting, *((each, own) if place < at else (own, each))) if place != at else None
        if like:
            yield like


def _likes(meeting: Meeting, group: Group) -> Iterator[Like]:
    from app.parts.twins.similar import near  # and with it a library that a start does not need

    for one, other, _ in near(tuple(argument.text for argument in group.arguments)):
        first, second = group.arguments[one], group.arguments[other]
        like = _ordered(meeting, first, second)
        if like and not were_left(meeting, first.id, second.id):
            yield like


def _ordered(meeting: Meeting, one: Argument, other: Argument) -> Like | None:
    """The earlier first, unless others stand with the later one; None where one of them is asked about."""
    for first, second in ((one, other), (other, one)):
        if first.id not in pairs(meeting) and not around(meeting, second.id):
            return Like(first, second)
    return None
