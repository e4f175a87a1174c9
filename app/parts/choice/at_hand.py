"""The choice that the room looks at, and what can be put to it."""

from collections import Counter

import msgspec

from app.faces.view import View
from app.parts.choice.told import Told
from app.parts.seating.people import Tally, tally
from facilitation.parts.choice.asked import choices, in_sight, kept
from facilitation.parts.choice.record import told
from facilitation.parts.choice.state import Choice
from facilitation.parts.decision.ruling import deciding
from facilitation.parts.package.division import current, package, version
from facilitation.parts.terms import terms
from facilitation.state.meeting import Meeting

NEWEST = 6


class Package(msgspec.Struct, frozen=True):
    """A version of the package that can be put to the room; the total in cents."""

    version: int
    total: int
    plans: int
    now: bool


def in_front(view: View) -> Choice | None:
    """The choice that the room looks at instead of the stage; None where it looks at the stage."""
    return in_sight(view.meeting)


def choosing(view: View) -> bool:
    """Whether the room is asked to choose now."""
    choice = in_sight(view.meeting)
    return choice is not None and not choice.closed


def answered(view: View) -> Tally:
    """How many seats answered the choice that the room looks at."""
    choice = in_sight(view.meeting)
    return tally(Counter(choice.channels).elements()) if choice else Tally()


def now(view: View) -> Told:
    """The choice that the room looks at, where it does; as long as it is open there are no answers in it."""
    choice = choices(view.meeting)[str(kept(view.meeting).shown)]
    return told(choice if choice.closed else msgspec.structs.replace(choice, answers={}))


def packages(view: View) -> list[Package]:
    """The newest versions of the package, the one of now first."""
    found = [_package(view.meeting, number) for number in range(version(view.meeting), -1, -1)]
    return [each for each in found if each is not None][:NEWEST]


def _package(meeting: Meeting, number: int) -> Package | None:
    awards = package(meeting, number)
    given = [award.amount for award in awards.values() if award.amount]
    return Package(number, sum(given), len(given), number == version(meeting)) if awards else None


def takeable(view: View) -> bool:
    """Whether the package that won the choice is another than the one of now."""
    choice = in_sight(view.meeting)
    won = choice.winning_package if choice else None
    return bool(choice and won and choice.packages[won] != current(view.meeting))


def decides(view: View) -> bool:
    """Whether the room agreed that the resistance decides."""
    return terms(view.meeting).rule == "resistance"


def asked(view: View) -> bool:
    """Whether the room said how much it resists the package of now."""
    return deciding(view.meeting) is not None
