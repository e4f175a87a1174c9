"""What is found: groups of opinion, and what they share. Whole numbers alone."""

import msgspec

THOUSAND, MOST_GROUPS = 1000, 5


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """How the people of one group voted on one statement; `seen` counts agree, disagree and pass."""

    agree: int
    disagree: int
    seen: int


class Shared(msgspec.Struct, frozen=True):
    """A statement that most of those who voted on it agree with, or disagree with (`agrees` False): its numbers."""

    statement: str
    agrees: bool
    votes: int
    seen: int


class Typical(msgspec.Struct, frozen=True):
    """A statement that sets a group apart; `best` is the one that it agrees with most."""

    statement: str
    agrees: bool
    votes: int
    seen: int
    best: bool = False


class Found(msgspec.Struct, frozen=True):
    """The groups of a conversation and its statements.

    groups      for each person of the table the number of their group from 0, -1 for who voted on too few statements
    sizes       how many people each group has
    silhouette  how well the groups are apart, per mille: 0 is not at all
    cells       per statement of the table its `Cell` for each group
    across      per statement the group-aware consensus, per mille: the product over groups of (agree + 1) / (seen + 2)
    shared      the consensus statements, those agreed with first
    typical     per group the statements that represent it
    """

    groups: tuple[int, ...]
    sizes: tuple[int, ...]
    silhouette: int
    cells: tuple[tuple[Cell, ...], ...]
    across: tuple[int, ...]
    shared: tuple[Shared, ...]
    typical: tuple[tuple[Typical, ...], ...]
