"""What was mended, past the ten seconds; each with its reason."""

from typing import ClassVar, Literal

import msgspec

from facilitation.events import Event, StageEvent
from facilitation.parts.seating import Lapsed


class OutcomeHidden(StageEvent, frozen=True, kw_only=True, tag="outcome.hidden"):
    """An outcome that was shown is on no face any more; its ballots are sealed as before."""

    texts: ClassVar = ("reason",)
    reason: str | None


class ResultsHeld(Event, frozen=True, kw_only=True, tag="results.held"):
    """No outcome is shown until all are."""

    texts: ClassVar = ("reason",)
    reason: str | None


class ResultsReleased(Event, frozen=True, kw_only=True, tag="results.released"):
    """Outcomes are shown again; those that were held follow, each by its own event."""


class SeatsMerged(Event, frozen=True, kw_only=True, tag="seats.merged"):
    """What `seat` said that nobody saw yet, and what it supports, is from now on of `into`; `seat` is then taken out.

    Where both answered the same, that of the seat that `keeps` says stays; a pseudonymous log tells what `lapsed` so.
    """

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seat": ("seat",), "into": ("seat",), "lapsed": ()}
    seat: str
    into: str
    reason: str | None
    keeps: Literal["seat", "into"] = "into"
    lapsed: Lapsed = msgspec.UNSET


class BallotsSwapped(StageEvent, frozen=True, kw_only=True, tag="ballots.swapped"):
    """The open ballots of two seats were entered for one another; each is now of whom it is."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seats": ("ballot", "stage")}
    seats: tuple[str, str]
    reason: str | None


class ConsoleEnded(Event, frozen=True, kw_only=True, tag="console.ended"):
    """The session of a console of this role was ended from another one."""

    texts: ClassVar = ("reason",)
    console: str
    reason: str | None
