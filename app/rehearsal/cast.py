"""Who comes to a rehearsal: so many seats, each with a channel, a table and a temperament, drawn from a seed."""

from random import Random
from typing import Literal

import msgspec

from facilitation.state.seat import Channel

Temperament = Literal["quick", "slow", "objector", "writer"]


class Resident(msgspec.Struct, frozen=True):
    """One simulated resident; `table` is the number of theirs, 0 for who sits at home.

    A `slow` one acts last, an `objector` objects at the first question, a `writer` types as much as fits.
    """

    name: str
    channel: Channel
    table: int
    temperament: Temperament = "quick"


class Cast(msgspec.Struct, frozen=True):
    """How many come, at how many tables, and which share of them from home and on paper (each 0 to 1).

    `slow` is how many act last, one in five where nobody said; one `objects`, and one `writes` all that fits.
    With a `door` everybody in the hall is ticked off there as they come in.
    """

    seats: int
    tables: int = 6
    online: float = 0.0
    paper: float = 0.0
    seed: int = 1
    slow: int | None = None
    objects: bool = True
    writes: bool = True
    door: bool = False

    @property
    def chance(self) -> Random:
        """The dice of this rehearsal: the same seed throws the same."""
        return Random(self.seed)  # noqa: S311  simulated residents, no secrets

    def residents(self) -> list[Resident]:
        """Everybody, those from home first, then those on paper, and the others; the last ones object and write."""
        home, paper = round(self.seats * self.online), round(self.seats * self.paper)
        channels = ["online"] * home + ["paper"] * paper + ["room"] * max(0, self.seats - home - paper)
        return [self._resident(number, channel) for number, channel in enumerate(channels[: self.seats])]

    def _resident(self, number: int, channel: str) -> Resident:
        table = 0 if channel == "online" or not self.tables else number % self.tables + 1
        return Resident(f"Bewoner {number + 1}", channel, table, self._temperament(number))  # type: ignore[arg-type]

    def _temperament(self, number: int) -> Temperament:
        if self.objects and number == self.seats - 1:
            return "objector"
        if self.writes and number == self.seats - 2:
            return "writer"
        slow = number % 5 == 4 if self.slow is None else number < self.slow
        return "slow" if slow else "quick"
