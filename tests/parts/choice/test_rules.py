"""Choosing by resistance in a meeting: between models with the frames, between packages, and as the rule."""

from hashlib import sha256
from typing import Any

import msgspec
import pytest

from facilitation.counting.resistance import NOTHING
from facilitation.evolve import fold
from facilitation.part import LoggedEvent
from facilitation.parts.choice.acts import AdoptChoice, AnswerChoice, CloseChoice, DrawChoice, OpenChoice, ShowChoice
from facilitation.parts.choice.asked import choices, in_sight
from facilitation.parts.choice.events import ChoiceAnswered, ChoiceOpened
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.ruling import deciding, judge
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import division_of, version
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.parts.terms import TermsSet
from facilitation.record.compose import compose
from facilitation.state.terms import Terms
from tests.facilitation.evening import ANNA, DORA, Evening
from tests.facilitation.situations import alike, between_versions, choosing, chosen, composing, lotted, resisted


def record(evening: Evening) -> dict[str, Any]:
    return compose(LoggedEvent(n, "2025-03-20T20:00:00Z", event) for n, event in enumerate(evening.events, 1))


def looked_at(evening: Evening) -> str | None:
    return in_sight(evening.meeting).id if in_sight(evening.meeting) else None


def test_the_room_chooses_between_models_with_the_frames() -> None:
    (told,) = record(chosen())["choices"]
    assert (told["id"], told["stage"], told["question"]) == ("W1", "frames", "Hoe verdelen we?")
    assert (told["answers"], told["channels"], told["winner"], told["by"]) == (3, {"online": 1, "room": 2}, "O1", "sum")
    sums = {option["id"]: (option["rank"], option["sum"], option["blanks"]) for option in told["options"]}
    assert sums == {"O1": (1, 10, 1), "O2": (2, 15, 1), "O3": (4, 24, 1), NOTHING: (2, 15, 3)}
    assert told["options"][0]["spread"] == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert (told["options"][0]["title"], told["options"][0]["text"]) == ("Samen praten", "Tot iedereen mee kan.")


def test_doing_nothing_is_an_option_of_every_choice_and_the_last_of_each_list() -> None:
    assert choices(choosing().meeting)["W1"].keys == ("O1", "O2", "O3", NOTHING)
    assert [option["id"] for option in record(chosen())["choices"][0]["options"]][-1] == NOTHING


def test_what_seats_said_is_told_nowhere_before_the_choice_is_closed() -> None:
    evening = choosing()
    before = record(evening)
    evening.play(AnswerChoice(marks={"O1": 7}), ANNA)
    assert record(evening) == before
    assert "choices" not in before


def test_no_seat_stands_in_what_the_record_tells_of_a_choice() -> None:
    assert not any(seat in str(record(chosen())["choices"]) for seat in ("anna", "bram", "dora"))


def test_an_answer_can_be_changed_until_closing_and_the_last_one_counts() -> None:
    evening = choosing()
    evening.play(AnswerChoice(marks={"O1": 9}), ANNA)
    evening.play(AnswerChoice(marks={"O1": 2, "O3": 4}), ANNA)
    evening.play(CloseChoice())
    assert choices(evening.meeting)["W1"].outcome.sum_of("O1") == 2


def test_closing_a_closed_choice_is_harmless() -> None:
    evening = chosen()
    assert evening.play(CloseChoice()) == []
    assert evening.play(ShowChoice(choice="W1")) == []


def test_the_room_goes_on_and_comes_back_to_a_closed_choice() -> None:
    evening = chosen()
    assert looked_at(evening) == "W1"
    evening.play(ShowChoice())
    assert looked_at(evening) is None
    evening.play(ShowChoice(choice="W1"))
    evening.finish().play(AdvanceStage())
    assert looked_at(evening) is None


def test_a_lot_is_drawn_from_all_answers_and_the_words_of_the_room() -> None:
    before, after = choices(alike().meeting)["W1"], choices(lotted().meeting)["W1"]
    assert (before.needs_lot, before.outcome.winner) == (True, None)
    assert (after.needs_lot, after.outcome.winner in ("O1", "O2")) == (False, True)
    assert before.digest == sha256(b"O1,O2,O3;2,3,9\nO1,O2,O3;3,2,9").hexdigest()
    assert after.seed == f"{before.digest}:fiets klaver zon"
    assert lotted().play(DrawChoice(words="Fiets  klaver ZON")) == []


def test_the_package_that_won_is_taken_over_as_a_version_of_its_own() -> None:
    evening = between_versions()
    evening.play(AnswerChoice(marks={"O1": 8, "O2": 0, "O3": 6, NOTHING: 10}), ANNA)
    evening.play(CloseChoice())
    evening.play(AdoptChoice(choice="W1"))
    assert version(evening.meeting) == 3
    assert division_of(evening.meeting).awards == division_of(evening.meeting).former[1]
    told = record(evening)
    assert (told["versions"][-1]["version"], told["versions"][-1]["by"]) == (3, "facilitator")
    assert told["choices"][0]["adopted"] == 3
    assert told["choices"][0]["options"][1]["amounts"]["garden"] == 5_000_00
    assert evening.play(AdoptChoice(choice="W1")) == []


