"""What can be asked at the decision: about the package, about objections, and about views of minorities."""

from typing import Literal

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.parts.decision.consent import Position


class GiveConsent(VoiceAct, frozen=True, kw_only=True, tag="consent.give"):
    """Answer the package; can be changed until closing. `need` is what would help with a concern or an objection."""

    position: Position
    reason: Writing = ""
    need: Writing = ""


class OpenRound(Act, frozen=True, kw_only=True, tag="round.open"):
    """Ask the room (again), about the whole package or about one plan."""

    initiative: Key | None = None


class RecordDecision(Act, frozen=True, kw_only=True, tag="decision.record"):
    """Fix the package as the room's decision; as advice where the agreed rule was not met."""

    advice: bool = False


class FloorObjection(Act, frozen=True, kw_only=True, tag="objection.floor"):
    """Put one objection on the wall, without a name; none takes it off."""

    objection: Key | None = None


class AcceptObjection(VoiceAct, frozen=True, kw_only=True, tag="objection.accept"):
    """Say that one's own objection is taken in as it is; the console names the one whose owner said so aloud."""

    objection: Key | None = None
    text: Writing = ""


class SettleObjection(Act, frozen=True, kw_only=True, tag="objection.settle"):
    """Write down that a changed package took an objection in, and how; or that it stands."""

    objection: Key
    became: Literal["worked_in", "stands"]
    text: Writing = ""


class WithdrawObjection(VoiceAct, frozen=True, kw_only=True, tag="objection.withdraw"):
    """Take one's own objection back; the console names the one whose owner said so."""

    objection: Key | None = None
    text: Writing = ""


class ReopenDecision(Act, frozen=True, kw_only=True, tag="decision.reopen"):
    """Take back that the decision was recorded, with the reason; until the meeting is closed."""

    reason: Writing = ""


class HideConcern(Act, frozen=True, kw_only=True, tag="concern.hide"):
    """Take the words of a concern or an objection off every face and out of the record, with the reason.

    `concern` is `C1`, `C2` … as the concerns of the present round are shown, or the name of an objection.
    """

    concern: Key
    reason: Writing = ""


class PostView(VoiceAct, frozen=True, kw_only=True, tag="minority.post"):
    """Say what a minority sees otherwise; one view a seat."""

    text: Writing
    initiatives: list[Key] = []


class JoinView(VoiceAct, frozen=True, kw_only=True, tag="minority.join"):
    """Stand behind the view of a minority."""

    view: Key


class LeaveView(VoiceAct, frozen=True, kw_only=True, tag="minority.leave"):
    """Stand behind it no longer."""

    view: Key


class ModerateView(Act, frozen=True, kw_only=True, tag="minority.moderate"):
    """Show a view, or hide it everywhere; the reason, which its author reads, may follow in another such act."""

    view: Key
    verdict: Literal["show", "hide"]
    reason: Writing = ""
