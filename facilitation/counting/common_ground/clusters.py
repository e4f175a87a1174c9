"""Groups of people who stand near each other: k-means, with the number of groups whose silhouette is best."""

import numpy as np
from numpy.typing import NDArray

from facilitation.counting.common_ground.components import Numbers
from facilitation.counting.common_ground.found import MOST_GROUPS

Labels = NDArray[np.int64]
ROUNDS, STILL = 300, 1e-4
CHUNK = 500  # people whose distances to all others are held at once


def groups(points: Numbers, fewest: int = 1) -> tuple[Labels, float]:
    """The group of each point and the mean silhouette, of two to five groups; of equally good numbers the smallest.

    Only numbers by which every group has `fewest` points or more. Where there are none, as where all points are the
    same, there is one group, of silhouette 0.
    """
    best, found = (np.zeros(len(points), dtype=np.int64), 0.0), False
    starts = np.unique(points, axis=0)
    for number in range(2, min(MOST_GROUPS, len(starts), len(points) - 1) + 1):
        labels = k_means(points, starts[:number])
        score = silhouette(points, labels)
        if np.bincount(labels, minlength=number).min() >= fewest and (not found or score > best[1]):
            best, found = (labels, score), True
    return best


def k_means(points: Numbers, centres: Numbers) -> Labels:
    """Lloyd's method from these centres, until nobody moves or the centres hardly do; a tie goes to the first group."""
    still = points.var(axis=0).mean() * STILL
    before = np.full(len(points), -1)
    for _ in range(ROUNDS):
        labels = _nearest(points, centres)
        if np.array_equal(labels, before):
            return labels
        moved = _centres(points, labels, centres)
        shift = ((moved - centres) ** 2).sum()
        before, centres = labels, moved
        if shift <= still:
            break
    return _nearest(points, centres)


def silhouette(points: Numbers, labels: Labels) -> float:
    """The mean of how much nearer people stand to their own group than to the next, -1 to 1; 0 for who is alone."""
    sizes = np.bincount(labels)
    inside = np.arange(len(sizes)) == labels[:, None]
    total = 0.0
    for at in range(0, len(points), CHUNK):
        here = slice(at, at + CHUNK)
        sums = _distances(points[here], points) @ inside
        own = sums[inside[here]] / np.maximum(sizes[labels[here]] - 1, 1)
        others = np.where(inside[here], np.inf, sums / np.maximum(sizes, 1)).min(axis=1)
        scores = np.where(sizes[labels[here]] > 1, (others - own) / np.maximum(np.maximum(own, others), 1e-300), 0)
        total += float(scores.sum())
    return total / len(points)


def _nearest(points: Numbers, centres: Numbers) -> Labels:
    return np.argmin(_distances(points, centres), axis=1)


def _distances(ones: Numbers, others: Numbers) -> Numbers:
    found: Numbers = np.hypot(*(ones[:, None, at] - others[None, :, at] for at in range(2)))
    return found


def _centres(points: Numbers, labels: Labels, before: Numbers) -> Numbers:
    """The mean of each group; one that nobody is in begins anew at whoever stands farthest from their own centre."""
    number = len(before)
    sizes = np.bincount(labels, minlength=number)
    sums = np.stack([np.bincount(labels, points[:, at], number) for at in range(2)], axis=1)
    far = np.argsort(-((points - before[labels]) ** 2).sum(axis=1), kind="stable")
    for empty, person in zip(np.flatnonzero(sizes == 0), far, strict=False):
        sums[labels[person]] -= points[person]
        sizes[labels[person]] -= 1
        sums[empty], sizes[empty] = points[person], 1
    return sums / np.maximum(sizes, 1)[:, None]
