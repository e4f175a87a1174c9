"""Never a cent more out than in, at any level."""

import contextlib
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award, Part
from app.programme.rounds.tables import AWARD, ROUND, SHARE
from app.services import services
from facilitation.refusals import Refused

AMOUNT = st.integers(min_value=-5, max_value=120)
ROUNDS = ("stad", "noord", "banne")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pot"), st.sampled_from(ROUNDS), AMOUNT),
        st.tuples(st.just("share"), st.sampled_from(ROUNDS), st.sampled_from(("AAA", "BBB")), AMOUNT),
        st.tuples(
            st.just("award"), st.sampled_from(ROUNDS), st.sampled_from((None, "AAA")), st.lists(AMOUNT, max_size=3)
        ),
        st.tuples(st.just("envelopes"), st.sampled_from(ROUNDS), st.lists(AMOUNT, max_size=2)),
        st.tuples(st.just("child"), st.sampled_from(("", "e0", "e1")), AMOUNT),
    ),
    max_size=12,
)


@pytest.fixture
def three(house: Flask) -> None:
    """A programme of the city, from whose pot a district's comes, from which a neighbourhood's comes."""
    made = rounds.add(places.load("amsterdam"), "Stad", 100)
    made = rounds.add(places.load("noord"), "Ronde", 50, parent=made)
    rounds.add(places.load("de-banne"), "Ronde", 20, parent=made)


IDS = {"stad": "amsterdam-stad", "noord": "noord-ronde", "banne": "de-banne-ronde"}


@given(steps=STEPS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_a_cent_more_goes_out_than_came_in_at_any_level(steps: list[tuple[object, ...]], three: None) -> None:
    for kind, *told in steps:
        with contextlib.suppress(Refused):
            DO[str(kind)](*told)
        require_sound()


def child(envelope: str, amount: int) -> None:
    """One more round that gets its pot from the city's."""
    number = len(rounds.inside(IDS["stad"]))
    rounds.add(places.load("noord"), f"Nog een {number}", amount, parent=IDS["stad"], envelope=envelope)


DO: dict[str, Callable[..., object]] = {
    "pot": lambda where, amount: money.set_pot(IDS[where], amount),
    "share": lambda where, code, amount: money.share(IDS[where], code, amount),
    "award": lambda where, code, amounts: money.award(
        IDS[where], [Award(f"P{n}", f"Plan {n}", 200, amount, code) for n, amount in enumerate(amounts)]
    ),
    "envelopes": lambda where, amounts: money.set_envelopes(
        IDS[where], [Part(f"e{n}", f"Thema {n}", amount) for n, amount in enumerate(amounts)]
    ),
    "child": child,
}


def require_sound() -> None:
    """Summed up anew from the rows, apart from how the product does it."""
    with services().database.read.connect() as connection:
        pots = connection.execute(sa.select(ROUND.c.id, ROUND.c.parent, ROUND.c.amount)).all()
        shares = connection.execute(sa.select(SHARE)).all()
        awards = connection.execute(sa.select(AWARD)).all()
    for each in pots:
        below = sum(other.amount for other in pots if other.parent == each.id)
        at_meetings = sum(share.amount for share in shares if share.round == each.id)
        straight = sum(award.amount for award in awards if award.round == each.id and award.meeting is None)
        assert 0 <= below + at_meetings + straight <= each.amount
    for share in shares:
        assert sum(award.amount for award in awards if award.meeting == share.meeting) <= share.amount
    known = {None, *(share.meeting for share in shares)}
    assert not sum(award.amount for award in awards if award.meeting not in known)


def test_an_envelope_keeps_its_part_of_the_pot(three: None) -> None:
    money.set_envelopes(IDS["stad"], [Part("groen", "Groen", 30)])
    with pytest.raises(Refused, match="over_pot_of_round") as refusal:
        money.share(IDS["stad"], "AAA", 21)
    assert refusal.value.details == {"round": "Stad", "pot": 100, "out": 101}
    money.share(IDS["stad"], "AAA", 30, "groen")
    with pytest.raises(Refused, match="over_envelope"):
        money.share(IDS["stad"], "BBB", 1, "groen")
    with pytest.raises(Refused, match="envelope_in_use"):
        money.set_envelopes(IDS["stad"], [])
    with pytest.raises(Refused, match="envelope_twice"):
        money.set_envelopes(IDS["stad"], [Part("rood", "Rood", 1), Part("rood", "rood", 1)])
    with pytest.raises(Refused, match="unknown_envelope"):
        money.share(IDS["stad"], "BBB", 1, "blauw")


def test_a_pot_grows_by_data_alone(three: None) -> None:
    money.set_pot(IDS["stad"], 1_200_000_000)
    money.set_pot(IDS["noord"], 50_000_000)
    with services().database.read.connect() as connection:
        assert money.pot(connection, IDS["stad"]).left == 1_150_000_000
