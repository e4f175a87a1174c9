"""Small groups: of fewer than five people nothing is told apart, since others may know who they are."""

from collections.abc import Mapping

LEAST = 5
"""How many people a group has to have to be told."""
FEW = f"<{LEAST}"
"""What is told of a smaller one."""


ALL = "all"
"""How all groups together are called."""


def people(number: int) -> int | str:
    """A number of people as it is published: `<5` for 1 to 4."""
    return FEW if 0 < number < LEAST else number


def apart(groups: Mapping[str, int]) -> dict[str, int]:
    """The groups and `ALL` of them together; only that where one is small: it could be worked out from the others."""
    told = {} if any(0 < number < LEAST for number in groups.values()) else dict(sorted(groups.items()))
    return told | {ALL: sum(groups.values())}
