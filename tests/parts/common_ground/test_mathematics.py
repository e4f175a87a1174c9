"""Groups of opinion and what they share: as the reference finds them, and what holds for any votes."""

import time
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imports.polis import conversation
from facilitation.counting.common_ground import clusters, components, statements
from facilitation.counting.common_ground.compute import common_ground, enough
from facilitation.counting.common_ground.found import Cell, Found
from facilitation.counting.common_ground.votes import Votes, table
from tests.parts.common_ground.conversations import NAMES, mirrored, reference, two_minds

SECONDS = 20


@st.composite
def drawn(draw: st.DrawFn) -> Votes:
    """Up to thirty people on up to nine statements, some left out."""
    people, about = draw(st.integers(1, 30)), draw(st.integers(1, 9))
    pairs = st.tuples(st.integers(0, people - 1), st.integers(0, about - 1))
    cast = draw(st.dictionaries(pairs, st.sampled_from((-1, 0, 1)), min_size=1, max_size=people * about))
    named = {(f"P{who}", f"A{what}"): value for (who, what), value in cast.items()}
    votes = table(named, [f"P{who}" for who in range(people)], [f"A{what}" for what in range(about)])
    out = draw(st.sets(st.sampled_from(votes.statements), max_size=2))
    return msgspec.structs.replace(votes, left_out=tuple(sorted(out)))


@pytest.mark.real_data
@pytest.mark.parametrize("name", NAMES)
def test_groups_and_statements_are_those_of_the_reference(real_data: Path, name: str) -> None:
    read, expected = conversation(real_data / "polis" / name), reference(name)
    began = time.process_time()
    found = common_ground(read.votes)
    assert time.process_time() - began < SECONDS
    theirs = _renumbered(expected["groups"])
    assert found.groups == tuple(theirs[each] for each in expected["groups"])
    assert [_told(each) for each in found.shared] == expected["shared"]
    for group, told in expected["typical"].items():
        assert [_told(each) for each in found.typical[theirs[group]]] == told
    assert list(found.across) == expected["across"]


def _renumbered(groups: str) -> dict[str, int]:
    """The reference numbers groups in its own way, we by their first person; `-` is nobody's group in both."""
    return {each: at for at, each in enumerate(dict.fromkeys(groups.replace("-", "")))} | {"-": -1}


def _told(each: object) -> list[object]:
    plain = msgspec.to_builtins(each)
    return [int(plain["statement"]), plain["agrees"], plain["votes"], plain["seen"]]


def test_people_of_two_minds_stand_in_two_groups_that_share_one_statement() -> None:
    found = common_ground(two_minds())
    assert found.sizes == (10, 10)
    assert found.groups == (0,) * 10 + (1,) * 10
    assert [each.statement for each in found.shared] == ["A8"]
    assert found.across == (*[round(1000 * 11 / 12 * 1 / 12)] * 7, round(1000 * 11 / 12 * 11 / 12))
    assert found.silhouette == 1000


def test_a_vote_the_other_way_round_changes_no_group() -> None:
    votes = two_minds(12)
    assert common_ground(votes).groups == common_ground(mirrored(votes)).groups


def test_who_voted_on_fewer_than_seven_statements_stands_in_no_group() -> None:
    votes = two_minds(15)
    few = tuple(vote for vote in votes.votes if vote[0] or vote[1] < 6)
    found = common_ground(msgspec.structs.replace(votes, votes=few))
    assert found.groups[0] == -1
    assert sum(found.sizes) == 29
    assert sum(each.seen for each in found.shared if each.statement == "A8") == 29


def test_where_fewer_than_fifteen_people_voted_enough_those_who_voted_most_are_added() -> None:
    cast = {(f"P{who}", f"A{what}"): 1 for who in range(20) for what in range(1 + who % 6)}
    votes = table(cast, [f"P{who}" for who in range(20)], [f"A{what}" for what in range(6)])
    assert len(enough(votes)) == 15
    assert 0 not in enough(votes)


