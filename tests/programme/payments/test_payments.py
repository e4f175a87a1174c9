"""Payments: by two people, and never more than was awarded."""

from contextlib import suppress

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.programme.payments import payments
from app.programme.places import places
from app.programme.rights import Holder
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from facilitation.refusals import Refused
from tests.programme.evening import CODE, closed_round

ONE, OTHER = Holder("link:een", "Noor"), Holder("link:twee", "Sami")
TOLD = {"day": "2026-11-01", "about": "Eerste deel"}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(("A", "B", "C")), st.integers(-3, 60)),
        st.tuples(st.just("yes"), st.integers(1, 9)),
        st.tuples(st.just("no"), st.integers(1, 9)),
        st.tuples(st.just("award"), st.sampled_from(("A", "B")), st.integers(0, 100)),
    ),
    max_size=14,
)


@pytest.fixture
def awarded(house: Flask) -> str:
    """A round that gave two plans something, and a third nothing."""
    made = rounds.add(places.load("de-banne"), "Ronde", 200)
    money.award(made, [Award("A", "Moestuin", 90, 60), Award("B", "Feest", 80, 40), Award("C", "Niets", 50, 0)])
    return made


@given(steps=STEPS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_more_is_paid_than_was_awarded(steps: list[tuple[object, ...]], awarded: str) -> None:
    for kind, *told in steps:
        with suppress(Refused):
            if kind == "write":
                payments.write(awarded, ONE, str(told[0]), int(str(told[1])), TOLD)
            elif kind == "award":
                money.award(awarded, [Award(str(told[0]), "Plan", 90, int(str(told[1])))])
            else:
                payments.settle(awarded, int(str(told[0])), OTHER, confirmed=kind == "yes")
        for each in payments.paid(awarded):
            assert 0 <= each.confirmed + each.waiting <= each.award


def test_who_writes_a_payment_down_does_not_confirm_it(awarded: str) -> None:
    number = payments.write(awarded, ONE, "A", 60, TOLD)
    with pytest.raises(Refused, match="payment_own"):
        payments.settle(awarded, number, ONE, confirmed=True)
    payments.settle(awarded, number, OTHER, confirmed=True)
    with pytest.raises(Refused, match="payment_settled"):
        payments.settle(awarded, number, ONE, confirmed=False)
    with pytest.raises(Refused, match="over_award"):
        payments.write(awarded, ONE, "A", 1, TOLD)
    with pytest.raises(Refused, match="unknown_award"):
        payments.write(awarded, ONE, "C", 1, TOLD)


def test_an_award_is_not_made_smaller_than_what_was_paid(awarded: str) -> None:
    payments.write(awarded, ONE, "A", 50, TOLD)
    with pytest.raises(Refused, match="paid_already"):
        money.award(awarded, [Award("A", "Moestuin", 90, 49)])


def test_a_payment_before_a_condition_was_met_says_why(house: Flask) -> None:
    made = closed_round()
    plan = f"{CODE}-I01"
    plan = next(each.plan for each in payments.paid(made) if _bound(made, each.plan))
    with pytest.raises(Refused, match="payment_before_condition"):
        payments.write(made, ONE, plan, 100, TOLD)
    assert payments.write(made, ONE, plan, 100, TOLD | {"reason": "Voor de vergunning."}) == 1


def _bound(round_: str, plan: str) -> bool:
    from app.programme.duties import duties

    found = duties.of_round(round_, everything=True).duties
    return any(f"{each.meeting}-{each.plan}" == plan and each.kind not in payments.STEPS for each in found)


def test_two_people_pay_on_the_pages_and_the_public_reads_it(lead: FlaskClient, passer_by: FlaskClient) -> None:
    from app.access import organisers

    made = rounds.add(places.load("de-banne"), "Ronde", 9_000, public=True)
    money.award(made, [Award("A", "Moestuin", 9_000, 6_000)])
    page = f"/programma/ronde/{made}/betalen"
    assert lead.post(page, data={"plan": "A", "amount": "45,00"} | TOLD).status_code == 303
    assert lead.post(f"{page}/1/ja").status_code == 409
    second = lead.application.test_client()
    second.post("/voorbereiden/key", data={"key": organisers.make("Sami")})
    assert "Klopt" in second.get(page).text
    assert second.post(f"{page}/1/ja").status_code == 303
    assert "Samen € 45" in passer_by.get(f"/ronde/{made}").text.replace("\xa0", " ")


def test_a_payment_that_is_sent_twice_is_written_down_once(awarded: str) -> None:
    payments.write(awarded, ONE, "A", 20, TOLD)
    for holder in (ONE, OTHER):
        with pytest.raises(Refused, match="payment_there"):
            payments.write(awarded, holder, "A", 20, TOLD)
    payments.settle(awarded, 1, ONE, confirmed=False)
    payments.write(awarded, ONE, "A", 20, TOLD)
    payments.write(awarded, ONE, "A", 20, TOLD | {"about": "Tweede deel"})
    assert [each.amount for each in payments.of_round(awarded)] == [20, 20, 20]


@pytest.mark.parametrize("amount", ["9" * 30, "92233720368547758,08", "90071992547409,92", "-5", "5k", "1e3", "\0"])
def test_an_amount_past_all_counting_is_refused_in_words(amount: str, awarded: str, lead: FlaskClient) -> None:
    form = TOLD | {"plan": "A", "amount": amount}
    for address, status in (
        (f"/programma/ronde/{awarded}/betalen", {409, 422}),
        (f"/programma/ronde/{awarded}/pot", {422}),
    ):
        answer = lead.post(address, data=form)
        assert answer.status_code in status, answer.text
