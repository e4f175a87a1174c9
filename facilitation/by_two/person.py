"""Two people who do the same without seeing one another's: each with a link of their own, on a device of their own."""

from collections.abc import Iterable
from hashlib import sha256

import msgspec

SHORTEST_MARK = 16
FIRST, SECOND, BOTH = 1, 2, frozenset({1, 2})


class Person(msgspec.Struct, frozen=True):
    """Somebody who enters or counts: the id of their link, and a mark that tells their device from another."""

    link: str
    device: str


def person_by(code: str, link: str, receipt: str) -> Person:
    """Who it is in this meeting: the mark only the device with this `receipt` can make, and it says nothing else."""
    return Person(link, sha256(f"paper\n{code}\n{receipt}".encode()).hexdigest()[:SHORTEST_MARK])


def is_one_of(person: Person, others: Iterable[Person]) -> bool:
    """Whether this is one of those by link or by device: it would see the same once more."""
    return any(person.link == by.link or person.device == by.device for by in others)
