"""Systemic consensing, counted: what every room may rely on, whatever it answers."""

from collections.abc import Mapping

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitation.counting.resistance import NOTHING, Outcome, count, paper
from facilitation.counting.ties import digest, lot

OPTIONS = ("O1", "O2", "O3", NOTHING)
marks = st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 10))
rooms = st.lists(marks, min_size=1, max_size=8)
SEED = "0f:fiets klaver zon"


def ranks(outcome: Outcome) -> dict[str, int]:
    return {each.option: each.rank for each in outcome.standings}


@given(rooms, st.randoms())
def test_who_said_it_first_changes_nothing(room: list[dict[str, int]], chance: "object") -> None:
    shuffled = [*room]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count(OPTIONS, shuffled, SEED) == count(OPTIONS, room, SEED)
    assert digest(paper(OPTIONS, each) for each in shuffled) == digest(paper(OPTIONS, each) for each in room)


@given(rooms, st.data())
def test_more_resistance_never_helps_an_option(room: list[dict[str, int]], data: st.DataObject) -> None:
    seat = data.draw(st.integers(0, len(room) - 1))
    option = data.draw(st.sampled_from(OPTIONS))
    before = room[seat].get(option, 5)
    assume(before < 10)
    more = [*room]
    more[seat] = {**room[seat], option: data.draw(st.integers(before + 1, 10))}
    old, new = count(OPTIONS, room, SEED), count(OPTIONS, more, SEED)
    assert new.sum_of(option) > old.sum_of(option)
    assert ranks(new)[option] >= ranks(old)[option]
    assert not (new.winner == option and old.winner != option)
    assert all(ranks(new)[other] <= ranks(old)[other] for other in OPTIONS if other != option)


@given(rooms)
def test_a_blank_counts_as_five(room: list[dict[str, int]]) -> None:
    filled = [{option: each.get(option, 5) for option in OPTIONS} for each in room]
    one, other = count(OPTIONS, room, SEED), count(OPTIONS, filled, SEED)
    assert (one.winner, one.by, one.tied) == (other.winner, other.by, other.tied)
    assert [(x.option, x.sum) for x in one.standings] == [(x.option, x.sum) for x in other.standings]
    assert all(each.blanks == 0 for each in other.standings)


@given(rooms)
def test_every_answer_is_in_every_sum(room: list[dict[str, int]]) -> None:
    for each in count(OPTIONS, room).standings:
        assert sum(each.spread) + each.blanks == len(room)
        assert sum(mark * number for mark, number in enumerate(each.spread)) + 5 * each.blanks == each.sum
        assert 0 <= each.sum <= 10 * len(room)


@given(rooms)
def test_the_winner_has_the_lowest_sum_and_nothing_wins_every_tie_it_is_in(room: list[dict[str, int]]) -> None:
    outcome = count(OPTIONS, room, SEED)
    lowest = min(each.sum for each in outcome.standings)
    assert outcome.winner is not None
    assert outcome.sum_of(outcome.winner) == lowest
    if outcome.sum_of(NOTHING) == lowest:
        assert outcome.winner == NOTHING


def said(*rows: Mapping[str, int]) -> Outcome:
    return count(OPTIONS, rows)


def test_without_answers_nothing_is_chosen() -> None:
    outcome = said()
    assert (outcome.answers, outcome.winner, outcome.by, outcome.tied) == (0, None, "", ())


def test_among_equals_the_option_goes_first_that_fewer_people_resist_strongly() -> None:
    rows = zip((8, 3, 3), (7, 7, 0), strict=True)
    outcome = said(*({"O1": one, "O2": two, "O3": 9, NOTHING: 9} for one, two in rows))
    assert (outcome.winner, outcome.by, outcome.tied) == ("O2", "strong", ("O2", "O1"))


def test_where_only_a_lot_can_choose_there_is_no_winner_before_the_room_called_its_words() -> None:
    rows = [{"O1": 2, "O2": 3, "O3": 9, NOTHING: 8}, {"O1": 3, "O2": 2, "O3": 9, NOTHING: 8}]
    waiting, drawn = count(OPTIONS, rows), count(OPTIONS, rows, SEED)
    assert (waiting.winner, waiting.by, waiting.lots) == (None, "lot", {})
    assert drawn.winner == lot(SEED, ["O1", "O2"])[0]
    assert [*drawn.lots] == [each.option for each in drawn.standings[:2]]


def test_the_outcome_comes_back_from_json_as_it_was() -> None:
    outcome = count(OPTIONS, [{"O1": 3}, {"O2": 10}], SEED)
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=Outcome) == outcome
