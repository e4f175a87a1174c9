"""What can be asked to mend what went wrong, past the ten seconds; each with its reason."""

from typing import Literal

from facilitation.acts import Act, Key, Writing


class HideOutcome(Act, frozen=True, kw_only=True, tag="outcome.hide"):
    """Take an outcome that was shown too early off every face; `stage` names a stage, by default the present one."""

    reason: Writing = ""


class HoldResults(Act, frozen=True, kw_only=True, tag="results.hold"):
    """Show no outcome until all that are held are shown together."""

    reason: Writing = ""


class ReleaseResults(Act, frozen=True, kw_only=True, tag="results.release"):
    """Show all outcomes that were held, together."""


class MergeSeats(Act, frozen=True, kw_only=True, tag="seats.merge"):
    """Make one of two seats of one person: `seat` goes, `into` stays.

    Where both answered, `keeps` says which of the two answers its owner chose.
    """

    seat: Key
    into: Key
    reason: Writing = ""
    keeps: Literal["seat", "into"] = "into"


class SwapBallots(Act, frozen=True, kw_only=True, tag="ballots.swap"):
    """Swap the open ballots of two seats without a phone, entered for one another; `yes` says that both agree."""

    seat: Key
    other: Key
    yes: bool = False
    reason: Writing = ""


class EndConsole(Act, frozen=True, kw_only=True, tag="console.end"):
    """Know that the session of a console of this role was ended from another one, with the reason."""

    console: Key
    reason: Writing = ""
