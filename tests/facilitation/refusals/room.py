"""In the room: who asks, the agenda, plans and what is said of them."""

from facilitation.parts.arguments.acts import FeatureArgument, ModerateArgument, SettleQuestion, SupportArgument
from facilitation.parts.clock import PaceClock
from facilitation.parts.decision.acts import WithdrawObjection
from facilitation.parts.door.acts import AdmitPhone, RemoveSeats
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.helping.acts import AskHelp
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    HideQuestion,
    PutQuestion,
)
from facilitation.parts.recast.acts import DropRecast, OfferRecast
from facilitation.parts.seating import AddSeat, MoveSeat, RemoveSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.wall import StepCount
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, BRAM, LEADER, VISITOR, Evening, at
from tests.facilitation.questioned import answered, asked, bundled, over_to_talk
from tests.facilitation.refusals.asking import (
    CHAIR,
    PAINTER,
    SEATLESS,
    STRANGER,
    Case,
    correct,
    post,
    says,
    smaller,
    withdraw,
)
from tests.facilitation.situations import (
    argued,
    asked_again,
    asked_smaller,
    closed,
    composing,
    confirmed,
    declined,
    full,
    objected,
    over,
    recorded,
    short_agenda,
    shut,
    without_garden,
)


def objector_gone() -> Evening:
    """And then Dora's seat was taken out."""
    evening = objected()
    evening.play(RemoveSeat(seat="dora", reason="Zat er twee keer."))
    return evening


def helped_before() -> Evening:
    """Anna asked for help, and its time is over."""
    evening = at("arguments")()
    evening.play(AskHelp(), ANNA)
    return evening.wait(600)


