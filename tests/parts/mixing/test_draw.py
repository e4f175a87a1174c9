"""The lot for tables: who sits where, drawn from the room's words, and how good it is."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.parts.mixing.chance import Chance
from facilitation.parts.mixing.draw import draw
from facilitation.parts.mixing.hall import NOBODY, Column, Hall, with_groups
from facilitation.parts.mixing.quality import Quality, quality
from tests.parts.mixing.halls import annealed, hall
from tests.reliability.length import length

WORDS = "rode fiets op zolder"
NUMBERS, ORDER = [224, 279, 502, 580, 13, 256, 258, 508, 433, 283], "fdbcea"
DIGEST = "60d24095241b7d5ff0418ed33986dedfb0f9ef95a4533a7a40c7962d66da458c"
TABLES = (3, 3, 2, 3, 0, 0, 0, 1, 1, 2, 3, 2, 1, 0, 0, 2, 3, 1, 1, 3, 0, 1, 2, 2)
BEST = json.loads(Path(__file__).with_name("best.json").read_text("utf-8"))
"""Of the first drawn halls the most pairs that differ in 1,000 tries of simulated annealing; soak tries again."""


def differing(at: Column, of: Hall) -> int:
    """The pairs at a table that differ in a field, added over the fields."""
    good = quality(of, at)
    return good.pairs - good.alike


def sizes(at: Column) -> list[int]:
    return sorted(Counter(at).values())


def test_the_numbers_of_chance_are_those_that_are_written_down() -> None:
    chance = Chance("overlegtafel")
    assert [chance.below(1000) for _ in range(10)] == NUMBERS
    assert Chance("overlegtafel").shuffled(list("abcdef")) == list(ORDER)


def test_a_known_hall_and_known_words_give_the_tables_that_are_written_down() -> None:
    small = hall(1, people=24, tables=4, stay=2)
    assert small.digest == DIGEST
    assert draw(small, WORDS) == TABLES


def test_the_same_words_give_the_same_tables_and_others_give_others() -> None:
    small = hall(2, people=42, tables=7, stay=3)
    assert draw(small, WORDS) == draw(small, WORDS)
    assert draw(small, WORDS) != draw(small, "blauwe fiets op zolder")


@given(st.integers(2, 40), st.integers(2, 7), st.integers(0, 6), st.integers(0, 10**6))
def test_everybody_gets_one_place_at_tables_that_are_as_even_as_may_be_and_who_stays_stays(
    people: int, tables: int, stay: int, number: int
) -> None:
    drawn = hall(number, people, tables, min(stay, people))
    at = draw(drawn, WORDS)
    assert len(at) == people
    assert all(table in (NOBODY, mine) for table, mine in zip(drawn.fixed, at, strict=True))
    found, least = Counter(at), [drawn.fixed.count(table) for table in range(tables)]
    small = min(found[table] for table in range(tables))
    assert all(found[table] <= max(small + 1, least[table]) for table in range(tables))


def test_no_two_proposers_of_one_plan_share_a_table_while_there_are_tables_enough() -> None:
    for number in range(5):
        drawn = hall(number, people=60, tables=10, stay=0)
        assert quality(drawn, draw(drawn, WORDS)).together == 0
    crowd = Hall(3, (NOBODY,) * 12, apart=((1,) * 12,))
    assert quality(crowd, draw(crowd, WORDS)).together == 18  # told, where it cannot be


def test_a_new_round_keeps_people_from_meeting_the_same_ones_again() -> None:
    before: tuple[Column, ...] = ()
    met = []
    for _ in range(4):
        drawn = hall(3, people=42, tables=7, stay=0, before=before)
        at = draw(drawn, WORDS)
        met.append(quality(drawn, at).met)
        before = (*before, at)
    assert met[0] == met[1] == 0
    assert met[3] <= 12  # of 105 pairs at the tables; people who sit anyhow meet 40 of them again


def test_a_quality_is_counted_as_a_person_would_with_a_pencil() -> None:
    small = Hall(
        2, (NOBODY,) * 6, spread=((1, 1, 1, 2, 2, 0),), apart=((0, 1, 1, 0, 0, 0),), before=((0, 0, 1, 1, 2, 2),)
    )
    good = quality(small, (0, 0, 0, 1, 1, 1))
    assert good == Quality(pairs=4, alike=4, least=1, met=2, together=1)
    assert good.spread == 0
    assert quality(small, (0, 1, 0, 1, 0, 1)).alike == 1


def test_groups_come_back_from_their_text_and_a_text_that_is_none_gives_no_hall() -> None:
    small = hall(4, people=30, tables=5)
    again = with_groups(small.tables, small.fixed, small.before, small.groups)
    assert again == small
    assert again.digest == small.digest
    assert with_groups(small.tables, small.fixed, small.before, None) is None
    for wrong in ("spread 1,2", "spred 1", small.groups.replace("1", "x", 1)):
        assert with_groups(small.tables, small.fixed, small.before, wrong) is None


@pytest.mark.parametrize("number", range(length(2, 20)))
def test_a_mix_is_as_diverse_as_the_best_of_a_thousand_tries_of_simulated_annealing(number: int) -> None:
    drawn = hall(number)
    at = draw(drawn, WORDS)
    best = max(
        [*BEST[number : number + 1], *(differing(annealed(drawn, Random(n)), drawn) for n in range(length(0, 1000)))]
    )
    assert differing(at, drawn) * 100 >= best * 95
    good = quality(drawn, at)
    assert (good.together, good.met) == (0, 0)
    assert good.alike * 100 <= good.least * 103


def test_pairs_that_met_cost_more_than_to_be_alike_in_every_field() -> None:
    drawn = hall(5, people=30, tables=5, before=(tuple(row % 5 for row in range(30)),))
    costs = drawn.costs()
    for one, other in combinations(range(30), 2):
        same = sum(column[one] == column[other] > 0 for column in drawn.spread)
        met = drawn.before[0][one] == drawn.before[0][other]
        assert costs[one][other] % 10_000 == same + 8 * met
