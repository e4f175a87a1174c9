"""Where people stand: the two directions in which their votes differ most, and each person's place along them."""

import numpy as np
from numpy.typing import NDArray

from facilitation.counting.common_ground.votes import Votes

Numbers = NDArray[np.float64]
DIRECTIONS = 2
DIGITS = 9  # of a place: what processors round otherwise after that decides nothing


def places(votes: Votes) -> Numbers:
    """The place of each person, people by two.

    A vote that is missing counts as the mean of its statement. Who voted on few statements is drawn away from the
    middle by the root of all statements by theirs, since missing votes draw everybody towards it.
    """
    centred, given = _centred(votes)
    scale = np.sqrt(given.shape[1] / np.maximum(given.sum(axis=1), 1))
    found: Numbers = np.round(centred @ directions(centred).T * scale[:, None], DIGITS)
    return found + 0.0  # no negative zeros, which would sort apart


def directions(centred: Numbers) -> Numbers:
    """The first two principal components as rows of length 1; of each, the weight that is largest is positive.

    Where there are fewer, the rest is zeros.
    """
    wide = centred.shape[0] < centred.shape[1]
    values, vectors = np.linalg.eigh(centred @ centred.T if wide else centred.T @ centred)
    rows = vectors[:, ::-1][:, :DIRECTIONS].T
    rows = rows @ centred if wide else rows
    there = values[::-1][:DIRECTIONS] > max(values[-1], 0) * np.finfo(float).eps * max(centred.shape)
    found = np.zeros((DIRECTIONS, centred.shape[1]))
    for at in np.flatnonzero(there):
        found[at] = _signed(rows[at] / np.linalg.norm(rows[at]))
    return found


def _signed(row: Numbers) -> Numbers:
    largest = np.argmax(np.round(np.abs(row), DIGITS))
    return row if row[largest] > 0 else -row


def _centred(votes: Votes) -> tuple[Numbers, NDArray[np.bool_]]:
    """Votes less the mean of their statement, 0 where there is none, and where there is one.

    To a statement that was left out everybody counts as having passed.
    """
    given = np.zeros((votes.people, len(votes.statements)), dtype=bool)
    said = np.zeros(given.shape)
    people, columns, values = np.array(votes.votes, dtype=np.int64).reshape(-1, 3).T
    given[people, columns], said[people, columns] = True, values
    out = np.isin(votes.statements, votes.left_out)
    given[:, out], said[:, out] = True, 0
    mean = said.sum(axis=0) / np.maximum(given.sum(axis=0), 1)
    return np.where(given, said - mean, 0.0), given
