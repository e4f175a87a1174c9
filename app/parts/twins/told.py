"""Which arguments stand as one, which were asked about, and which may say the same, as the faces show it."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from app.faces.view import View
from app.parts.arguments.own import written
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.plans import plans
from facilitation.parts.seating import seats
from facilitation.parts.twins.rules import current, writers
from facilitation.parts.twins.state import NAME, Pair, pairs
from facilitation.state.seat import PHONELESS

if TYPE_CHECKING:
    from app.parts.twins.offered import Group, Like, Offer

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


def groups(view: View) -> Sequence["Group"]:
    """Arguments that can be asked about, by plan and side, two or more; none once nobody argues."""
    return offer(view).groups


def suggested(view: View) -> list["Like"]:
    """What the console asks about first: what says nearly the same and nobody wanted apart, plan by plan."""
    return [*islice(offer(view).likes(), AT_DESK)]


def number_suggested(view: View) -> int:
    """How many there are in all."""
    return offer(view).number_of_likes()


def like_mine(view: View) -> list["Like"]:
    """What says nearly the same as something of one's own; nothing in a region."""
    own = _own(view)
    return [*islice(offer(view).likes_of(own), OWN)] if own else []


def may_ask(view: View) -> bool:
    """Whether something of one's own could stand as one with another's; not in a region."""
    return any(any(offer(view).free(each)) for each in _own(view))


def shown_of(view: View) -> tuple[object, ...]:
    """What the console shows of all this: neither support changes it, nor an argument that is like no other."""
    likes, named = suggested(view), plans(view.meeting)
    shown = [(*_words(like.first), *_words(like.other), named[like.first.initiative].title) for like in likes]
    return view.meeting.parts.get(NAME), tuple(shown), number_suggested(view), bool(groups(view))


def _words(argument: Argument) -> tuple[str, str]:
    return argument.id, argument.text


def offer(view: View) -> "Offer":
    """What can be asked about now."""
    from app.parts.twins.offered import kept  # and with it what a start does not need

    return kept(view.room.code).now(view.meeting)


def _own(view: View) -> list[Argument]:
    """What somebody wrote and can ask about, found by their marks: no other argument is looked at."""
    keys = written(view)
    return [each for each in offer(view).named(keys) if view.me and each.author == view.me["seat"]] if keys else []
