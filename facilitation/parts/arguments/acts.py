"""What can be asked about arguments."""

from typing import Literal

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.parts.arguments.state import Became, Side


class PostArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.post"):
    """Say something about a plan, 1 to 280 characters."""

    initiative: Key
    side: Side
    text: Writing


class SupportArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.support"):
    """Stand behind an argument that somebody posted."""

    argument: Key


class UnsupportArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.unsupport"):
    """Stand behind an argument no longer."""

    argument: Key


class ModerateArgument(Act, frozen=True, kw_only=True, tag="argument.moderate"):
    """Show an argument, or hide it everywhere; the reason, which its author reads, may follow in another such act."""

    argument: Key
    verdict: Literal["show", "hide"]
    reason: Writing = ""


class SettleQuestion(Act, frozen=True, kw_only=True, tag="question.settle"):
    """Say what became of a question: it was answered, comes later, is done with; or none of these, again."""

    argument: Key
    became: Became = ""


class FeatureArgument(Act, frozen=True, kw_only=True, tag="argument.feature"):
    """Put an argument on the wall, or take it off."""

    argument: Key
    on: bool = True


class SetApproval(Act, frozen=True, kw_only=True, tag="approval.set"):
    """Show new arguments only after the facilitator has approved them, or at once."""

    on: bool
