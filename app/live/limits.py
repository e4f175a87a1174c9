"""How much one seat or one device may do in a while. Never by address: a whole hall shares one.

A rate is a bucket that holds `burst` acts and fills with `per_minute`; what comes on top is refused with the seconds
to wait. One number a key suffices: when its bucket would be full again (the generic cell rate algorithm, ITU-T I.371).
"""

import math
import time
from collections.abc import Callable, Mapping

import msgspec

from facilitation.acts import Act
from facilitation.refusals import TooMany
from facilitation.registry import PARTS
from facilitation.roles import KEYED, Actor, Role

DUST = 1e-6  # seconds that only rounding made
MANY = 20_000  # keys to keep before the full buckets are thrown away


class Rate(msgspec.Struct, frozen=True):
    """So many a minute, so many at once."""

    per_minute: int
    burst: int


UNLIMITED = frozenset({*KEYED, Role.HOUSE})
SHIPPED = {
    "acts": Rate(30, 10),  # of one seat, or of one who stands behind a plan
    "arguments": Rate(2, 2),  # of one seat, that were good enough to keep
    "joins": Rate(60, 30),  # of one socket that asks for a face
    "codes": Rate(6, 5),  # that do not exist, of one device
    "newcomers": Rate(240, 1_000),  # that take a new seat in a meeting, in the hall; as many again online
    "entries": Rate(60, 40),  # plans that are sent in on one call, or begun in one round
    "supports": Rate(240, 120),  # of one plan, by whoever supports it
    "all_codes": Rate(60, 60),  # that do not exist, of everybody together
    "passwords": Rate(6, 10),  # that are wrong, for one e-mail address; a device that knows it has its own
    "programs": Rate(6_000, 1_000),  # that read what is public, of everybody together
    "searches": Rate(3_000, 500),  # for words, of everybody together
    "downloads": Rate(3_000, 1_000),  # of what was published, or made for each who asks, of everybody together
    "municipality": Rate(120, 60),  # ways to the municipality's sign-in and back, of all strangers together
    "voting_codes": Rate(6, 10),  # that are wrong, of one device; who gives a good one never waits
}


class Unreadable(ValueError):
    """The setting cannot be read; says how to write it."""


class Limits:
    """The buckets of this process. `rates` names those that count; `now` gives seconds that never go back."""

    def __init__(self, rates: Mapping[str, Rate], now: Callable[[], float] = time.monotonic) -> None:
        self.rates, self.now = rates, now
        self._full: dict[tuple[str, str], float] = {}

    def wait(self, name: str, key: str) -> float:
        """Seconds until one more fits; 0 where it fits now."""
        rate = self.rates.get(name)
        if rate is None:
            return 0
        room = 60 / rate.per_minute * (rate.burst - 1)
        wait = self._full_at(name, key, rate) - self.now() - room
        return wait if wait > DUST else 0

    def _full_at(self, name: str, key: str, rate: Rate) -> float:
        """When a bucket is full again; never further on than an empty one takes, whatever its clock does."""
        return min(self._full.get((name, key), 0), self.now() + 60 / rate.per_minute * rate.burst)

    def spend(self, name: str, key: str, refusal: str = "too_many") -> None:
        """Take one of a bucket; raises TooMany(`refusal`) with the whole `seconds` to wait where it is full."""
        rate = self.rates.get(name)
        if rate is None:
            return
        if wait := self.wait(name, key):
            raise TooMany(refusal, seconds=math.ceil(wait))
        self._full[name, key] = max(self._full_at(name, key, rate), self.now()) + 60 / rate.per_minute
        if len(self._full) > MANY:
            self._full = {key: full for key, full in self._full.items() if full > self.now()}

    def give_back(self, name: str, key: str) -> None:
        """Put back one that was taken before it was clear that it does not count."""
        rate = self.rates.get(name)
        if rate is not None and (name, key) in self._full:
            self._full[name, key] -= 60 / rate.per_minute

    def admit(self, actor: Actor) -> None:
        """One more act of this seat; acts of the console are not counted. Raises TooMany(too_many)."""
        if actor.role not in UNLIMITED:
            self.spend("acts", actor.id)

    def keep(self, actor: Actor, act: Act) -> None:
        """One more act that is good enough to keep, of a kind with a bucket of its own. Raises TooMany(too_many)."""
        limit = PARTS.rules[type(act)][1].limit
        if limit and actor.role not in UNLIMITED:
            self.spend(limit, actor.id)


def read(text: str) -> dict[str, Rate]:
    """The shipped rates with those of a setting such as `acts=60/20`, or none for `off`; raises Unreadable."""
    if text.strip() == "off":
        return {}
    said = (part.partition("=") for part in text.replace(",", " ").split())
    try:
        return SHIPPED | {_known(name): Rate(*_numbers(rate)) for name, _, rate in said}
    except ValueError as error:
        raise Unreadable(f"LIMITS cannot be read: {text!r}. Write acts=30/10: a minute, and at once.") from error


def _known(name: str) -> str:
    if name not in SHIPPED:
        raise ValueError(name)
    return name


def _numbers(rate: str) -> tuple[int, int]:
    per_minute, burst = (int(part) for part in rate.split("/"))
    if per_minute < 1 or burst < 1:
        raise ValueError(rate)
    return per_minute, burst
