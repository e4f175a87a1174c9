"""An improvement becomes part of a plan with the proposer's yes; what the plan said before is kept."""

from hypothesis import given
from hypothesis import strategies as st

from facilitation.part import LoggedEvent
from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.amending.asked import adopted, amended, amendments
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument, UnsupportArgument
from facilitation.parts.errata import read_by
from facilitation.parts.plans import CorrectInitiative, InitiativeCorrected, plans
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.undo import Undo
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, GARDEN, LEADER, POT, Evening
from tests.parts.amending.room import GARDENER, adopt, improved


def record_of(evening: Evening) -> dict[str, object]:
    rows = zip(evening.events, evening.times, strict=True)
    return compose(LoggedEvent(seq, at.isoformat(), event) for seq, (event, at) in enumerate(rows, 1))


def test_a_proposer_takes_an_improvement_over_and_the_plan_reads_and_asks_otherwise() -> None:
    evening = improved()
    evening.play(adopt(text="Met een bankje.", ask=6_500_00, words="Goed idee."), GARDENER)
    garden = plans(evening.meeting)["garden"]
    assert (garden.text, garden.ask, garden.minimum) == ("Met een bankje.", 6_500_00, 3_000_00)
    one = adopted(evening.meeting, "A1")
    assert one is not None
    assert (one.initiative, one.support, one.aloud, one.words) == ("garden", 2, False, "Goed idee.")
    assert one.changes == {"text": ("", "Met een bankje."), "ask": (6_000_00, 6_500_00)}


def test_what_the_proposer_said_aloud_is_taken_over_by_the_console() -> None:
    evening = improved()
    evening.play(adopt(), LEADER)
    assert [one.aloud for one in amended(evening.meeting, "garden")] == [True]


def test_support_of_later_changes_nothing_of_what_was_taken_over() -> None:
    evening = improved()
    evening.play(adopt(), GARDENER)
    evening.play(UnsupportArgument(argument="A1"), BRAM)
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Noemt iemand."))
    assert [one.support for one in amendments(evening.meeting)] == [2]


def test_a_plan_keeps_each_of_its_earlier_texts_and_amounts() -> None:
    evening = improved()
    evening.play(adopt(text="Met een bankje.", ask=5_000_00), GARDENER)
    evening.play(CorrectInitiative(initiative="garden", reason="Tikfout.", text="Met een bank."))
    evening.play(PostArgument(initiative="garden", side="improvement", text="Ook voor de buren."), BRAM)
    evening.play(adopt("A3", text="Met een bank, ook voor de buren."), GARDENER)
    assert [one.changes["text"] for one in amended(evening.meeting, "garden")] == [
        ("", "Met een bankje."),
        ("Met een bank.", "Met een bank, ook voor de buren."),
    ]
    told = record_of(evening)
    assert [one["argument"] for one in told["amendments"]] == ["A1", "A3"]  # type: ignore[attr-defined]
    assert [one["reason"] for one in told["corrections"]] == ["Tikfout."]  # type: ignore[attr-defined]


def test_the_record_tells_which_argument_with_how_many_behind_it_changed_what() -> None:
    evening = improved()
    evening.play(adopt(text="Met een bankje.", words="Graag."), GARDENER)
    (told,) = record_of(evening)["amendments"]  # type: ignore[misc]
    at = told.pop("at")
    assert at == evening.times[-1].isoformat()
    assert told == {
        "initiative": "garden",
        "argument": "A1",
        "support": 2,
        "aloud": False,
        "words": "Graag.",
        "changes": {"text": ["", "Met een bankje."]},
    }


def test_a_record_without_one_has_no_such_member() -> None:
    evening = improved()
    evening.play(CorrectInitiative(initiative="garden", reason="Tikfout.", text="Anders."))
    assert "amendments" not in record_of(evening)


def test_nothing_is_said_in_the_log_of_a_correction_that_is_no_improvement() -> None:
    evening = improved()
    (plain,) = evening.play(CorrectInitiative(initiative="garden", reason="Tikfout.", text="Anders."))
    assert isinstance(plain, InitiativeCorrected)
    assert not plain.argument
    assert not plain.aloud


def test_the_console_takes_back_what_it_took_over() -> None:
    evening = improved()
    evening.play(adopt(ask=5_000_00), LEADER)
    evening.play(Undo(seq=evening.meeting.seq))
    assert (plans(evening.meeting)["garden"], amendments(evening.meeting)) == (GARDEN, ())
    assert "amendments" not in record_of(evening)


ENVELOPES = (Stage("chips", "chips").saying(rules={"on": "themes"}), Stage("arguments", "arguments"))
TWICE = [Stage(kind, kind) for kind in ("arguments", "ranking", "decision")] + [
    Stage(f"{kind}-2", kind) for kind in ("arguments", "ranking", "decision")
]


def test_after_envelopes_alone_the_plans_can_still_become_better() -> None:
    evening = Evening([*ENVELOPES, Stage("decision", "decision")]).reach("arguments")
    evening.play(PostArgument(initiative="garden", side="improvement", text="Met een bankje."), ANNA)
    assert evening.play(adopt(), GARDENER)


def test_where_money_is_divided_twice_the_first_time_stands_in_the_way_of_nothing_before_the_second() -> None:
    evening = Evening(TWICE)
    evening.play(PostArgument(initiative="garden", side="improvement", text="Met een bankje."), ANNA)
    evening.reach("ranking")
    assert evening.refuse(adopt(), GARDENER).key == "already_divided"
    evening.finish().play(AdvanceStage(to="decision"))
    evening.finish().play(AdvanceStage(to="arguments-2"))
    assert evening.play(adopt(), GARDENER)


def test_going_back_to_the_talk_does_not_make_a_vote_undone() -> None:
    evening = improved().reach("ranking").finish()
    evening.play(AdvanceStage(to="arguments"))
    assert evening.refuse(adopt(), GARDENER).key == "already_divided"


WORDS = st.none() | st.sampled_from(["", "Met een bankje.", "x" * 4001])
CENTS = st.none() | st.sampled_from([0, 1, 3_000_00, 6_000_00, POT, POT + 1])


@given(text=WORDS, short=WORDS, ask=CENTS, minimum=CENTS)
def test_a_plan_never_asks_more_than_there_is_and_every_change_is_kept_as_it_was(
    text: str | None, short: str | None, ask: int | None, minimum: int | None
) -> None:
    evening = improved()
    before = plans(evening.meeting)["garden"]
    act = AdoptImprovement(argument="A1", text=text, short=short, ask=ask, minimum=minimum)
    try:
        evening.play(act, GARDENER)
    except Refused:
        assert (plans(evening.meeting)["garden"], amendments(evening.meeting)) == (before, ())
        return
    after, (one,) = plans(evening.meeting)["garden"], amendments(evening.meeting)
    assert 0 < after.minimum <= after.ask <= POT
    fields = ("title", "short", "text", "ask", "minimum")
    assert one.changes == {f: (getattr(before, f), getattr(after, f)) for f in fields if f in one.changes}
    assert all(getattr(before, f) == getattr(after, f) for f in fields if f not in one.changes)


def test_an_amount_that_an_improvement_changed_was_never_wrong() -> None:
    evening = improved()
    evening.play(adopt(ask=5_000_00), GARDENER)
    assert not read_by(evening.meeting, "anna")
    evening.play(CorrectInitiative(initiative="garden", reason="Tikfout.", ask=5_100_00))
    assert [each.was for each in read_by(evening.meeting, "anna")] == [5_000_00]
