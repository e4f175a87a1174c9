"""What can be asked about the frames and their clauses."""

from typing import Literal

from facilitation.acts import Act, Key, VoiceAct, Writing

Verdict = Literal["agreed", "dropped", "city"]


class ChangeFrame(Act, frozen=True, kw_only=True, tag="frame.change"):
    """Reword a frame that is not confirmed yet, before the room talks about its clauses."""

    frame: Key
    title: Writing | None = None
    text: Writing | None = None
    fixed: bool | None = None


class ConfirmFrame(Act, frozen=True, kw_only=True, tag="frame.confirm"):
    """The room agrees on this frame."""

    frame: Key


class ConfirmFrames(Act, frozen=True, kw_only=True, tag="frame.confirm_all"):
    """The room agrees in one act on all frames that an earlier evening agreed on."""


class ReopenFrame(Act, frozen=True, kw_only=True, tag="frame.reopen"):
    """Take back that the room agreed on a frame, as long as nothing was voted on or divided; with the reason."""

    frame: Key
    reason: Writing = ""


class AmendFrame(Act, frozen=True, kw_only=True, tag="frame.amend"):
    """Reword a frame that holds, with the reason: once money was talked about."""

    frame: Key
    text: Writing
    reason: Writing = ""


class ProposeClause(VoiceAct, frozen=True, kw_only=True, tag="frame.propose"):
    """Propose one more clause for a `frame`, or another wording of an open `clause` with the reason."""

    frame: Key | None = None
    clause: Key | None = None
    text: Writing
    reason: Writing = ""


class OfferClause(Act, frozen=True, kw_only=True, tag="frame.offer"):
    """Put one more clause for a frame to the room, which everybody answers as any proposal.

    With `model` (the key of one of the four ways to divide) the house fills in the words.
    """

    frame: Key
    text: Writing = ""
    reason: Writing = ""
    model: Key = ""


class AnswerWording(VoiceAct, frozen=True, kw_only=True, tag="frame.answer"):
    """Agree with a clause as it stands or with a proposal, or not and why; the last answer counts."""

    wording: Key
    agrees: bool
    reason: Writing = ""


class SettleWording(Act, frozen=True, kw_only=True, tag="frame.settle"):
    """What the room makes of a clause or a proposal: `agreed`, or with the reason `dropped` or left to the `city`."""

    wording: Key
    verdict: Verdict
    reason: Writing = ""


class HideProposal(Act, frozen=True, kw_only=True, tag="frame.hide"):
    """Take a proposal out of sight, with a reason that its author reads."""

    proposal: Key
    reason: Writing = ""


class HideObjection(Act, frozen=True, kw_only=True, tag="frame.hide_reason"):
    """Take out of sight why somebody does not agree with a wording that is not settled; the answer itself stays.

    `objection` names the words, as `objection_key` gives it; whoever wrote them the same is meant too.
    """

    wording: Key
    objection: Key
    reason: Writing = ""
