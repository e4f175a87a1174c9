"""Frames are proposed, amended and agreed clause by clause; what is fixed stays, and old words stay readable."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.events import MeetingOpened
from facilitation.evolve import evolve, fold
from facilitation.next_step import next_step
from facilitation.part import LoggedEvent
from facilitation.parts.frames import PART, frames
from facilitation.parts.frames.acts import (
    AmendFrame,
    AnswerWording,
    ChangeFrame,
    ConfirmFrame,
    ConfirmFrames,
    HideObjection,
    HideProposal,
    ProposeClause,
    SettleWording,
)
from facilitation.parts.frames.state import KIND, FramesState, objection_key
from facilitation.parts.seating import RemoveSeat
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.state.frame import FRAME_KEYS, Clause, Earlier, Frame, Tally, Wording
from facilitation.state.meeting import Meeting
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening

CITY = Clause("Er is 10.000 euro.", fixed=True, by="het stadsdeel")
KEEP = Clause("We houden 500 euro achter de hand.")


def evening(*clauses: Clause) -> Evening:
    """At the frames; that about money has these clauses."""
    made = Evening()
    opened = made.events[0]
    assert isinstance(opened, MeetingOpened)
    text = "\n".join(clause.text for clause in clauses)
    told = {"money": Frame("money", "Geld", text, fixed=False, clauses=clauses)} if clauses else {}
    agreed = tuple(told.get(frame.key, frame) for frame in opened.frames)
    made.events[0] = msgspec.structs.replace(opened, frames=agreed)
    made.meeting = fold(made.events)
    return made.reach("frames")


def state(made: Evening) -> FramesState:
    here = KIND.at(made.meeting)
    assert here is not None
    return here.state


def money(made: Evening) -> Frame:
    return frames(made.meeting)["money"]


def record(made: Evening) -> dict[str, Any]:
    rows = zip(made.events, made.times, strict=True)
    return compose([LoggedEvent(seq, at, event) for seq, (event, at) in enumerate(rows, 1)])


def test_a_fixed_clause_is_refused_by_the_name_of_who_fixed_it() -> None:
    made = evening(CITY, KEEP)
    refusal = made.refuse(ProposeClause(clause="money-1", text="Er is meer.", reason="Liever."), ANNA)
    assert (refusal.key, refusal.details) == ("clause_fixed_by", {"by": "het stadsdeel"})
    assert made.play(ProposeClause(clause="money-2", text="We houden niets.", reason="Op is op."), ANNA)


def test_an_amendment_that_the_room_takes_changes_the_clause_and_keeps_the_old_words_with_who_agreed() -> None:
    made = evening(CITY, KEEP)
    made.play(AnswerWording(wording="money-2", agrees=True), BRAM)
    made.play(ProposeClause(clause="money-2", text="We houden 300 euro achter.", reason="Meer voor plannen."), ANNA)
    made.play(AnswerWording(wording="F1", agrees=True), BRAM)
    made.play(AnswerWording(wording="F1", agrees=True, seat="chris"))
    made.play(AnswerWording(wording="F1", agrees=False, reason="Te weinig."), DORA)
    made.play(SettleWording(wording="F1", verdict="agreed"))
    clause = money(made).every[1]
    assert (clause.text, clause.settled) == ("We houden 300 euro achter.", "changed")
    assert clause.reason == "Meer voor plannen."
    assert (clause.tally, clause.objections) == (Tally(2, 1), ("Te weinig.",))
    assert clause.before == (Wording(KEEP.text, Tally(1, 0)),)
    assert money(made).text == f"{CITY.text}\nWe houden 300 euro achter."
    assert state(made).answers == {}


def test_a_proposal_that_is_dropped_leaves_the_clause_as_it_stood() -> None:
    made = evening(CITY, KEEP)
    made.play(ProposeClause(clause="money-2", text="We houden niets.", reason="Op is op."), ANNA)
    made.play(AnswerWording(wording="money-2", agrees=True), BRAM)
    made.play(SettleWording(wording="F1", verdict="dropped", reason="De zaal wil een reserve."))
    made.play(SettleWording(wording="money-2", verdict="agreed"))
    assert [each.settled for each in money(made).every] == ["", "agreed"]
    assert money(made).every[1].tally == Tally(1, 0)
    assert record(made)["proposals"][0]["why"] == "De zaal wil een reserve."


def test_what_is_left_to_the_city_is_no_part_of_the_frame_and_stays_readable() -> None:
    made = evening(CITY, KEEP)
    made.play(SettleWording(wording="money-2", verdict="city", reason="Het stadsdeel zegt het voor 1 juni."))
    assert money(made).text == CITY.text
    told = next(frame for frame in record(made)["frames"] if frame["key"] == "money")["clauses"]
    assert [(each["text"], each["standing"]) for each in told] == [(CITY.text, "fixed"), (KEEP.text, "city")]


def test_one_more_clause_comes_with_how_many_agreed() -> None:
    made = evening()
    made.play(ProposeClause(frame="money", text="Wat overblijft,\nblijft hier."), ANNA)
    made.play(AnswerWording(wording="F1", agrees=True), BRAM)
    made.play(SettleWording(wording="F1", verdict="agreed"))
    assert money(made).every[1].tally == Tally(1, 0)
    assert money(made).text.endswith("\nWat overblijft, blijft hier.")


def test_a_frame_is_confirmed_once_what_was_proposed_is_settled_and_what_stood_open_is_agreed_as_it_stands() -> None:
    made = evening(CITY, KEEP)
    made.play(ProposeClause(frame="money", text="Bonnetjes bewaren."), ANNA)
    made.play(AnswerWording(wording="money-2", agrees=True), BRAM)
    assert made.refuse(ConfirmFrame(frame="money")).key == "proposals_open"
    made.play(SettleWording(wording="F1", verdict="dropped", reason="Dat spreekt vanzelf."))
    made.play(ConfirmFrame(frame="money"))
    told = next(frame for frame in record(made)["frames"] if frame["key"] == "money")["clauses"]
    assert [(each["standing"], each["agreed"]) for each in told] == [("fixed", 0), ("agreed", 1)]


def test_the_console_settles_what_is_proposed_before_it_confirms() -> None:
    made = evening()
    made.play(ProposeClause(frame="purpose", text="Ook voor kinderen."), ANNA)
    step = next_step(made.meeting)
    assert step is not None
    assert (step.button.act, step.button.to) == ("", "frame-purpose")
    made.play(SettleWording(wording="F1", verdict="agreed"))
    step = next_step(made.meeting)
    assert step is not None
    assert step.button.act == "frame.confirm purpose"


def test_frames_of_an_earlier_evening_are_confirmed_in_one_act() -> None:
    earlier = Earlier("KADERS", "Kaderavond", agreed=31, against=2)
    made = evening(*(msgspec.structs.replace(clause, earlier=earlier) for clause in (CITY, KEEP)))
    step = next_step(made.meeting)
    assert step is not None
    assert step.button.act == "frame.confirm_all"
    made.play(ConfirmFrames())
    assert [frame.key for frame in frames(made.meeting).values() if frame.confirmed] == ["money"]
    made.play(ProposeClause(frame="roles", text="Iedereen mag praten."), ANNA)
    assert made.refuse(ConfirmFrames()).key == "nothing_taken_over"


def test_a_hidden_proposal_is_in_no_record_and_its_author_reads_why() -> None:
    made = evening()
    made.play(ProposeClause(frame="roles", text="Niet met Jan."), ANNA)
    made.play(HideProposal(proposal="F1", reason="Noemt iemand."))
    assert "proposals" not in record(made)
    assert PART.mine is not None
    assert PART.mine(made.meeting, "anna")["unproposed"] == {"F1": "Noemt iemand."}
    assert made.refuse(SettleWording(wording="F1", verdict="agreed")).key == "unknown_wording"


def test_a_reason_that_is_hidden_leaves_the_answer_and_stands_nowhere() -> None:
    made = evening(CITY, KEEP)
    for somebody in (ANNA, BRAM):
        made.play(AnswerWording(wording="money-2", agrees=False, reason="Jan steelt."), somebody)
    made.play(AnswerWording(wording="money-2", agrees=False, reason="Te streng."), DORA)
    key = objection_key("money-2", "Jan steelt.")
    assert made.refuse(HideObjection(wording="money-1", objection=key)).key == "unknown_wording"
    made.play(HideObjection(wording="money-2", objection=key, reason="Noemt iemand."))
    assert state(made).tally("money-2") == Tally(0, 3)
    assert state(made).objections("money-2") == ("Te streng.",)
    made.play(SettleWording(wording="money-2", verdict="agreed"))
    assert "Jan steelt." not in repr(record(made))


def test_a_seat_that_is_taken_out_agrees_with_nothing_that_is_open() -> None:
    made = evening(CITY, KEEP)
    made.play(AnswerWording(wording="money-2", agrees=True), BRAM)
    made.play(ProposeClause(frame="roles", text="Ik eerst."), BRAM)
    made.play(RemoveSeat(seat="bram", reason="Zat er twee keer.", texts=True))
    assert state(made).tally("money-2") == Tally(0, 0)
    assert state(made).proposals["F1"].hidden


def test_a_frame_that_nobody_talks_about_is_reworded_as_ever_and_a_line_that_stays_is_the_same_clause() -> None:
    made = evening(CITY, KEEP)
    made.play(ChangeFrame(frame="money", text=f"{CITY.text}\nWe houden niets achter.", fixed=False))
    assert [(each.id, each.by) for each in money(made).every] == [("money-1", "het stadsdeel"), ("money-3", "")]
    made.play(AnswerWording(wording="money-3", agrees=True), ANNA)
    assert made.refuse(ChangeFrame(frame="money", text="Anders.")).key == "frame_discussed"
    assert made.play(ChangeFrame(frame="money", title="Het geld"))


def test_a_frame_that_is_written_otherwise_later_keeps_what_is_gone_readable() -> None:
    made = evening(CITY, KEEP)
    made.play(ConfirmFrame(frame="money"))
    made.play(AmendFrame(frame="money", text=f"{CITY.text}\nNiets.", reason="Er kwam een rekening."))
    assert [each.standing(confirmed=True) for each in money(made).every] == ["fixed", "dropped", "changed"]


def test_a_record_without_talk_about_clauses_is_as_it_was() -> None:
    made = evening()
    for key in FRAME_KEYS:
        made.play(ConfirmFrame(frame=key))
    told = record(made)
    assert "proposals" not in told
    assert all(set(frame) == {"key", "title", "text", "fixed", "confirmed"} for frame in told["frames"])


WORDINGS = st.sampled_from(["money-1", "money-2", "money-3", "roles-1", "F1", "F2", "F3", "F4"])
PEOPLE = st.sampled_from([ANNA, BRAM, DORA])
TEXT = st.sampled_from(["Zo.", "Anders.", "Samen."])
ACTS = st.one_of(
    st.tuples(st.builds(ProposeClause, frame=st.sampled_from(["money", "roles"]), text=TEXT), PEOPLE),
    st.tuples(st.builds(ProposeClause, clause=WORDINGS, text=TEXT, reason=TEXT), PEOPLE),
    st.tuples(st.builds(AnswerWording, wording=WORDINGS, agrees=st.booleans(), reason=TEXT), PEOPLE),
    st.tuples(
        st.builds(SettleWording, wording=WORDINGS, verdict=st.sampled_from(["agreed", "dropped", "city"]), reason=TEXT),
        st.just(LEADER),
    ),
    st.tuples(st.builds(HideProposal, proposal=WORDINGS), st.just(LEADER)),
    st.tuples(st.builds(RemoveSeat, seat=st.just("bram"), reason=TEXT, texts=st.booleans()), st.just(LEADER)),
)


@given(st.lists(ACTS, max_size=25))
def test_whatever_the_room_does_what_is_fixed_stays_and_a_frame_reads_as_its_clauses(acts: list[Any]) -> None:
    made = evening(CITY, KEEP)
    for act, actor in acts:
        try:
            made.play(act, actor)
        except Refused:
            continue
    for frame in frames(made.meeting).values():
        ids = [clause.id for clause in frame.every]
        assert len({*ids}) == len(ids)
        assert frame.text == "\n".join(clause.text for clause in frame.holding)
    assert money(made).every[0] == msgspec.structs.replace(CITY, id="money-1")
    unsettled = {each.id for each in state(made).proposals.values() if each.is_open}
    unsettled |= {each.id for frame in frames(made.meeting).values() for each in frame.every if each.is_open}
    assert set(state(made).answers) <= unsettled


def test_a_log_from_before_there_were_clauses_folds_as_it_did() -> None:
    opened = Evening().events[0]
    assert isinstance(opened, MeetingOpened)
    body = msgspec.to_builtins(opened)
    assert all("clauses" not in frame for frame in body["frames"])
    assert [each.text for each in evolve(Meeting(), opened).parts["frames"]["money"].every] == [opened.frames[3].text]  # type: ignore[index]


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_a_frame_without_words_has_no_clauses(text: str) -> None:
    opened = Evening().events[0]
    assert isinstance(opened, MeetingOpened)
    bare = msgspec.structs.replace(opened, frames=(Frame("money", "Geld", text),))
    assert evolve(Meeting(), bare).parts["frames"]["money"].every == ()  # type: ignore[index]
