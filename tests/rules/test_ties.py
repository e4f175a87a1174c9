"""Ties are never silent: first places, then the cheapest, then a lot that everybody can draw again."""

import random
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from facilitation.counting import rules
from facilitation.counting.election import Ballot
from facilitation.counting.ties import digest, lot, seed, ticket
from tests.rules.elections import election


def test_a_lot_number_is_the_sha256_of_seed_and_plan_and_the_smallest_goes_first() -> None:
    numbers = {key: sha256(f"klaver:{key}".encode()).hexdigest() for key in ("a", "b", "c")}
    assert {key: ticket("klaver", key) for key in numbers} == numbers
    assert lot("klaver", ["a", "b", "c"]) == sorted(numbers, key=numbers.__getitem__) == ["b", "c", "a"]


def test_another_seed_draws_another_order() -> None:
    assert lot("klaver", ["a", "b", "c"]) != lot("roos", ["a", "b", "c"])


@given(st.lists(st.text(min_size=1), unique=True), st.text(), st.randoms(use_true_random=False))
def test_a_lot_does_not_depend_on_the_order_in_which_plans_are_listed(
    keys: list[str], word: str, chance: random.Random
) -> None:
    assert lot(word, chance.sample(keys, len(keys))) == lot(word, keys)
    assert sorted(lot(word, keys)) == sorted(keys)


def test_the_seed_is_the_hash_of_the_ballots_and_the_words_of_the_room() -> None:
    ballots = [Ballot(("a", "b")), Ballot(("c",), (3,))]
    text = "a,b\nc;3"
    assert digest(ballots) == digest(reversed(ballots)) == sha256(text.encode()).hexdigest()
    assert seed("  Klaver   ZEVEN ", ballots) == f"{digest(ballots)}:klaver zeven"
    assert digest([Ballot(("a",))]) != digest([Ballot(("b",))])


def test_most_first_places_go_before_the_cheapest_and_that_before_the_lot() -> None:
    asks = {"a": 90, "b": 50, "c": 50, "d": 40}
    found = rules.count(
        "borda", election(asks, [["a", "b"], ["b", "a"], ["c", "d"], ["d", "c"]], 500, "ranking", top=2)
    )
    assert found.ties[0].by == "lot"
    assert found.ties[0].ids[0] == "d"
    assert found.ties[0].ids[-1] == "a"
    firsts = election({"a": 90, "b": 5, "c": 1}, [["a"], ["c", "b"], ["c", "b"]], 500, "ranking", top=2)
    assert [(tie.ids, tie.by) for tie in rules.count("borda", firsts).ties] == [(("a", "b"), "first_places")]
    cheapest = election({"a": 90, "b": 50}, [["a"], ["b"]], 500)
    assert [(tie.ids, tie.by, tie.lots) for tie in rules.count("approval", cheapest).ties] == [(("b", "a"), "cost", {})]


def test_a_drawn_lot_is_told_with_its_numbers() -> None:
    for word in ("klaver", "roos", "tulp"):
        equal = election({"a": 50, "b": 50}, [["a"], ["b"]], 50, seed=word)
        found = rules.count("greedy", equal)
        assert found.winners == lot(word, ["a", "b"])[:1]
        assert found.ties[0].lots == {key: ticket(word, key) for key in ("a", "b")}
        assert found.ties[0].by == "lot"


def test_plans_that_nobody_chose_are_no_tie() -> None:
    assert rules.count("greedy", election({"a": 5, "b": 5}, [[]], 50)).ties == []
