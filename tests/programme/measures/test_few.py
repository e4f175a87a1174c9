"""No combination of what is told lets anybody work out a group of fewer than five: tried on every small table.

Whoever tries knows all that is told and the rules themselves: they lay aside every table that would be told otherwise.
What is true in all that are left is what they know.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import pytest

from app.programme.measures import few

Table = tuple[int, ...]


def alike(tables: Iterable[Table]) -> Iterator[Sequence[Table]]:
    """The tables that are told in the same way, together."""
    seen: Mapping[Any, list[Table]] = defaultdict(list)
    for table in tables:
        told = few.split(dict(enumerate(table)))
        seen[(few.count(sum(table)), tuple(told.values()))].append(table)
    return iter(seen.values())


def known(tables: Sequence[Table], cells: Sequence[int]) -> int | None:
    """How many people there are in these cells together, where that is the same in all tables."""
    sums = {sum(table[cell] for cell in cells) for table in tables}
    return sums.pop() if len(sums) == 1 else None


@pytest.mark.parametrize(("groups", "most"), [(2, 40), (3, 22), (4, 13), (5, 7)])
def test_no_group_or_set_of_groups_under_five_follows_from_a_whole_and_what_is_told_of_it(
    groups: int, most: int
) -> None:
    tables = [table for table in product(range(most + 1), repeat=groups) if sum(table) >= few.FEWEST]
    for same in alike(tables):
        for size in range(1, groups):
            for cells in combinations(range(groups), size):
                found = known(same, cells)
                assert found is None or found == 0 or found >= few.FEWEST, (same[:3], cells)


def test_a_share_does_not_tell_how_many_said_otherwise() -> None:
    for answered in range(few.FEWEST, 60):
        told: Mapping[int, list[int]] = defaultdict(list)
        for yes in range(answered + 1):
            told[few.percent(yes, answered)].append(yes)
        for same in told.values():
            for group in ({*same}, {answered - yes for yes in same}):
                assert len(group) > 1 or group.pop() in (0, *range(few.FEWEST, answered + 1))


def test_who_answered_of_all_does_not_tell_how_few_did_not() -> None:
    """Where it is NEARLY everybody their means are told, and so that there were five or more of them."""
    for whole in range(few.FEWEST, 60):
        told: Mapping[int, list[int]] = defaultdict(list)
        for people in range(whole + 1):
            told[few.part(people, whole)].append(people)
        for kind, seen in told.items():
            same = {people for people in seen if kind != few.NEARLY or people >= few.FEWEST}
            for group in (same, {whole - people for people in same}):
                assert len(group) > 1 or group.pop() in (0, *range(few.FEWEST, whole + 1))


@pytest.mark.parametrize("answered", [5, 6])
def test_a_mean_does_not_tell_how_many_gave_a_certain_answer(answered: int) -> None:
    told: Mapping[int, list[Counter[int]]] = defaultdict(list)
    for answers in combinations_with_replacement(range(1, 11), answered):
        told[few.mean(sum(answers), answered)].append(Counter(answers))
    for same in told.values():
        for answer in range(1, 11):
            counts = {found[answer] for found in same}
            assert len(counts) > 1 or counts == {0}
        for below in range(2, 11):
            counts = {sum(n for answer, n in found.items() if answer < below) for found in same}
            assert len(counts) > 1 or counts in ({0}, {answered})


def test_what_is_not_small_is_told() -> None:
    assert few.split({"room": 36, "online": 6, "paper": 0}) == {"room": 36, "online": 6, "paper": 0}
    assert few.split({"room": 36, "online": 6, "paper": 2}) == {"room": 36, "online": -1, "paper": -1}
    assert few.split({"room": 36, "online": 6, "paper": 2, "assisted": 0})["assisted"] == few.HIDDEN
    assert few.split({"room": 36, "online": 16, "paper": 2}) == {"room": -1, "online": -1, "paper": -1}
    assert (few.percent(28, 37), few.percent(36, 37), few.percent(37, 37), few.percent(4, 4)) == (76, -1, 100, -1)
    assert (few.mean(288, 37), few.mean(49, 5), few.mean(40, 4)) == (78, 90, -1)
