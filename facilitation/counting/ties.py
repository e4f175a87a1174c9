"""Equal plans, put in order in a way that everybody can check: most first places, then the cheapest, then a lot.

A lot needs no trust. Everybody can draw it again: the lot number of plan P is the SHA-256 of the text `seed:P`,
written in hexadecimal, and the smallest number goes first. On a Linux or Mac terminal: `printf 'seed:P' | sha256sum`.
The seed is made of the hash of the sealed ballots, which is shown first, and words that the room then calls out: who
knows the ballots cannot choose the words, and who calls the words cannot choose the ballots.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from facilitation.counting.election import Ballot, Election
from facilitation.counting.tally import Tally

CRITERIA = ("first_places", "cost", "lot")


class Tie(msgspec.Struct, frozen=True):
    """Plans that stood equal, in the order that they got; `by` is the last criterion that was needed for it.

    `on` says what they were equal on; `lots` holds the lot numbers where a lot was drawn.
    """

    ids: tuple[str, ...]
    by: str
    on: str
    lots: Mapping[str, str] = {}


class Chain:
    """The order among equal plans of one election, the same at every step of every rule."""

    def __init__(self, election: Election, counted: Tally) -> None:
        self.seed = election.agreed.seed
        self._keys = {
            plan.id: (-counted.firsts[plan.id], plan.ask, ticket(self.seed, plan.id)) for plan in election.plans
        }
        self.place = {key: place for place, key in enumerate(sorted(self._keys, key=self._keys.__getitem__))}

    def order(self, ids: Iterable[str]) -> list[str]:
        """These plans, the one that goes first in front."""
        return sorted(ids, key=self.place.__getitem__)

    def tie(self, ids: Iterable[str], on: str) -> Tie:
        """What is told to the room about two or more equal plans."""
        ordered = self.order(ids)
        decided = (
            criterion
            for depth, criterion in enumerate(CRITERIA, start=1)
            if len({self._keys[key][:depth] for key in ordered}) == len(ordered)
        )
        criterion = next(decided, "lot")
        lots = {key: self._keys[key][2] for key in ordered} if criterion == "lot" else {}
        return Tie(tuple(ordered), criterion, on, lots)


def ticket(seed: str, key: str) -> str:
    """The lot number of one plan, as 64 hexadecimal digits."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def lot(seed: str, ids: Iterable[str]) -> list[str]:
    """These plans in the order of their lot numbers, the smallest first."""
    return sorted(ids, key=lambda key: (ticket(seed, key), key))


def seed(words: str, ballots: Iterable[Ballot]) -> str:
    """The public seed: the hash of the sealed ballots, and the words from the room in small letters."""
    return f"{digest(ballots)}:{' '.join(words.lower().split())}"


def digest(ballots: Iterable[Ballot]) -> str:
    """SHA-256 over all ballots, sorted so that the order in which they came in says nothing.

    One line per ballot: its ids parted by commas, and behind a semicolon its marks, where it has marks.
    """
    lines = sorted(f"{','.join(b.choices)};{','.join(map(str, b.marks))}".rstrip(";") for b in ballots)
    return sha256("\n".join(lines).encode()).hexdigest()
