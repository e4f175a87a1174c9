"""Who may decide and who only speaks, as rules."""

from typing import Any

from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.chips.acts import AgreeChips, PlaceChips
from facilitation.parts.chips.asked import people
from facilitation.parts.deciding.acts import (
    EnterCode,
    IssueCodes,
    SettleDouble,
    SpendOnPaper,
    VoidCodes,
)
from facilitation.parts.deciding.asked import spent
from facilitation.parts.deciding.events import CodeMoved, CodesGone, CodesHandedIn, CodesMade, CodeTaken
from facilitation.parts.deciding.rules import DECISIONS
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.door.acts import CountHeads, ShutDoor
from facilitation.parts.questions.acts import AskQuestion
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import RemoveSeat, TakeSeat, seats
from facilitation.registry import PARTS
from facilitation.roles import DECIDERS, Actor, Role
from facilitation.state.deciding import Deciding, Mode, entitled, may_decide
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, VISITOR, Evening, phone

BALLOT = CastBallot(ballot=Paper(order=["garden"]))
CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
WHY = "Twee keer aangeschoven."


def agreed(mode: Mode = "code", speak: bool = True, **more: Any) -> Evening:
    return Evening(deciding=Deciding(mode, speak), **more)


def entering(holder: str = "", mark: str = "m1", seat: str | None = None) -> EnterCode:
    return EnterCode(mark=mark, holder=holder, seat=seat)


# --- nobody said, or a poll


def test_where_nobody_said_who_decides_every_seat_does_as_before() -> None:
    evening = Evening()
    assert may_decide(evening.meeting, "anna")
    evening.reach("ranking").play(BALLOT, ANNA)
    assert evening.refuse(IssueCodes(marks=("m1",))).key == "no_codes"
    assert evening.refuse(EnterCode(mark="m1"), ANNA).key == "no_codes"


def test_in_a_poll_every_seat_answers_and_nothing_binds() -> None:
    evening = agreed("open")
    assert entitled(evening.meeting).mode == "open"
    assert evening.reach("ranking").play(BALLOT, ANNA)


# --- by code


def test_without_a_code_one_speaks_and_asks_and_does_not_decide() -> None:
    evening = agreed().reach("arguments")
    assert evening.play(PostArgument(initiative="garden", side="for", text="Groen is goed."), ANNA)
    evening.reach("ranking")
    assert evening.refuse(BALLOT, ANNA).key == "code_first"
    assert evening.play(entering(), ANNA)
    assert evening.play(BALLOT, ANNA)
    assert evening.refuse(BALLOT, BRAM).key == "code_first"


def test_who_may_not_speak_either_still_asks() -> None:
    evening = agreed(speak=False).reach("arguments")
    post = PostArgument(initiative="garden", side="for", text="Groen is goed.")
    assert evening.refuse(post, ANNA).key == "only_looks"
    evening.play(entering(), ANNA)
    assert evening.play(post, ANNA)
    assert AskQuestion not in PARTS.parts["deciding"].bars


def test_every_act_of_a_decider_is_barred_to_who_has_no_code() -> None:
    """An act of a seat that another part adds to those that decide cannot be forgotten here."""
    deciding = {act for act, (_, rule) in PARTS.rules.items() if rule.roles is DECIDERS}
    assert deciding <= set(DECISIONS)


def test_somebody_on_paper_at_the_console_needs_a_code_like_everybody() -> None:
    evening = agreed().reach("ranking")
    ballot = CastBallot(ballot=Paper(order=["garden"]), seat="chris")
    assert evening.refuse(ballot).key == "code_first"
    assert evening.play(entering(seat="chris"))
    assert evening.play(ballot)
    assert evening.refuse(entering(seat="bram")).key == "help_not_asked"


def test_a_code_takes_one_seat_and_a_seat_takes_one_code() -> None:
    evening = agreed()
    facts = evening.play(entering(), ANNA)
    assert CodeTaken(mark="m1", seat="anna") in facts
    assert evening.play(entering("anna"), ANNA) == [], "the same device comes back"
    assert evening.refuse(entering(mark="m2"), ANNA).key == "decides_already"


