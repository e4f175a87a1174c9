"""What is kept of texts that are compared: their pairs are those of a plain comparison, and comparing is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from app.parts.twins import similar
from app.parts.twins.similar import Compared, Near, most_alike, place_of

SOME = (
    "Er is dan licht.",
    "Dan is er licht!",
    "Er is dan geen licht.",
    "Er is dan wel licht",
    "Meer bomen",
    "De het",
    "",
)
texts = st.lists(st.sampled_from(SOME) | st.text("abn iet", max_size=12), max_size=12).map(tuple)


def plain(said: tuple[str, ...]) -> list[Near]:
    """Each held against each that came before it."""
    words, denies = [similar._words(text) for text in said], [similar._denies(text) for text in said]
    found = [
        (one, other, int(fuzz.ratio(words[other], words[one])))
        for other in range(len(said))
        for one in range(other)
        if words[other] and denies[one] == denies[other]
    ]
    return sorted([pair for pair in found if pair[2] >= similar.LIKE], key=place_of)


@given(st.lists(texts, min_size=1, max_size=4))
def test_the_pairs_are_those_of_a_plain_comparison_whatever_was_compared_before(lists: list[tuple[str, ...]]) -> None:
    compared = Compared()
    for said in lists:
        wanted, alike = plain(said), compared.of(said)
        assert [*alike.pairs()] == wanted
        for place in range(len(said)):
            assert [*alike.of(place)] == [pair for pair in wanted if place in pair[:2]]
            assert [other for other in range(len(said)) if alike.are(place, other) and other != place] == [
                one + other - place for one, other, _ in sorted(wanted) if place in (one, other)
            ]


@given(texts, st.sets(st.integers(0, 11)))
def test_pairs_are_counted_without_a_look_at_each(said: tuple[str, ...], some: set[int]) -> None:
    places = [place for place in range(len(said)) if place in some]
    wanted = [pair for pair in plain(said) if {*pair[:2]} <= {*places}]
    assert Compared().of(said).number(places) == len(wanted)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With how many others each text is compared."""
    found: list[int] = []
    real = process.extract

    def counted(query: str, choices: list[str], **how: object) -> object:
        found.append(len(choices))
        return real(query, choices, **how)

    monkeypatch.setattr(process, "extract", counted)
    return found


def test_only_new_words_are_compared_and_once(held: list[int]) -> None:
    compared, said = Compared(), tuple(f"reden {number * 7919}" for number in range(30))
    compared.of(said)
    assert held == [*range(30)]
    held.clear()
    compared.of((*said, "iets nieuws", "nog wat anders"))
    assert held == [30, 31]
    held.clear()
    compared.of((*said[:10], *said[11:], "Reden 0!"))
    compared.of(said)
    assert held == []


def test_a_thousand_times_the_same_is_one_saying(held: list[int]) -> None:
    alike = Compared().of(("Goed plan voor de buurt",) * 1000)
    assert held == [0]
    assert alike.number(range(1000)) == 1000 * 999 // 2
    assert next(alike.pairs()) == (0, 1, 100)
    assert next(alike.of(999)) == (0, 999, 100)


def test_what_is_like_no_other_is_in_no_list() -> None:
    alike = Compared().of(("Er is dan licht.", "Meer bomen", "Dan is er licht.", "Iets heel anders"))
    assert [{*sayings} for sayings in alike._beside.values()] == [{(similar._words("Dan licht er is"), False)}]


def test_words_that_are_gone_are_not_known_for_ever() -> None:
    compared = Compared()
    for number in range(50):
        compared.of(tuple(f"reden {number * 60 + each}" for each in range(100)))
    assert len(compared._known) <= 3 * 100 + similar.SPARE
    assert all(other in compared._known for like in compared._known.values() for other in like)


def test_what_is_most_alike_comes_first_and_nothing_is_left_out() -> None:
    others = ["Meer bomen", "Dan is er licht.", "Er is licht in de tuin"]
    assert most_alike("Er is dan licht.", others)[0] == 1
    assert sorted(most_alike("Er is dan licht.", others)) == [0, 1, 2]
