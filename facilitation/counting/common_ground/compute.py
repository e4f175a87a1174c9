"""Common ground in a table of votes: people who voted enough, their places, groups, and what these share."""

from collections import Counter

import numpy as np

from facilitation.counting.common_ground import clusters, components, statements
from facilitation.counting.common_ground.found import THOUSAND, Found
from facilitation.counting.common_ground.votes import Votes

ENOUGH, FEWEST_PEOPLE = 7, 15


def common_ground(votes: Votes, fewest: int = 1) -> Found:
    """The groups of opinion, numbered by their first person, and the statements that they share or that set them apart.

    Every group has `fewest` people or more.
    """
    people = enough(votes)
    labels, silhouette = (
        clusters.groups(components.places(votes)[people], fewest) if people else (np.zeros(0, int), 0.0)
    )
    names = {label: at for at, label in enumerate(dict.fromkeys(labels.tolist()))}
    groups = [-1] * votes.people
    for person, label in zip(people, labels.tolist(), strict=True):
        groups[person] = names[label]
    cells = statements.cells(votes, groups)
    return Found(
        groups=tuple(groups),
        sizes=tuple(groups.count(number) for number in range(len(names))),
        silhouette=round(silhouette * THOUSAND),
        cells=cells,
        across=tuple(statements.per_mille(statements.across(row)) for row in cells),
        shared=statements.shared(votes),
        typical=tuple(statements.typical(votes, cells, number) for number in range(len(names))),
    )


def enough(votes: Votes) -> list[int]:
    """The people who voted on seven statements, or on all where there are fewer.

    Where that is fewer than fifteen people, those who voted most are added; ties in the table's order.
    """
    given = Counter(person for person, _, _ in votes.votes)
    least = min(ENOUGH, len(votes.statements))
    there = [person for person in range(votes.people) if given[person] >= least]
    rest = sorted((person for person in range(votes.people) if given[person] < least), key=lambda who: -given[who])
    return sorted([*there, *rest[: max(FEWEST_PEOPLE - len(there), 0)]])
