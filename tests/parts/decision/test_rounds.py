"""Rounds, objections on their way, minorities, and what was agreed about the decision before it was taken."""

from typing import Any

import pytest

from facilitation.part import LoggedEvent
from facilitation.parts.decision.acts import (
    AcceptObjection,
    FloorObjection,
    GiveConsent,
    JoinView,
    LeaveView,
    ModerateView,
    OpenRound,
    PostView,
    RecordDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.state import DecisionState
from facilitation.parts.helping.acts import AskHelp
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import current
from facilitation.parts.seating import seats
from facilitation.parts.stages import CloseStage
from facilitation.parts.terms import SetMandate, SetRule, TermsSet
from facilitation.record.compose import compose
from facilitation.situation import settled, stage_named
from facilitation.state.terms import Terms
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening
from tests.facilitation.situations import against, answering, composing, objected, viewed


def state_of(evening: Evening) -> DecisionState:
    state = stage_named(evening.meeting, "decision").state
    assert isinstance(state, DecisionState)
    return state


def record(evening: Evening) -> dict[str, Any]:
    return compose(LoggedEvent(n, "2025-03-20T20:00:00Z", event) for n, event in enumerate(evening.events, 1))


def agree(evening: Evening, *seats: str) -> Evening:
    for seat in seats:
        evening.play(GiveConsent(seat=seat, position="agree"))
    evening.play(CloseStage())
    return evening


def decided(terms: Terms, evening: Evening, advice: bool = False) -> DecisionRecorded:
    evening.happen(TermsSet(terms=terms))
    *_, fact = evening.play(RecordDecision(advice=advice))
    assert isinstance(fact, DecisionRecorded)
    return fact


def test_an_objection_may_say_what_its_owner_needs_and_is_seen_only_after_closing() -> None:
    evening = answering()
    assert state_of(evening).objections(shown=False) == []
    assert record(evening)["rounds"] == []
    evening.finish()
    (objection,) = state_of(evening).objections(shown=True)
    assert (objection.id, objection.text, objection.need) == ("B1.1", "Te donker.", "Een lamp.")


def test_a_round_after_a_changed_package_keeps_the_round_before_it_with_its_version() -> None:
    evening = objected()
    evening.play(SetAward(initiative="lamps", amount=2_000_00, reason="Minder, wel de donkerste hoek."))
    evening.play(SettleObjection(objection="B1.1", became="worked_in", text="Eén lamp erbij."))
    evening.play(OpenRound())
    agree(evening, "anna", "dora")
    first, second = record(evening)["rounds"]
    assert (first["round"], first["version"], first["counts"]["objection"]) == (1, 0, 1)
    assert (second["round"], second["version"], second["counts"]) == (2, 1, {"agree": 2, "concern": 0, "objection": 0})
    assert first["channels"] == {"online": {"agree": 0, "concern": 0, "objection": 1}}
    assert [(o["became"], o["change"]) for o in first["objections"]] == [("worked_in", "Eén lamp erbij.")]


def test_a_round_that_was_overtaken_while_answers_were_out_keeps_none_of_them() -> None:
    evening = answering()
    evening.play(SetAward(initiative="lamps", amount=2_000_00, reason="Minder."))
    evening.finish()
    assert [(r["round"], sum(r["counts"].values())) for r in record(evening)["rounds"]] == [(2, 0)]
    assert "Te donker." not in str(record(evening))


def test_the_room_is_asked_again_about_the_same_package_or_about_one_plan() -> None:
    evening = objected()
    evening.play(OpenRound(initiative="garden"))
    assert (state_of(evening).round, state_of(evening).now.about) == (2, "garden")
    assert evening.play(OpenRound(initiative="garden")) == []
    agree(evening, "anna")
    evening.play(OpenRound())
    agree(evening, "anna", "bram")
    assert [(r["about"], r["counts"]["agree"]) for r in record(evening)["rounds"]] == [
        (None, 0),
        ("garden", 1),
        (None, 2),
    ]


def test_one_objection_at_a_time_is_on_the_floor_until_it_is_settled() -> None:
    evening = objected()
    evening.play(FloorObjection(objection="B1.1"))
    assert state_of(evening).floor == "B1.1"
    assert evening.play(FloorObjection(objection="B1.1")) == []
    evening.play(SettleObjection(objection="B1.1", became="stands"))
    assert state_of(evening).floor is None


def test_no_seat_stands_in_the_name_of_an_objection_nor_in_what_happens_to_it() -> None:
    evening = objected()
    evening.play(FloorObjection(objection="B1.1"))
    assert not any("dora" in str(event) for event in evening.events[-1:])


def test_an_objection_is_withdrawn_by_its_owner_or_by_the_console_on_their_word() -> None:
    evening = objected()
    evening.play(WithdrawObjection(text="Goed zo."), DORA)
    (mine,) = state_of(evening).objections(shown=True)
    assert (mine.standing, mine.fate.became, mine.fate.words, mine.fate.by) == (False, "withdrawn", "Goed zo.", "seat")
    for act in (WithdrawObjection(objection="B1.1"), WithdrawObjection(seat="dora")):
        other = objected()
        assert other.refuse(act, LEADER).key == "help_not_asked"
        other.play(AskHelp(), DORA)
        other.play(act, LEADER)
        assert state_of(other).objections(shown=True)[0].fate.by == "facilitator"


def test_how_an_objection_was_worked_in_stays_known_when_it_is_withdrawn() -> None:
    evening = objected()
    evening.play(AcceptObjection(text="Eén lamp."), DORA)
    evening.play(WithdrawObjection(), DORA)
    fate = state_of(evening).objections(shown=True)[0].fate
    assert (fate.became, fate.change) == ("withdrawn", "Eén lamp.")


WORKED_IN = SettleObjection(objection="B1.1", became="worked_in", text="Eén lamp erbij.")


def test_an_objection_is_not_worked_in_while_the_package_is_the_same() -> None:
    evening = against("consent")()
    assert evening.refuse(WORKED_IN).key == "package_unchanged"
    evening.play(OpenRound())
    assert evening.refuse(WORKED_IN).key == "package_unchanged"
    agree(evening, "anna", "bram", "dora")
    evening.play(RecordDecision())


def test_a_package_that_was_changed_and_changed_back_took_nothing_in() -> None:
    evening = objected()
    awards = dict(current(evening.meeting))
    evening.play(SetAward(initiative="lamps", amount=2_000_00, reason="Minder."))
    evening.play(SetAward(initiative="lamps", amount=awards["lamps"].amount))
    assert evening.refuse(WORKED_IN).key == "package_unchanged"


def test_an_objection_is_worked_in_once_the_package_changed_and_the_room_is_asked_again() -> None:
    evening = against("consent")()
    evening.play(SetAward(initiative="lamps", amount=2_000_00, reason="Minder."))
    evening.play(WORKED_IN)
    assert state_of(evening).objections(shown=True)[0].fate.became == "worked_in"
    assert evening.refuse(RecordDecision()).key == "not_open_yet"


@pytest.mark.parametrize(
    ("act", "actor", "by"),
    [
        (AcceptObjection(text="Eén lamp."), DORA, "seat"),
        (AcceptObjection(objection="B1.1", text="Eén lamp."), LEADER, "aloud"),
        (AcceptObjection(seat="dora", text="Eén lamp."), LEADER, "aloud"),
    ],
)
def test_its_owner_ends_an_objection_on_the_own_phone_or_aloud_noted_as_such(act: Any, actor: Any, by: str) -> None:
    evening = against("consent")()
    evening.play(AskHelp(), DORA)
    evening.play(act, actor)
    (objection,) = state_of(evening).objections(shown=True)
    assert (objection.standing, objection.fate.change, objection.fate.by) == (False, "Eén lamp.", by)
    evening.play(RecordDecision())


def test_nobody_else_ends_an_objection() -> None:
    assert objected().refuse(AcceptObjection(objection="B1.1"), ANNA).key == "not_your_objection"


@pytest.mark.parametrize("end", [None, "stands"])
def test_by_consent_an_objection_that_stands_blocks_a_decision_and_leaves_advice(end: Any) -> None:
    evening = objected()
    if end:
        evening.play(SettleObjection(objection="B1.1", became=end))
    evening.happen(TermsSet(terms=Terms(rule="consent")))
    assert evening.refuse(RecordDecision()).details == {"rule": "consent", "standing": 1}
    *_, fact = evening.play(RecordDecision(advice=True))
    assert isinstance(fact, DecisionRecorded)
    assert fact.called == "advies"


def test_by_consent_a_withdrawn_objection_no_longer_blocks() -> None:
    evening = objected()
    evening.play(WithdrawObjection(), DORA)
    assert decided(Terms(rule="consent"), evening).called == "besluit"


@pytest.mark.parametrize(
    ("percent", "agreeing", "objecting", "met"),
    [(50, 2, 2, False), (50, 3, 1, True), (75, 3, 1, True), (76, 3, 1, False), (100, 4, 0, True), (50, 0, 0, False)],
)
def test_a_majority_is_more_than_half_and_at_least_what_was_agreed(
    percent: int, agreeing: int, objecting: int, met: bool
) -> None:
    evening = composing().reach("decision")
    evening.happen(TermsSet(terms=Terms(rule="majority", percent=percent)))
    for n, seat in enumerate(list(seats(evening.meeting))[: agreeing + objecting]):
        position: Any = "concern" if n < agreeing else "objection"
        evening.play(GiveConsent(seat=seat, position=position, reason="Omdat."))
    evening.play(CloseStage())
    if met:
        evening.play(RecordDecision())
        assert settled(evening.meeting)
    else:
        assert evening.refuse(RecordDecision()).key == "rule_unmet"


def test_four_fifths_go_on_over_an_objection_only_when_the_minority_has_its_say() -> None:
    evening = composing().reach("decision")
    evening.sit("eva")
    evening.happen(TermsSet(terms=Terms(rule="four_fifths")))
    evening.play(GiveConsent(seat="eva", position="objection", reason="Te duur."))
    agree(evening, "anna", "bram", "chris", "dora")
    assert evening.refuse(RecordDecision()).key == "rule_unmet"
    evening.play(PostView(text="Het is te duur."), ANNA)
    *_, fact = evening.play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert fact.called == "besluit"


@pytest.mark.parametrize(
    ("terms", "called"),
    [
        (Terms(), "besluit"),
        (Terms(seats=2, tables=2), "besluit"),
        (Terms(seats=3), "advies"),
        (Terms(seats=2, tables=3), "advies"),
        (Terms(mandate="beslissend"), "besluit"),
        (Terms(mandate="adviserend"), "advies"),
    ],
)
def test_below_the_quorum_or_without_the_mandate_the_result_is_called_advice(terms: Terms, called: str) -> None:
    evening = composing().reach("decision")
    assert decided(terms, agree(evening, "anna", "dora")).called == called


def test_a_minority_view_counts_its_author_and_those_who_join_it() -> None:
    evening = viewed()
    assert evening.play(JoinView(view="M1"), ANNA) == []
    for actor in (BRAM, DORA):
        evening.play(JoinView(view="M1"), actor)
    evening.play(LeaveView(view="M1"), DORA)
    assert record(evening)["minority"] == [
        {"id": "M1", "text": "Eerst het pad.", "supporters": 2, "initiatives": ["lamps"]}
    ]


def test_a_minority_view_that_was_hidden_is_in_no_record_until_it_is_shown_again() -> None:
    evening = viewed()
    evening.play(ModerateView(view="M1", verdict="hide", reason="Noemt iemand."))
    assert record(evening)["minority"] == []
    evening.play(ModerateView(view="M1", verdict="show"))
    assert len(record(evening)["minority"]) == 1


def test_the_mandate_is_set_at_the_welcome_and_the_rule_until_the_frames_are_confirmed() -> None:
    evening = Evening()
    evening.play(SetMandate(mandate="beslissend", confirms=" het stadsdeel "))
    assert evening.play(SetMandate(mandate="beslissend", confirms="het stadsdeel")) == []
    evening.reach("frames")
    evening.play(SetRule(rule="majority", percent=60, seats=25, tables=4))
    terms = record(evening)["terms"]
    assert (terms["mandate"], terms["confirms"], terms["rule"], terms["percent"]) == (
        "beslissend",
        "het stadsdeel",
        "majority",
        60,
    )
