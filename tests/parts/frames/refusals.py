"""Frames: what is fixed, what is settled, what is not there, and money that comes too early."""

from facilitation.agenda import agenda
from facilitation.parts.frames import PART, frames
from facilitation.parts.frames.acts import (
    AnswerWording,
    ChangeFrame,
    ConfirmFrame,
    ConfirmFrames,
    HideObjection,
    HideProposal,
    ProposeClause,
    SettleWording,
)
from facilitation.parts.frames.talk import MOST_CLAUSES
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Malformed, Refused
from facilitation.state.frame import Clause, Frame
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening, at
from tests.facilitation.refusals.asking import Case


def proposed() -> Evening:
    """Anna proposed one more clause about the money, and one about roles that is settled."""
    evening = Evening().reach("frames")
    for frame in ("money", "roles"):
        evening.play(ProposeClause(frame=frame, text="We houden iets achter de hand."), ANNA)
    evening.play(SettleWording(wording="F2", verdict="agreed"))
    return evening


def fixed_by() -> Evening:
    """The city fixed the first clause of a frame."""
    evening = Evening().reach("frames")
    given = Clause("Er is 10.000 euro.", "money-1", fixed=True, by="De stad")
    money = Frame("money", "Geld", "Er is 10.000 euro.", clauses=(given,))
    evening.meeting = PART.put(evening.meeting, {**frames(evening.meeting), "money": money})
    return evening


def dropped() -> Evening:
    """The clause about roles holds no longer."""
    evening = proposed()
    evening.play(ProposeClause(clause="roles-2", text="We houden niets achter.", reason="Op is op."), BRAM)
    evening.play(SettleWording(wording="F3", verdict="city", reason="Het stadsdeel beslist."))
    return evening


def confirmed_open() -> Evening:
    """A frame with a clause that was open is confirmed."""
    evening = Evening().reach("frames")
    evening.play(ChangeFrame(frame="money", text="Samen delen.", fixed=False))
    evening.play(ConfirmFrame(frame="money"))
    return evening


def full() -> Evening:
    """As much is proposed for a frame as it can hold."""
    evening = Evening().reach("frames")
    for number in range(1, MOST_CLAUSES):
        evening.play(ProposeClause(frame="money", text=f"Afspraak {number}."), ANNA)
    return evening


def money_first() -> Evening:
    """The agenda has the vote before the frames, and nobody confirmed them."""
    welcome, agreements, *_ = agenda()
    return Evening((welcome, Stage("ranking", "ranking"), agreements, agenda()[-2]))


def propose(**more: str) -> ProposeClause:
    """Some other words."""
    return ProposeClause(text="Iets anders.", **more)


ASK = AnswerWording(wording="F1", agrees=True)
SETTLE = SettleWording(wording="F1", verdict="agreed")
REFUSED: list[Case] = [
    (Refused, "wrong_stage", Evening, propose(frame="money"), ANNA),
    (Refused, "wrong_stage", Evening, ASK, ANNA),
    (Refused, "wrong_stage", Evening, SETTLE, LEADER),
    (Refused, "wrong_stage", Evening, ConfirmFrames(), LEADER),
    (Refused, "nothing_taken_over", at("frames"), ConfirmFrames(), LEADER),
    (Malformed, "frame_needed", at("frames"), propose(), ANNA),
    (Refused, "unknown_frame", at("frames"), propose(frame="weather"), ANNA),
    (Refused, "unknown_wording", at("frames"), propose(clause="money-9", reason="Zo."), ANNA),
    (Refused, "clause_fixed", at("frames"), propose(clause="money-1", reason="Zo."), ANNA),
    (Refused, "clause_fixed_by", fixed_by, propose(clause="money-1", reason="Zo."), ANNA),
    (Refused, "wording_settled", dropped, propose(clause="roles-2", reason="Zo."), ANNA),
    (Malformed, "reason_needed", proposed, propose(clause="roles-2"), ANNA),
    (Malformed, "nothing_corrected", proposed, ProposeClause(
        clause="roles-2", text="We houden iets achter de hand.", reason="Zo."), ANNA),
    (Refused, "frame_full", full, propose(frame="money"), ANNA),
    (Refused, "frame_discussed", proposed, ChangeFrame(frame="money", text="Heel anders."), LEADER),
    (Refused, "proposals_open", proposed, ConfirmFrame(frame="money"), LEADER),
    (Refused, "unknown_wording", at("frames"), ASK, ANNA),
    (Refused, "clause_fixed", at("frames"), AnswerWording(wording="money-1", agrees=True), ANNA),
    (Refused, "wording_settled", proposed, AnswerWording(wording="F2", agrees=True), ANNA),
    (Refused, "wording_settled", proposed, AnswerWording(wording="roles-2", agrees=True), ANNA),
    (Refused, "frame_confirmed", confirmed_open, AnswerWording(wording="money-2", agrees=True), ANNA),
    (Malformed, "reason_needed", proposed, AnswerWording(wording="F1", agrees=False), ANNA),
    (Malformed, "reason_needed", proposed, SettleWording(wording="F1", verdict="dropped"), LEADER),
    (Refused, "unknown_wording", at("frames"), HideProposal(proposal="F1"), LEADER),
    (Refused, "unknown_wording", at("frames"), HideObjection(wording="F1", objection="0"), LEADER),
    (Refused, "money_waits", money_first, AdvanceStage(), LEADER),
]  # fmt: skip
