"""The price at which supporters can pay a plan together: exact, also where what somebody has lies just below it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.counting.money.offers import Offer, Run, rate
from tests.rules.elections import plan

BACKERS = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 40)), min_size=1, max_size=8)


def price(ask: int, backers: list[tuple[int, int]], scale: int = 1) -> Fraction | None:
    """Of one point, in parts of a cent; each backer has a weight and so many parts of a cent."""
    classes: dict[int, list[int]] = {}
    for voter, (weight, _) in enumerate(backers):
        classes.setdefault(weight, []).append(voter)
    weight = sum(weight for weight, _ in backers)
    offer = Offer(plan("a", ask), tuple(classes.items()), weight, Fraction(0))
    found = rate(offer, Run([], [money for _, money in backers], scale))
    return Fraction(*found) if found else None


@pytest.mark.parametrize(
    ("ask", "money", "each"),
    [
        (10, [3, 100, 100], Fraction(7, 2)),  # 10/3 is more than 3: who has 3 cannot pay a third
        (10, [4, 100, 100], Fraction(10, 3)),
        (11, [3, 4, 100], Fraction(4)),  # the first gives 3, the second just what the others pay
        (12, [3, 4, 100], Fraction(5)),
    ],
)
def test_who_has_a_part_of_a_cent_too_little_gives_all_and_the_others_pay_the_rest(
    ask: int, money: list[int], each: Fraction
) -> None:
    assert price(ask, [(1, has) for has in money]) == each


@given(ask=st.integers(1, 120), backers=BACKERS, scale=st.integers(1, 7))
def test_everybody_pays_the_price_or_all_they_have_and_together_that_is_the_ask(
    ask: int, backers: list[tuple[int, int]], scale: int
) -> None:
    found = price(ask, backers, scale)
    if found is None:
        assert sum(money for _, money in backers) < ask * scale
    else:
        assert sum(min(Fraction(money), found * weight) for weight, money in backers) == ask * scale
