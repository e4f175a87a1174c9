"""Ballots on paper: entered twice without seeing each other, compared from the paper, counted once with the rest."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.events import BallotsSealed
from facilitation.next_step import next_step
from facilitation.parts.ballots import VoidVote
from facilitation.parts.deciding.acts import SpendOnPaper
from facilitation.parts.package.acts import ProposeDecision
from facilitation.parts.paper import sheets
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    SettleSheet,
    VoidBatch,
)
from facilitation.parts.paper.events import BatchAccepted, BatchConfirmed
from facilitation.parts.paper.state import Sheet, by_number, on_paper
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.deciding import Deciding
from facilitation.state.method import Form, Method
from tests.facilitation.evening import ANNA, LEADER, Evening
from tests.parts.paper.room import JAMAL, NOOR, PILE, STAGE, accepted, do, enter, entered, filled, handed, opened, read

FINISH = FinishPaper(stage=STAGE)


def sealed(evening: Evening) -> list[BallotsSealed]:
    """Every time that ballots were sealed."""
    return [event for event in evening.events if isinstance(event, BallotsSealed)]


def test_a_batch_is_entered_twice_confirmed_by_both_and_counted_with_the_phones() -> None:
    evening = accepted()
    evening.vote({"anna": ["mural"]})
    evening.play(CloseStage(), LEADER)
    assert sealed(evening) == [], "the box stays open for paper"
    assert evening.refuse(RevealStage()).key == "close_first"
    evening.play(FINISH, LEADER)
    (box,) = sealed(evening)
    assert box.turnout == {"paper": 3, "room": 1}
    assert {"order": ["garden", "lamps"]} in box.ballots
    outcome = stage_named(evening.meeting, STAGE).state.outcome
    assert outcome.counted == 4


def test_what_is_typed_is_in_no_event_and_neither_is_which_ballot() -> None:
    evening = accepted()
    log = repr([event for event in evening.events if event.kind().startswith(("batch", "paper"))])
    assert "garden" not in log
    assert "marks" not in log
    cast = [fact for fact in evening.box.values() if fact.channel == "paper"]
    papers = [fact.paper for fact in cast]
    assert papers == sorted(papers, key=repr), "not in the order of the pile"


@pytest.mark.parametrize(
    "by",
    [
        NOOR,
        Actor("other", Role.PAPER, receipt="noor's device", link="another"),
        Actor("other", Role.PAPER, receipt="another device", link="link of noor"),
    ],
    ids=["herself", "her device with another link", "her link on another device"],
)
def test_the_second_entry_is_by_another_link_and_another_device(by: Actor) -> None:
    evening = enter(opened(), PILE, NOOR)
    assert evening.refuse(EnterSheet(batch="1", number=1, marks=[1]), by).key == "batch_same_person"
    do(evening, EnterSheet(batch="1", number=1, marks=[1]), JAMAL)
    third = Actor("eva", Role.PAPER, receipt="eva's", link="eva")
    assert evening.refuse(EnterSheet(batch="1", number=2, marks=[1]), third).key == "batch_taken"


def test_differences_are_decided_from_the_paper_and_both_confirm_once_more() -> None:
    evening = entered(PILE, ([1, 3], [3], [1, 2, 3]))
    refused = evening.refuse(filled(evening, ConfirmBatch(batch="1")), NOOR)
    assert (refused.key, refused.details) == ("batch_differs", {"number": 2, "left": 1})
    do(evening, SettleSheet(batch="1", number=2, marks=[3]), JAMAL)
    assert [type(fact) for fact in do(evening, ConfirmBatch(batch="1"), NOOR)] == [BatchConfirmed]
    do(evening, SettleSheet(batch="1", number=2, marks=[4]), JAMAL)
    assert [type(fact) for fact in do(evening, ConfirmBatch(batch="1"), JAMAL)] == [BatchConfirmed], "Noor saw another"
    assert any(isinstance(fact, BatchAccepted) for fact in do(evening, ConfirmBatch(batch="1"), NOOR))
    papers = [ballot.paper for ballot in evening.box.values()]
    assert {"order": ["mural"]} in papers
    assert {"order": ["playground"]} not in papers


def test_one_who_confirms_what_changed_meanwhile_is_told() -> None:
    evening = entered(PILE, ([1, 3], [3], [1, 2, 3]))
    do(evening, SettleSheet(batch="1", number=2, marks=[3]), JAMAL)
    late = filled(evening, ConfirmBatch(batch="1"))
    do(evening, SettleSheet(batch="1", number=2, marks=[4]), JAMAL)
    assert evening.refuse(late, NOOR).key == "batch_changed"


def test_blank_and_spoiled_ballots_need_words_and_are_not_in_the_box() -> None:
    pile = [*PILE, "blank", "spoiled"]
    evening = entered(pile)
    for code in ("W.1", "W.2"):
        refused = evening.refuse(filled(evening, ConfirmBatch(batch="1")), NOOR)
        assert (refused.key, refused.details) == ("batch_words", {"code": code})
        do(evening, ExplainBatch(batch="1", code=code, words="Zo lag het er."))
    do(evening, ConfirmBatch(batch="1"), NOOR)
    do(evening, ConfirmBatch(batch="1"), JAMAL)
    assert len(evening.box) == 3
    batch = on_paper(evening.meeting).batches["1"]
    assert (batch.valid, batch.blank, batch.spoiled) == (3, None, None), "fewer than five are not told apart"


def test_an_accepted_batch_is_voided_before_sealing_and_entered_anew() -> None:
    evening = accepted()
    do(evening, VoidBatch(batch="1", reason="Verkeerde envelop."), JAMAL)
    assert evening.box == {}
    do(evening, OpenBatch(stage=STAGE, ballots=2, envelope="B-0412"))
    enter(evening, PILE[:2], JAMAL, "2")
    enter(evening, PILE[:2], NOOR, "2")
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="2"), by)
    evening.play(CloseStage(), LEADER)
    assert evening.refuse(FINISH).key == "reason_needed", "one of three did not come back"
    evening.play(FinishPaper(stage=STAGE, reason="Een bewoner ging naar huis."), LEADER)
    assert sealed(evening)[0].turnout == {"paper": 2}
    assert evening.refuse(VoidBatch(batch="2", reason="Toch niet."), NOOR).key == "paper_late"


def test_the_console_is_told_which_batch_is_not_done() -> None:
    evening = opened()
    evening.play(CloseStage(), LEADER)
    step = next_step(evening.meeting)
    assert step is not None
    assert [(say.key, say.details) for say in step.missing] == [("batch_unfinished", {"batch": "1"})]
    assert evening.refuse(FINISH).key == "batch_open"
    assert evening.refuse(ProposeDecision(awards=[])).key == "paper_out"


def test_a_phone_cannot_vote_once_the_hall_closed_though_paper_is_out() -> None:
    evening = handed()
    evening.play(CloseStage(), LEADER)
    with pytest.raises(Refused, match="stage_closed"):
        evening.vote({"anna": ["mural"]})


def test_a_vote_that_is_held_again_has_paper_of_its_own() -> None:
    evening = accepted()
    evening.play(CloseStage(), LEADER)
    evening.play(FINISH, LEADER)
    evening.play(VoidVote(stage=STAGE, reason="Niet begrepen."), LEADER)
    assert evening.refuse(OpenBatch(stage=STAGE, ballots=1, envelope="B-0412"), NOOR).key == "paper_not_handed"


def test_what_happens_with_paper_is_not_undone() -> None:
    evening = handed()
    assert evening.refuse(Undo(seq=evening.meeting.seq)).key == "undo_paper"


def test_no_more_paper_counts_than_codes_were_handed_in_for_it() -> None:
    evening = entered(at=Evening(deciding=Deciding("code")))
    evening.play(SpendOnPaper(stage=STAGE, marks=("a", "b"), fresh=2), LEADER)
    refused = evening.refuse(filled(evening, ConfirmBatch(batch="1")), NOOR)
    assert (refused.key, refused.details) == ("batch_codes", {"codes": 2, "ballots": 3})
    evening.play(SpendOnPaper(stage="decision", marks=("c",), fresh=1), LEADER)
    assert evening.refuse(filled(evening, ConfirmBatch(batch="1")), NOOR).key == "batch_codes"
    evening.play(SpendOnPaper(stage=STAGE, marks=("d",), fresh=1), LEADER)
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1"), by)
    assert evening.meeting.parts["paper"].batches["1"].valid == 3


MARKS = st.lists(st.integers(0, 6), max_size=6)


@given(MARKS)
def test_a_ballot_is_read_as_a_phone_would_say_it_or_refused_by_number(marks: Sequence[int]) -> None:
    evening = opened(1)
    chosen = [mark for mark in marks if mark]
    fine = chosen and len(set(chosen)) == len(chosen) and max(chosen) <= 4
    act = EnterSheet(batch="1", number=1, marks=list(marks))
    if not fine:
        assert evening.refuse(act, NOOR).key in ("sheet_number", "sheet_twice", "sheet_many", "sheet_few")
        return
    do(evening, act)
    names = ["garden", "playground", "lamps", "mural"]
    assert read(evening, "1")[1][0].paper == {"order": [names[mark - 1] for mark in chosen]}


READ: dict[str, tuple[list[int | None], dict[str, Any]]] = {
    "approval": ([4, 1], {"approved": ["garden", "mural"]}),
    "points": ([2, None, 1], {"points": {"garden": 2, "lamps": 1}}),
    "grades": ([4, 0, 2, 1], {"grades": {"garden": 4, "lamps": 2, "mural": 1, "playground": 0}}),
    "resistance": ([10, 0, 3, 5], {"resistance": {"garden": 10, "lamps": 3, "mural": 5, "playground": 0}}),
    "amounts": ([6000, 0, None, 2000], {"amounts": {"garden": 6_000_00, "mural": 2_000_00}}),
}
RULES = {"approval": "approval", "points": "points", "grades": "majority-judgement"}


@pytest.mark.parametrize("kind", READ)
def test_every_kind_of_ballot_is_read_from_what_is_typed(kind: Any) -> None:
    marks, paper = READ[kind]
    evening = Evening().reach("frames")
    method = Method(form=Form(kind=kind), rule=RULES.get(kind, "greedy"))
    evening.play(ChooseMethod(stage=STAGE, method=method), LEADER)
    opened(1, evening)
    do(evening, EnterSheet(batch="1", number=1, marks=marks))
    assert read(evening, "1")[1][0].paper == paper


def test_a_division_of_the_pot_is_nothing_the_minimum_or_all() -> None:
    evening = Evening().ranked().reach("allocation")
    evening.play(HandOutPaper(stage="allocation", ballots=1), LEADER)
    do(evening, OpenBatch(stage="allocation", ballots=1, envelope="A-1"))
    do(evening, EnterSheet(batch="1", number=1, marks=[1, 0, 2]))
    assert read(evening, "1")[1][0].paper == {"amounts": {"garden": 3_000_00, "lamps": 3_000_00}}
    assert evening.refuse(EnterSheet(batch="1", number=1, marks=[2, 2, 0, 0]), NOOR).key == "sheet_pot"


PAPERS = st.sampled_from([{"order": ["garden"]}, {"order": ["lamps"]}])
SHEET = st.one_of(
    PAPERS.map(lambda paper: ("valid", paper)), st.sampled_from(["blank", "spoiled"]).map(lambda says: (says, {}))
)


@given(st.lists(SHEET, min_size=1, max_size=30), st.data())
def test_whatever_two_people_read_otherwise_is_found_and_nothing_else(pile: list[Any], data: st.DataObject) -> None:
    first = [Sheet(n, says, paper=paper) for n, (says, paper) in enumerate(pile, 1)]
    swapped = data.draw(st.sets(st.integers(1, len(first)), max_size=10))
    second = [_other(sheet) if sheet.number in swapped else sheet for sheet in first]
    found = sheets.differences(by_number(first), by_number(second))
    assert set(found) == swapped
    settled = by_number([sheet for sheet in first if sheet.number in swapped])
    assert list(sheets.agreed(by_number(first), by_number(second), settled)) == first
    assert sheets.totals(first).ballots == len(first)


def _other(sheet: Sheet) -> Sheet:
    says: Any = {"blank": "spoiled", "spoiled": "blank"}.get(sheet.says, "valid")
    return Sheet(sheet.number, says, paper={} if says != "valid" else {"order": ["mural"]})


def test_a_resident_has_nothing_to_say_about_a_batch() -> None:
    evening = opened()
    assert evening.refuse(EnterSheet(batch="1", number=1, marks=[1]), ANNA).key == "not_allowed"