IN_THE_ROOM: list[Case] = [
    # who asks
    (Forbidden, "not_allowed", Evening, CloseMeeting(), ANNA),
    (Forbidden, "not_allowed", Evening, TakeSeat(seat="eva"), LEADER),
    (Forbidden, "seat_needed", at("arguments"), post("Mooi."), VISITOR),
    (Forbidden, "seat_needed", at("arguments"), post("Mooi."), SEATLESS),
    (Forbidden, "seat_unchosen", at("arguments"), post("Mooi."), LEADER),
    (Forbidden, "not_your_seat", at("arguments"), post("Mooi.", seat="bram"), ANNA),
    (Forbidden, "not_your_table", at("arguments"), post("Mooi.", seat="dora"), CHAIR),
    (Refused, "unknown_seat", at("arguments"), post("Mooi."), STRANGER),
    (Refused, "meeting_closed", over, post("Nog iets."), ANNA),
    (Refused, "meeting_closed", over, OpenStage(), LEADER),
    (Refused, "meeting_closed", over, TakeSeat(seat="eva"), VISITOR),
    # acting for somebody else
    (Forbidden, "help_not_asked", at("arguments"), post("Mooi.", seat="anna"), LEADER),
    (Forbidden, "help_not_asked", helped_before, post("Mooi.", seat="anna"), LEADER),
    (Forbidden, "help_not_asked", objected, WithdrawObjection(objection="B1.1"), LEADER),
    (Refused, "unknown_seat", objector_gone, WithdrawObjection(objection="B1.1"), LEADER),
    (Refused, "unknown_seat", Evening, AskHelp(), STRANGER),
    (Forbidden, "phone_sits_down", Evening, AddSeat(seat="eva", channel="room"), LEADER),
    (Forbidden, "phone_sits_down", Evening, AddSeat(seat="eva", channel="online"), LEADER),
    # sitting down
    (Forbidden, "channel_not_yours", Evening, TakeSeat(seat="eva", channel="paper"), VISITOR),
    (Forbidden, "channel_not_yours", Evening, TakeSeat(seat="eva", channel="assisted"), VISITOR),
    (Malformed, "malformed", Evening, AddSeat(name="Eva"), LEADER),
    (Refused, "seat_taken", Evening, TakeSeat(seat="anna"), VISITOR),
    (Refused, "seat_taken", Evening, AddSeat(seat="anna"), LEADER),
    (Refused, "unknown_table", Evening, TakeSeat(seat="eva", table="t9"), VISITOR),
    (Refused, "unknown_table", Evening, MoveSeat(table="t9"), ANNA),
    # the agenda
    (Refused, "no_such_stage", short_agenda, post("Mooi."), ANNA),
    (Refused, "unknown_stage", Evening, AdvanceStage(to="dessert"), LEADER),
    (Refused, "unknown_stage", Evening, AdvanceStage(expecting="dessert"), LEADER),
    (Refused, "last_stage", at("review"), AdvanceStage(), LEADER),
    (Refused, "stage_moved", at("arguments"), AdvanceStage(expecting="initiatives"), LEADER),
    (Refused, "stage_moved", at("arguments"), CloseStage(stage="initiatives"), LEADER),
    (Refused, "stage_moved", at("arguments"), OpenStage(expecting="initiatives"), LEADER),
    (Refused, "stage_moved", closed("ranking"), RevealStage(expecting="arguments"), LEADER),
    (Refused, "step_moved", at("arguments"), AdvanceStage(seen="000000000000"), LEADER),
    (Refused, "close_first", at("ranking"), AdvanceStage(), LEADER),
    (Refused, "close_first", at("decision"), AdvanceStage(), LEADER),
    (Refused, "close_first", at("ranking"), RevealStage(), LEADER),
    (Refused, "close_first", at("review"), RevealStage(), LEADER),
    (Refused, "close_first", at("ranking"), CloseMeeting(), LEADER),
    (Refused, "stage_sealed", closed("ranking"), OpenStage(), LEADER),
    (Refused, "stage_sealed", closed("allocation"), OpenStage(), LEADER),
    (Refused, "stage_sealed", closed("decision"), OpenStage(), LEADER),
    (Refused, "not_open_yet", asked_again, CloseStage(), LEADER),
    (Refused, "nothing_to_reveal", closed("arguments"), RevealStage(), LEADER),
    (Refused, "nothing_to_reveal", at("decision"), RevealStage(), LEADER),
    (Refused, "not_practice", Evening, PaceClock(rate=10), Actor("house", Role.HOUSE)),
    (Refused, "nothing_to_step", at("arguments"), StepCount(to=1), LEADER),
    (Refused, "nothing_to_step", closed("ranking"), StepCount(to=1), LEADER),
    (Refused, "no_such_step", lambda: Evening().ranked(), StepCount(to=100), LEADER),
    (Refused, "frames_unconfirmed", at("frames"), AdvanceStage(), LEADER),
    (Refused, "frames_unconfirmed", Evening, AdvanceStage(to="ranking"), LEADER),
    (Refused, "unknown_frame", at("frames"), ConfirmFrame(frame="weather"), LEADER),
    (Refused, "frame_confirmed", confirmed, ChangeFrame(frame="money", text="Anders."), LEADER),
    (Refused, "frame_confirmed", confirmed, ConfirmFrame(frame="money"), LEADER),
    (Refused, "wrong_stage", Evening, ConfirmFrame(frame="money"), LEADER),
    # plans
    (Refused, "unknown_initiative", Evening, GiveFloor(initiative="pool"), LEADER),
    (Refused, "initiative_withdrawn", without_garden, GiveFloor(initiative="garden"), LEADER),
    (Refused, "initiative_withdrawn", without_garden, withdraw(), LEADER),
    (Malformed, "reason_needed", Evening, withdraw(reason=" "), LEADER),
    (Malformed, "nothing_corrected", Evening, correct(), LEADER),
    (Malformed, "nothing_corrected", Evening, correct(title="Moestuin"), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(minimum=6_000_01), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(minimum=0), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(ask=0), LEADER),
    (Refused, "ballots_out", at("ranking"), correct(ask=1_000_00), LEADER),
    (Refused, "ballots_out", at("allocation"), correct(minimum=1_00), LEADER),
    (Refused, "decision_recorded", recorded, withdraw(), LEADER),
    (Refused, "decision_recorded", recorded, correct(title="Tuin"), LEADER),
    # smaller or together
    (Refused, "decision_recorded", recorded, smaller(), LEADER),
    (Refused, "ballots_out", at("ranking"), smaller(), LEADER),
    (Refused, "over_pot", composing, smaller("playground", ask=10_000_01), LEADER),
    (Refused, "recast_pending", asked_smaller, smaller(), LEADER),
    (Malformed, "recast_repeats", composing, smaller("garden"), LEADER),
    (Malformed, "recast_not_less", composing, smaller(ask=6_000_00), LEADER),
    (Malformed, "recast_not_less", composing, smaller(ask=0), LEADER),
    (Malformed, "recast_over_sum", composing, smaller("lamps", ask=9_000_01), LEADER),
    (Malformed, "text_empty", composing, OfferRecast(initiative="garden", ask=1, text=" "), LEADER),
    (Forbidden, "not_your_plan", asked_smaller, says(initiative="garden"), PAINTER),
    (Refused, "recast_other_plan", asked_smaller, says(initiative="mural"), PAINTER),
    (Refused, "unknown_recast", asked_smaller, says(recast="K9"), LEADER),
    (Refused, "unknown_recast", asked_smaller, DropRecast(recast="K9"), LEADER),
    (Refused, "recast_over", declined, says(), LEADER),
    (Refused, "recast_over", declined, DropRecast(recast="K1"), LEADER),
    # seats that are taken out
    (Refused, "unknown_seat", at("arguments"), RemoveSeat(seat="nobody", reason="Dubbel."), LEADER),
    (Malformed, "reason_needed", at("arguments"), RemoveSeat(seat="anna"), LEADER),
    # the door
    (Refused, "door_shut", shut, TakeSeat(seat="eva"), VISITOR),
    (Refused, "door_shut", shut, TakeSeat(seat="eva", channel="online"), VISITOR),
    (Refused, "hall_full", full, TakeSeat(seat="eva"), VISITOR),
    (Malformed, "mark_unreadable", Evening, AdmitPhone(mark="K7XM"), LEADER),
    (Malformed, "mark_unreadable", Evening, AdmitPhone(mark="AEIOU"), LEADER),
    (Malformed, "reason_needed", Evening, RemoveSeats(first="anna", last="bram", seats=2), LEADER),
    (Refused, "batch_moved", Evening, RemoveSeats(first="anna", last="bram", seats=3, reason="Vreemden."), LEADER),
    (Refused, "batch_moved", Evening, RemoveSeats(first="anna", last="nobody", seats=1, reason="Vreemden."), LEADER),
    (Refused, "batch_moved", Evening, RemoveSeats(first="chris", last="chris", seats=1, reason="Weg."), LEADER),
    # arguments
    (Refused, "wrong_stage", at("ranking"), post("Nog iets."), ANNA),
    (Refused, "stage_closed", closed("arguments"), post("Nog iets."), ANNA),
    (Refused, "unknown_argument", argued, SupportArgument(argument="A9"), BRAM),
    # the room's questions
    (Refused, "wrong_stage", over_to_talk, AskQuestion(text="Wanneer?"), ANNA),
    (Refused, "unknown_question", asked, BackQuestion(question="V9"), BRAM),
    (Refused, "unknown_question", asked, HideQuestion(question="V9"), LEADER),
    (Refused, "unknown_question", asked, AnswerQuestion(question="A9", how="now"), LEADER),
    (Refused, "own_question", asked, BackQuestion(question="V1"), ANNA),
    (Refused, "own_bundle", bundled, BundleQuestion(question="V1", under="V2"), LEADER),
    (Refused, "question_answered", answered, BundleQuestion(question="V1", under="V2"), LEADER),
    (Refused, "question_bundled", bundled, PutQuestion(question="V2", to="de wethouder"), LEADER),
    (Refused, "question_answered", answered, PutQuestion(question="V1", to="de wethouder"), LEADER),
    (Refused, "unknown_question", asked, BundleQuestion(question="V1", under="V9"), LEADER),
    (Malformed, "text_empty", asked, PutQuestion(question="V1", to=" "), LEADER),
    (Malformed, "date_needed", asked, AnswerQuestion(question="V1", how="later"), LEADER),
    (Malformed, "owner_needed", asked, AnswerQuestion(question="V1", how="who"), LEADER),
    # what was said of plans
    (Refused, "own_argument", argued, SupportArgument(argument="A1"), ANNA),
    (Refused, "argument_hidden", argued, SupportArgument(argument="A2"), BRAM),
    (Refused, "argument_hidden", argued, FeatureArgument(argument="A2"), LEADER),
    (Refused, "unknown_argument", argued, ModerateArgument(argument="A9", verdict="hide"), LEADER),
    (Refused, "unknown_argument", argued, SettleQuestion(argument="A1", became="later"), LEADER),
    # texts
    (Malformed, "text_empty", at("arguments"), post(" \n "), ANNA),
    (Malformed, "text_too_long", at("arguments"), post("a" * 281), ANNA),
    (Malformed, "text_unreadable", at("arguments"), post("bel\a"), ANNA),
]  # fmt: skip
