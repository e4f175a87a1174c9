"""The talk about clauses: proposing, answering, settling, and taking a proposal out of sight."""

from facilitation.part import Context, Facts
from facilitation.parts.frames.acts import (
    AnswerWording,
    HideObjection,
    HideProposal,
    OfferClause,
    ProposeClause,
    SettleWording,
)
from facilitation.parts.frames.events import (
    ClauseOffered,
    ClauseProposed,
    ObjectionHidden,
    ProposalHidden,
    WordingAnswered,
    WordingSettled,
)
from facilitation.parts.frames.rules import named
from facilitation.parts.frames.state import FramesState, Proposal, objection_key, proposals, with_clause
from facilitation.parts.seating import seat_of
from facilitation.refusals import Malformed, Refused
from facilitation.state.frame import Clause, Frame
from facilitation.texts import LONGEST_REASON, clean, optional, why

Here = Context[FramesState]
MOST_CLAUSES = 20


def propose(context: Here, act: ProposeClause) -> Facts:
    """One more clause, or another wording of one that is open, with the reason. Event: frame.proposed.

    Raises Refused(wrong_stage, stage_closed, unknown_frame, frame_full, unknown_wording, clause_fixed, clause_fixed_by,
    wording_settled), Malformed(frame_needed) where neither is named, Malformed(nothing_corrected) for the same words,
    and what `seat_of`, `clean`, `optional` and `why` raise.
    """
    context.require_open()
    seat, clause = seat_of(context, act), None
    text = " ".join(clean(act.text).split())
    if act.clause is not None:
        frame, clause = _amendable(context, act.clause)
        if text == clause.text:
            raise Malformed("nothing_corrected")
    else:
        frame = _roomy(context, act.frame)
    reason = why(act.reason) if clause else optional(act.reason, LONGEST_REASON, field="reason")
    return [
        ClauseProposed(
            stage=context.key,
            frame=frame.key,
            proposal=_next(context),
            clause=clause.id if clause else None,
            text=text,
            reason=reason,
            author=seat.id,
        )
    ]


def offer(context: Here, act: OfferClause) -> Facts:
    """One more clause, put to the room by whoever leads. Event: frame.offered.

    Raises Refused(wrong_stage, stage_closed, unknown_frame, frame_full) and what `clean` and `optional` raise.
    """
    context.require_open()
    frame, text = _roomy(context, act.frame), " ".join(clean(act.text).split())
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    return [ClauseOffered(stage=context.key, frame=frame.key, proposal=_next(context), text=text, reason=reason)]


def _next(context: Here) -> str:
    return f"F{sum(1 for _ in proposals(context.meeting)) + 1}"


def _amendable(context: Here, key: str) -> tuple[Frame, Clause]:
    found = with_clause(context.meeting, key)
    if found is None:
        raise Refused("unknown_wording", wording=key)
    _require_unfixed(found[1])
    if not found[1].holds:
        raise Refused("wording_settled", wording=key)
    return found


def _roomy(context: Here, key: str | None) -> Frame:
    if key is None:
        raise Malformed("frame_needed")
    frame = named(context.meeting, key)
    more = [each for each in context.stage.state.open_for(key) if each.clause is None]
    if len(frame.holding) + len(more) >= MOST_CLAUSES:
        raise Refused("frame_full", frame=frame.title, most=MOST_CLAUSES)
    return frame


def _require_unfixed(clause: Clause) -> None:
    if clause.fixed and clause.by:
        raise Refused("clause_fixed_by", by=clause.by)
    if clause.fixed:
        raise Refused("clause_fixed")


def answer(context: Here, act: AnswerWording) -> Facts:
    """Agree with a wording, or not and why. Event: frame.answered; none for the same answer.

    Raises Refused(wrong_stage, stage_closed), what `_unsettled` and `seat_of` raise, and `why` where one disagrees.
    """
    context.require_open()
    seat = seat_of(context, act)
    wording = _unsettled(context, act.wording).id
    reason = optional(act.reason, LONGEST_REASON, field="reason") if act.agrees else why(act.reason)
    said = context.stage.state.answers.get(wording, {}).get(seat.id)
    if said is not None and (said.agrees, said.reason) == (act.agrees, reason):
        return []
    return [WordingAnswered(stage=context.key, wording=wording, seat=seat.id, agrees=act.agrees, reason=reason)]


def settle(context: Here, act: SettleWording) -> Facts:
    """Say what became of a clause or a proposal, with the stage open. Event: frame.settled.

    Raises Refused(wrong_stage, stage_closed), what `_unsettled` raises, and `why` for what is dropped or left to the
    city.
    """
    context.require_open()
    wording = _unsettled(context, act.wording).id
    agreed = act.verdict == "agreed"
    reason = optional(act.reason, LONGEST_REASON, field="reason") if agreed else why(act.reason)
    return [WordingSettled(stage=context.key, wording=wording, verdict=act.verdict, reason=reason)]


def hide(context: Here, act: HideProposal) -> Facts:
    """Take a proposal out of sight. Event: frame.hidden.

    Raises Refused(unknown_wording) and what `texts.optional` raises.
    """
    proposal = _proposal(context, act.proposal)
    if proposal is None:
        raise Refused("unknown_wording", wording=act.proposal)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    return [ProposalHidden(stage=context.key, proposal=proposal.id, reason=reason)]


def hide_objection(context: Here, act: HideObjection) -> Facts:
    """Take out of sight why somebody does not agree. Event: frame.reason_hidden for each who wrote these words.

    Raises Refused(unknown_wording) where nobody said so, and what `texts.optional` raises.
    """
    said = {seat: one.reason for seat, one in context.stage.state.answers.get(act.wording, {}).items() if one.reason}
    meant = [seat for seat, words in said.items() if objection_key(act.wording, words) == act.objection]
    if not meant:
        raise Refused("unknown_wording", wording=act.wording)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    return [ObjectionHidden(stage=context.key, wording=act.wording, seat=seat, reason=reason) for seat in meant]


def _proposal(context: Here, key: str) -> Proposal | None:
    found = context.stage.state.proposals.get(key)
    return None if found is None or found.hidden else found


def _unsettled(context: Here, key: str) -> Clause | Proposal:
    """What the room may still say something of, by its id.

    Raises Refused(unknown_wording, clause_fixed, clause_fixed_by, frame_confirmed, wording_settled).
    """
    proposal, found = _proposal(context, key), with_clause(context.meeting, key)
    if found is not None:
        _require_open(*found)
        return found[1]
    if proposal is None:
        raise Refused("unknown_wording", wording=key)
    if not proposal.is_open:
        raise Refused("wording_settled", wording=key)
    return proposal


def _require_open(frame: Frame, clause: Clause) -> None:
    _require_unfixed(clause)
    if not clause.is_open:
        raise Refused("wording_settled", wording=clause.id)
    if frame.confirmed:
        raise Refused("frame_confirmed", frame=frame.title)
