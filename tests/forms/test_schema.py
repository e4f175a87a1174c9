"""The edge: what a form, a JSON body and a message may say, and what they may not."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from app.forms.schema import from_form, from_message
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.package.acts import SetAward
from facilitation.parts.plans import CorrectInitiative
from facilitation.parts.seating import AddSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Malformed


def form(do: str, *pairs: tuple[str, str], **fields: str) -> Any:
    return from_form(MultiDict([("do", do), *pairs, *fields.items()]))


def test_a_button_says_the_first_field_bare_and_others_by_name() -> None:
    assert form("stage.advance expecting=frames to=initiatives") == AdvanceStage(expecting="frames", to="initiatives")
    assert form("argument.moderate A1 verdict=show") == ModerateArgument(argument="A1", verdict="show")


def test_a_page_full_of_fields_gives_an_act_only_its_own() -> None:
    act = form("argument.post P1 side=for", ("text", "Goed plan"), ("reason", "van een ander"), ("amount", "5"))
    assert act == PostArgument(initiative="P1", side="for", text="Goed plan")


def test_of_many_rows_only_the_one_that_was_pressed_counts() -> None:
    rows = (("A1.reason", "niet deze"), ("A2.reason", "Scheldt iemand uit"))
    act = form("argument.moderate A2 verdict=hide", *rows)
    assert act == ModerateArgument(argument="A2", verdict="hide", reason="Scheldt iemand uit")


def test_an_empty_field_of_its_own_row_is_not_filled_by_another_one() -> None:
    act = form("argument.moderate A2 verdict=hide", ("A2.reason", ""), ("reason", "van een ander"))
    assert act == ModerateArgument(argument="A2", verdict="hide")


def test_a_field_that_stands_twice_counts_where_something_was_written() -> None:
    act = form("argument.moderate A2 verdict=hide", ("A2.reason", ""), ("A2.reason", "Scheldt"))
    assert act == ModerateArgument(argument="A2", verdict="hide", reason="Scheldt")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("8500", 850_000), ("8.500", 850_000), ("€ 8.500,50", 850_050), ("8500.50", 850_050), ("0", 0)],
)
def test_a_facilitator_types_euros_and_the_act_says_cents(typed: str, cents: int) -> None:
    assert form("award.set P1", **{"P1.amount_eur": typed}) == SetAward(initiative="P1", amount=cents)


def test_a_chosen_amount_wins_over_a_typed_one() -> None:
    both = {"P1.amount": "600000", "P1.amount_eur": "12"}
    assert form("award.set P1", **both) == SetAward(initiative="P1", amount=600_000)


def test_an_optional_amount_can_be_typed_in_euros_too() -> None:
    act = form("initiative.correct P1", **{"P1.reason": "Typefout", "P1.ask_eur": "7.000", "P1.minimum_eur": ""})
    assert act == CorrectInitiative(initiative="P1", reason="Typefout", ask=700_000)


@pytest.mark.parametrize("typed", ["veel", "1.2.3", "NaN", "1e9", "12,345,6", "--5"])
def test_an_amount_that_cannot_be_read_is_refused_in_its_own_words(typed: str) -> None:
    with pytest.raises(Malformed) as refusal:
        form("award.set P1", **{"P1.amount_eur": typed})
    assert refusal.value.key == "amount_unreadable"


@pytest.mark.parametrize("typed", ["-5", "99999999999999999999999999999999999999"])
def test_an_amount_below_nothing_or_beyond_measure_is_refused(typed: str) -> None:
    with pytest.raises(Malformed):
        form("award.set P1", **{"P1.amount_eur": typed})


def test_a_list_that_stands_there_empty_is_empty_and_one_that_is_absent_is_not_said() -> None:
    assert form("award.set P1 amount=0", ("P1.conditions", "")).conditions == []
    assert form("award.set P1 amount=0", ("P1.reason", "te duur")).conditions is None


def test_a_ballot_leaves_out_the_places_that_were_left_empty() -> None:
    act = form("ballot.cast", ("order", "P2"), ("order", ""), ("order", "P1"), ("seat", "S1"))
    assert act == CastBallot(ballot=Paper(order=["P2", "P1"]), seat="S1")


def test_a_division_on_a_form_leaves_out_the_plans_that_were_left_empty() -> None:
    act = form("ballot.cast", ("amounts.P1", "300000"), ("amounts.P2", ""), ("amounts.P3", "0"))
    assert act == CastBallot(ballot=Paper(amounts={"P1": 300_000, "P3": 0}))


def test_a_message_speaks_only_in_cents_and_only_of_what_its_kind_knows() -> None:
    with pytest.raises(Malformed):
        from_message({"kind": "award.set", "initiative": "P1", "amount_eur": "12"})
    with pytest.raises(Malformed):
        from_message({"kind": "award.set", "initiative": "P1", "amount": "1200"})


def test_an_empty_field_says_nothing() -> None:
    assert form("seat.add", name="", table="", channel="paper") == AddSeat(channel="paper")


def test_a_seat_chosen_elsewhere_on_the_page_is_not_the_one_that_is_added() -> None:
    assert form("seat.add", name="Riet", seat="S1") == AddSeat(name="Riet")