def test_chips_wait_for_who_decides_and_not_for_who_looks() -> None:
    evening = agreed(stages=[Stage("chips", "chips"), Stage("end", "review")])
    evening.play(entering(), ANNA)
    assert people(evening.meeting, "t1") == ["anna"]
    assert evening.refuse(PlaceChips(amounts={"garden": 1}), BRAM).key == "code_first"
    assert evening.refuse(AgreeChips(), BRAM).key == "code_first"


def test_who_brings_a_code_is_held_up_by_no_door() -> None:
    evening = agreed()
    evening.play(CountHeads(heads=3))
    evening.play(ShutDoor())
    assert evening.refuse(TakeSeat(seat="eva"), VISITOR).key == "door_shut"
    assert evening.play(TakeSeat(seat="eva", coded=True), VISITOR)


# --- a code that another device has


def test_a_code_that_another_seat_has_waits_for_somebody_who_looks() -> None:
    evening = agreed().reach("ranking")
    evening.play(entering(), ANNA)
    evening.play(entering("anna"), BRAM)
    assert entitled(evening.meeting).doubles == {"bram": "anna"}
    assert evening.play(entering("anna"), BRAM) == [], "asked again it is told once"
    assert evening.refuse(BALLOT, BRAM).key == "code_first"
    evening.play(SettleDouble(person="bram", same=False))
    assert not may_decide(evening.meeting, "bram")
    assert may_decide(evening.meeting, "anna")
    assert evening.refuse(SettleDouble(person="bram", same=False)).key == "no_double"


def test_whoever_lost_a_seat_goes_on_at_the_new_one_and_the_code_goes_along() -> None:
    evening = agreed().reach("decision")
    evening.play(entering(), ANNA)
    evening.play(entering("anna"), BRAM)
    facts = evening.play(SettleDouble(person="bram", same=True, reason=WHY))
    assert CodeMoved(seat="anna", into="bram") in facts
    assert "anna" not in seats(evening.meeting)
    assert set(entitled(evening.meeting).seats) == {"bram"}
    assert spent(evening.meeting) == 1
    assert evening.refuse(GiveConsent(position="agree"), phone("dora")).key == "code_first"


def test_of_a_seat_that_was_taken_out_the_code_is_not_free() -> None:
    evening = agreed()
    evening.play(entering(), ANNA)
    evening.play(RemoveSeat(seat="anna", reason=WHY))
    assert not entitled(evening.meeting).seats
    evening.play(entering("anna"), BRAM)
    assert not may_decide(evening.meeting, "bram")
    evening.play(SettleDouble(person="bram", same=True, reason=WHY))
    assert may_decide(evening.meeting, "bram")
    assert spent(evening.meeting) == 1


def test_two_seats_that_become_one_decide_once() -> None:
    evening = agreed()
    evening.play(entering(), ANNA)
    evening.play(MergeSeats(seat="anna", into="bram", reason=WHY))
    assert set(entitled(evening.meeting).seats) == {"bram"}


# --- batches and paper


def test_batches_are_printed_and_voided_by_their_numbers() -> None:
    evening = agreed()
    facts = evening.play(IssueCodes(marks=("m1", "m2")))
    assert facts[1] == CodesMade(batch=1, marks=("m1", "m2"))
    evening.play(IssueCodes(marks=("m3",)))
    facts = evening.play(VoidCodes(batch=1, marks=("m1",)))
    assert facts[1] == CodesGone(marks=("m1",))
    assert [(b.issued, b.voided) for b in entitled(evening.meeting).batches] == [(2, 1), (1, 0)]
    assert evening.refuse(VoidCodes(batch=3, marks=("m1",))).key == "no_batch"
    assert evening.refuse(VoidCodes(batch=2, marks=())).key == "nothing_to_void"
    assert evening.refuse(IssueCodes(marks=())).key == "malformed"


def test_codes_on_paper_are_counted_once_an_evening() -> None:
    evening = agreed().reach("ranking")
    facts = evening.play(SpendOnPaper(marks=("m1", "m2"), fresh=2))
    assert facts[1] == CodesHandedIn(stage=evening.meeting.current.key, marks=("m1", "m2"), fresh=2)
    evening.play(SpendOnPaper(marks=("m1",), fresh=0))
    assert spent(evening.meeting) == 2
    assert evening.refuse(SpendOnPaper(marks=("m1", "m1"), fresh=1)).key == "malformed"