def test_a_statement_that_was_left_out_moves_nobody_and_is_told_nowhere() -> None:
    votes = msgspec.structs.replace(two_minds(), left_out=tuple(f"A{what}" for what in range(1, 8)))
    found = common_ground(votes)
    assert found.sizes == (20,)
    assert {each.statement for each in [*found.shared, *found.typical[0]]} == {"A8"}


def test_one_person_or_people_of_one_mind_are_one_group() -> None:
    assert common_ground(Votes(1, ("A1",), ((0, 0, 1),))).sizes == (1,)
    assert common_ground(Votes(9, ("A1",), tuple((who, 0, 1) for who in range(9)))).sizes == (9,)
    assert common_ground(Votes(0, (), ())).sizes == ()


def test_the_largest_weight_of_a_component_is_positive() -> None:
    drawn = np.random.default_rng(7).integers(-1, 2, (40, 12)).astype(float)
    centred = drawn - drawn.mean(axis=0)
    for rows in (centred, centred.T - centred.T.mean(axis=0)):
        found = components.directions(rows)
        assert all(row[np.argmax(np.abs(row))] > 0 for row in found)
        exact = np.linalg.svd(rows, full_matrices=False)[2][:2]
        assert np.allclose(np.abs((found * exact).sum(axis=1)), 1)


def test_a_group_that_nobody_is_in_begins_anew_at_whoever_stands_farthest() -> None:
    points = np.array([[0.0, 0], [1, 0], [2, 0], [30, 0]])
    labels = clusters.k_means(points, np.array([[0.0, 0], [-50, 0]]))
    assert labels.tolist() == [0, 0, 0, 1]


def test_only_numbers_of_groups_that_leave_nobody_in_a_small_one_are_tried() -> None:
    points = np.array([[0.0, 0]] * 6 + [[1.0, 0]] * 6 + [[50.0, 0]] * 2)
    assert np.bincount(clusters.groups(points)[0]).tolist() == [6, 6, 2]
    assert clusters.groups(points, fewest=5)[0].tolist() == [0] * 14
    near = np.array([[0.0, 0]] * 6 + [[1.0, 0]] * 6 + [[1.5, 0]] * 2)
    assert np.bincount(clusters.groups(near, fewest=5)[0]).tolist() == [6, 8]


def test_shares_are_rounded_to_the_nearest_thousandth_with_halves_up() -> None:
    assert [statements.per_mille(Fraction(each, 2000)) for each in (0, 1, 2, 3, 1999)] == [0, 1, 1, 2, 1000]
    assert statements.across([Cell(3, 1, 4), Cell(0, 2, 2)]) == Fraction(4, 6) * Fraction(1, 4)


@settings(deadline=None)
@given(drawn())
def test_whatever_people_vote_the_numbers_add_up(votes: Votes) -> None:
    found = common_ground(votes)
    assert [found.groups.count(number) for number in range(len(found.sizes))] == list(found.sizes)
    assert 1 <= len(found.sizes) <= 5
    assert min(found.sizes) >= 1
    for row in found.cells:
        assert all(cell.agree + cell.disagree <= cell.seen <= size for cell, size in zip(row, found.sizes, strict=True))
    assert all(0 <= each <= 1000 for each in found.across)
    told = [each.statement for each in (*found.shared, *(each for some in found.typical for each in some))]
    assert not set(told) & set(votes.left_out)
    assert len(found.shared) <= 10
    assert all(len(each) <= 5 for each in found.typical)


@settings(deadline=None, max_examples=30)
@given(drawn())
def test_equal_votes_have_equal_groups(votes: Votes) -> None:
    again = msgspec.json.decode(msgspec.json.encode(votes), type=Votes)
    assert common_ground(again) == common_ground(votes)
    assert msgspec.json.decode(msgspec.json.encode(common_ground(votes)), type=Found) == common_ground(votes)
    assert again.digest == votes.digest
