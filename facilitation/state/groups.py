"""Small groups: what a few people answered is not told apart from the rest, since it would say who they are."""

from collections.abc import Iterable

FEWEST = 5


def told_apart(sizes: Iterable[int]) -> bool:
    """Whether groups with so many people each may be told apart: all that are there have five or more.

    One small group is enough to tell none: with the total and the other groups it could be worked out.
    """
    return all(size >= FEWEST for size in sizes if size)
