"""Who took part, in the record."""

import pytest

from app.languages import speaking
from app.parts.seating.record import people
from tests.record.readings import WORDS, shown


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "niemand"),
        ({"online": 2}, "2 online"),
        ({"assisted": 1, "online": 0, "room": 1200}, "1.200 in de zaal, 1 met hulp"),
    ],
)
def test_people_are_counted_per_channel(counts: dict[str, int], words: str) -> None:
    with WORDS.test_request_context(), speaking("nl"):
        assert people(counts) == words


def test_the_course_begins_with_who_took_part() -> None:
    first, *_ = shown("course")
    assert (first.term, first.said) == ("Wie deden mee", "3 in de zaal, 1 online.")
