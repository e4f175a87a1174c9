"""Speaking time is told by groups of five at least, which add up to all; never so that a smaller one follows."""

from hypothesis import given
from hypothesis import strategies as st

from facilitation.parts.seating import SeatTaken
from facilitation.parts.turns.acts import EndTurn, GiveTurn
from facilitation.parts.turns.record import FEWEST_APART, _apart
from tests.facilitation.evening import Evening
from tests.parts.hall.test_rules import record

GROUPS = st.dictionaries(st.sampled_from(["", "T1", "T2", "T3", "T4"]), st.integers(0, 9))


def hall(first: int, second: int) -> Evening:
    """So many more people at the first and at the second table; one of each speaks for a while."""
    evening = Evening().reach("arguments")
    for table, many in (("t1", first), ("t2", second)):
        for number in range(many):
            evening.happen(SeatTaken(seat=f"{table}-{number}", table=table))
    for seat, seconds in (("anna", 60), ("t2-0", 30), ("dora", 15)):
        evening.play(GiveTurn(person=seat))
        evening.wait(seconds).play(EndTurn())
    return evening


def test_tables_and_channels_with_five_people_or_more_are_told_and_the_others_together() -> None:
    told = record(hall(3, 6))["turns"]
    assert told["hall"]["seconds"] == 105
    assert "channels" not in told  # one sits online: who is in the room would tell who is not
    assert told["per_table"] == {"t1": 60, "": 45}  # with the second table goes the one online, who would be alone


def test_where_too_few_are_left_over_nothing_is_told() -> None:
    assert "per_table" not in record(hall(3, 1))["turns"]


@given(GROUPS, GROUPS)
def test_a_group_of_fewer_than_five_is_never_told_nor_what_is_left_when_the_others_are(
    seconds: dict[str, int], people: dict[str, int]
) -> None:
    told = _apart(seconds, people)
    if not told:
        return
    assert sum(told.values()) == sum(seconds.values())
    assert all(people[group] >= FEWEST_APART for group in told if group)
    if "" in told:
        assert sum(many for group, many in people.items() if group not in told or not group) >= FEWEST_APART
    assert any(group for group in told)
