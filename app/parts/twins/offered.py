"""Which arguments can be asked about at one moment of a meeting, and which of them say nearly the same.

It is read where people argue, and kept until something of that changes: whoever wrote two of a thousand arguments has
those two looked up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import is_

import msgspec

from app.parts.twins.similar import Alike, Compared, Near, most_alike, place_of
from facilitation.parts.amending.asked import amendments
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.twins.state import NAME, apart, pairs, were_left
from facilitation.state.meeting import Meeting

MEETINGS = 64
"""Of so many meetings it is kept."""
Key = tuple[str, str]
"""A plan, and a side of it."""


class Like(msgspec.Struct, frozen=True):
    """Two arguments that may stand as one: the one that would stand first, and the other."""

    first: Argument
    other: Argument


class Group(msgspec.Struct, frozen=True):
    """The arguments of one side of one plan that can be asked about, oldest first, and which are alike."""

    initiative: str
    side: str
    arguments: tuple[Argument, ...]
    alike: Alike


class Offer:
    """What can be asked about: the groups of two or more, by plan and side in the order of their first arguments."""

    def __init__(self, meeting: Meeting, groups: Sequence[Group]) -> None:
        self._meeting, self.groups = meeting, groups
        self._at = {each.id: (n, place) for n, group in enumerate(groups) for place, each in enumerate(group.arguments)}
        self._first = {pair.argument for pair in pairs(meeting).values()}

    def named(self, keys: Iterable[str]) -> list[Argument]:
        """Those of these arguments that can be asked about."""
        found = (self._at[key] for key in keys if key in self._at)
        return [self.groups[n].arguments[place] for n, place in found]

    def ordered(self, one: Argument, other: Argument) -> Like | None:
        """The one first, unless others stand with the other one; None where others stand with both."""
        if other.id not in self._first:
            return Like(one, other)
        return Like(other, one) if one.id not in self._first else None

    def by_age(self, one: Argument, other: Argument) -> Like | None:
        """The same with the older one for the one."""
        older, newer = sorted((one, other), key=lambda each: self._at[each.id])
        return self.ordered(older, newer)

    def free(self, chosen: Argument) -> Iterator[Argument]:
        """What this one could stand as one with, oldest first."""
        there = self.groups[self._at[chosen.id][0]].arguments
        return (each for each in there if each.id != chosen.id and self.ordered(chosen, each))

    def ranked(self, chosen: Argument) -> list[Argument]:
        """The same, what is most like it first."""
        found = [*self.free(chosen)]
        return [found[place] for place in most_alike(chosen.text, [each.text for each in found])]

    def likes(self) -> Iterator[Like]:
        """What says nearly the same and nobody wanted apart, group by group, most alike first."""
        for group in self.groups:
            yield from self._still(group, group.alike.pairs())

    def number_of_likes(self) -> int:
        """How many these are, without a look at each."""
        left = sum(self._counted(*both) for both in apart(self._meeting))
        return sum(self._number(group) for group in self.groups) - left

    def likes_of(self, own: Iterable[Argument]) -> Iterator[Like]:
        """Those of them in which one of these arguments stands, without a look at any other."""
        found: dict[int, list[Iterator[Near]]] = defaultdict(list)
        for n, place in (self._at[each.id] for each in own):
            found[n].append(self.groups[n].alike.of(place))
        for n in sorted(found):
            once = (pair for pair, _ in groupby(merge(*found[n], key=place_of)))
            yield from self._still(self.groups[n], once)

    def _still(self, group: Group, near: Iterable[Near]) -> Iterator[Like]:
        for one, other, _ in near:
            like = self.ordered(group.arguments[one], group.arguments[other])
            if like and not were_left(self._meeting, like.first.id, like.other.id):
                yield like

    def _number(self, group: Group) -> int:
        """How many pairs of a group say nearly the same and could stand as one."""
        first = [place for place, each in enumerate(group.arguments) if each.id in self._first]
        return group.alike.all - group.alike.number(first)

    def _counted(self, one: str, other: str) -> bool:
        """Whether these two, which somebody wanted apart, are among those."""
        (n, place), (m, beside) = self._at.get(one, (-1, 0)), self._at.get(other, (-2, 0))
        return n == m and not {one, other} <= self._first and self.groups[n].alike.are(place, beside)


class Kept:
    """The offer of one meeting as it was last, and what was compared for it."""

    def __init__(self) -> None:
        self._compared: Mapping[Key, Compared] = {}
        self._last: tuple[tuple[object, ...], Offer] = (), Offer(Meeting(), ())

    def now(self, meeting: Meeting) -> Offer:
        """The offer of this moment: the same object where all that it was made of is."""
        made_of = _made_of(meeting)
        known, offer = self._last
        if len(known) != len(made_of) or not all(map(is_, known, made_of)):
            offer = Offer(meeting, self._groups(meeting))
            self._last = made_of, offer
        return offer

    def _groups(self, meeting: Meeting) -> list[Group]:
        found = {key: tuple(there) for key, there in _grouped(meeting).items() if len(there) > 1}
        self._compared = {key: self._compared.get(key) or Compared() for key in found}
        alike = {key: self._compared[key].of(tuple([each.text for each in there])) for key, there in found.items()}
        return [Group(*key, there, alike[key]) for key, there in found.items()]


@lru_cache(MEETINGS)
def kept(code: str) -> Kept:
    """What is kept of a meeting."""
    return Kept()


def _talk(meeting: Meeting) -> Mapping[str, Argument] | None:
    """All arguments, while people argue."""
    stage = KIND.here(meeting)
    return stage.state.arguments if stage and stage.status == "open" else None


def _made_of(meeting: Meeting) -> tuple[object, ...]:
    """All that an offer is made of: none of it is ever changed in place."""
    return _talk(meeting), amendments(meeting), meeting.parts.get(NAME)


def _grouped(meeting: Meeting) -> Mapping[Key, list[Argument]]:
    """By plan and side what may be read, is no question or part of its plan, and is not asked to stand with another."""
    taken = {*pairs(meeting), *(one.argument for one in amendments(meeting))}
    found: dict[Key, list[Argument]] = defaultdict(list)
    for argument in (_talk(meeting) or {}).values():
        if argument.status == "shown" and argument.side != "question" and argument.id not in taken:
            found[argument.initiative, argument.side].append(argument)
    return found