def test_a_package_that_the_room_has_already_is_not_taken_over_again() -> None:
    evening = between_versions()
    evening.play(AnswerChoice(marks={"O3": 0}), ANNA)
    evening.play(CloseChoice())
    assert evening.play(AdoptChoice(choice="W1")) == []


@pytest.mark.parametrize(("package", "nothing", "met"), [(2, 3, True), (3, 3, False), (4, 3, False)])
def test_by_resistance_a_package_is_a_decision_when_it_meets_less_than_doing_nothing(
    package: int, nothing: int, met: bool
) -> None:
    evening = resisted(package, nothing)()
    *_, fact = evening.play(RecordDecision(advice=not met))
    assert isinstance(fact, DecisionRecorded)
    assert fact.ruling is not None
    assert (fact.called, fact.ruling.met) == ("besluit" if met else "advies", met)
    assert (fact.ruling.resistance, fact.ruling.nothing, fact.ruling.of) == (2 * package, 2 * nothing, 2)
    assert record(evening)["decision"]["ruling"]["resistance"] == 2 * package


def test_by_resistance_a_changed_package_has_to_be_asked_about_again() -> None:
    evening = resisted(0, 9)()
    evening.play(SetAward(initiative="garden", amount=5_000_00, reason="Kleiner."))
    assert evening.refuse(RecordDecision()).key == "rule_unmet"
    evening.play(OpenChoice(package=True))
    evening.play(AnswerChoice(marks={"O1": 1}), DORA)
    evening.play(CloseChoice())
    *_, fact = evening.play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert (fact.called, fact.ruling and fact.ruling.nothing) == ("besluit", 5)


def test_a_choice_with_the_frames_decides_nothing_about_the_package() -> None:
    evening = chosen().reach("decision")
    evening.happen(TermsSet(terms=Terms(rule="resistance")))
    assert deciding(evening.meeting) is None


def test_a_package_that_was_put_in_another_stage_is_not_decided_by_it() -> None:
    evening = composing().reach("decision")
    evening.happen(TermsSet(terms=Terms(rule="resistance")))
    evening.finish()
    evening.play(AdvanceStage(to="frames"))
    evening.play(OpenChoice(package=True))
    evening.play(AnswerChoice(marks={"O1": 0}), ANNA)
    evening.play(CloseChoice())
    assert deciding(evening.meeting) is None


def test_the_ruling_says_nothing_of_a_choice_that_is_open() -> None:
    evening = resisted(1, 9)()
    evening.play(OpenChoice(package=True))
    before = judge(evening.meeting, evening.state)
    evening.play(AnswerChoice(marks={"O1": 10, NOTHING: 0}), ANNA)
    assert judge(evening.meeting, evening.state) == before


def test_by_resistance_closing_the_choice_ends_the_question_of_the_decision() -> None:
    evening = composing().reach("decision")
    evening.happen(TermsSet(terms=Terms(rule="resistance")))
    evening.play(GiveConsent(position="concern", reason="Wie geeft water?"), ANNA)
    evening.play(OpenChoice(package=True))
    evening.play(CloseChoice())
    assert evening.meeting.current.status == "closed"
    assert record(evening)["rounds"][0]["counts"]["concern"] == 1


def test_by_another_rule_closing_a_choice_leaves_the_question_of_the_decision_open() -> None:
    evening = between_versions()
    evening.play(CloseChoice())
    assert evening.meeting.current.status == "open"
    evening.play(CloseStage())


def test_rulings_of_other_rules_are_written_as_they_were() -> None:
    evening = Evening().agreed()
    *_, fact = evening.play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert {*record(evening)["decision"]["ruling"]} == {"met", "quorum", "yes", "of", "tables", "standing"}
    assert "choices" not in record(evening)


def test_a_choice_whose_words_were_removed_is_still_counted() -> None:
    evening = chosen()
    bare = [_without_words(event) for event in evening.events]
    choice = choices(fold(bare))["W1"]
    assert (choice.question, choice.options[0].title, choice.outcome.winner) == ("", "", "O1")


def _without_words(event: Any) -> Any:
    if not isinstance(event, ChoiceOpened):
        return event
    options = tuple(msgspec.structs.replace(option, title=None, text=None) for option in event.options)
    return msgspec.structs.replace(event, question=None, options=options)


def test_answers_lie_in_the_log_by_opaque_seat_alone() -> None:
    (said, *_) = [event for event in chosen().events if isinstance(event, ChoiceAnswered)]
    assert (said.seat, said.channel, said.marks) == ("anna", "room", {"O1": 1, "O2": 8})
