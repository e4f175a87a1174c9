"""What may be told of people, so that nobody can work out a group of fewer than five of them.

Told are counts of people and means of what they answered. Whoever reads them can subtract, and knows these rules.

- A count from 1 to 4 is not told.
- Of counts that add up to a total which is told: is one from 1 to 4, then none below ten is told, not that there is
  nobody either. Where those would be fewer than five together, none is told at all.
- Of a part of people who are told, such as those who answered, the rest is a group as well: where that is from 1 to 4
  it is only told that it was nearly everybody, and of fewer than ten people nothing of it.
- Of a share only whole percents are told, and it is a split in two: the others are a group as well.
- A mean is told of five answers or more, to a tenth, between 2 and 9: nearer to an end it says how many answered what.
"""

from collections.abc import Mapping
from typing import TypeVar

FEWEST = 5
"""People of whom something is told; of fewer it is only told that they are fewer."""
HIDDEN = -1
"""Stands for a number that is not told."""
NEARLY = -2
"""Stands for all but a few, from 1 to 4, of people who are told."""
HIDES_WITH = 10
"""Below this a group is not told either where one of the same whole is hidden: it may not be found by subtracting."""
MOST, LEAST = 90, 20
"""Means, in tenths, beyond which it is only told that they are."""

Name = TypeVar("Name")


def count(people: int) -> int:
    """A number of people that stands by itself; HIDDEN from 1 to 4."""
    return HIDDEN if 0 < people < FEWEST else people


def split(groups: Mapping[Name, int]) -> Mapping[Name, int]:
    """Groups that together are a number of people which is told; HIDDEN for those of which it may not be told."""
    if not any(0 < people < FEWEST for people in groups.values()):
        return groups
    if sum(people for people in groups.values() if people < HIDES_WITH) < FEWEST:
        return dict.fromkeys(groups, HIDDEN)
    return {name: HIDDEN if people < HIDES_WITH else people for name, people in groups.items()}


def part(people: int, whole: int) -> int:
    """How many of a whole that is told; NEARLY where the rest is from 1 to 4, HIDDEN where it may not be told."""
    if count(people) == HIDDEN or not 0 < whole - people < FEWEST:
        return count(people)
    return NEARLY if whole >= HIDES_WITH else HIDDEN


def percent(yes: int, answered: int) -> int:
    """How many of a hundred said yes, halves up; HIDDEN where fewer than five answered, said yes or did not."""
    if answered < FEWEST or HIDDEN in split({"yes": yes, "no": answered - yes}).values():
        return HIDDEN
    return (200 * yes + answered) // (2 * answered)


def mean(total: int, answered: int) -> int:
    """The mean of answers from 1 to 10 in tenths, halves up, no lower than 2 and no higher than 9.

    HIDDEN where fewer than five answered.
    """
    if answered < FEWEST:
        return HIDDEN
    return max(LEAST, min(MOST, (20 * total + answered) // (2 * answered)))
