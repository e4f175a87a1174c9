"""Amounts of money survive every way of writing them, to the cent."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.amounts import exact, typed, written

CENTS = st.integers(0, 10**14)


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@given(CENTS)
def test_a_plain_number_gives_back_its_cents(cents: int) -> None:
    assert exact(f"{cents // 100}.{cents % 100:02}") == cents
    assert exact(f"{cents // 100}.{cents % 100:02}000") == cents


@given(CENTS, st.sampled_from([(".", ","), (",", "."), (" ", ","), ("\xa0", ","), ("'", "."), ("", ","), ("", ".")]))
def test_an_amount_as_people_write_it_gives_back_its_cents(cents: int, marks: tuple[str, str]) -> None:
    thousands, point = marks
    text = f"{grouped(cents // 100, thousands)}{point}{cents % 100:02}"
    assert written(text) == written(f"€ {text}") == written(f" {text} euro ") == cents


@given(st.integers(0, 10**12))
def test_whole_euros_need_no_cents_behind_them(euros: int) -> None:
    for text in (str(euros), grouped(euros, "."), grouped(euros, ","), f"{euros},-", f"€{grouped(euros, '.')},--"):
        assert written(text) == euros * 100


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12000", 1_200_000),
        ("12.000", 1_200_000),
        ("€ 12.000,50", 1_200_050),
        ("12,000.50", 1_200_050),
        ("84000.00", 8_400_000),
        ("12,5", 1_250),
        ("EUR 100000.0", 10_000_000),
        ("-5", -500),
    ],
)
def test_these_amounts_mean_what_they_say(text: str, cents: int) -> None:
    assert written(text) == cents


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gratis",
        "1.2.3",
        "12.00.000",
        "12.0000",
        "0.500",
        "1,234,5",
        "12.000.50",
        "1e5",
        "NaN",
        "Infinity",
        "١٢",
        "5 5",
    ],
)
def test_a_doubtful_amount_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        written(text)


@pytest.mark.parametrize("text", ["١٢٬٠٠٠٫٥٠", "١٢٠٠٠٫٥", "\u200f12,000.50\u00a0€", "\u2068€ 12.000,50\u2069"])
def test_figures_of_an_arabic_keyboard_and_what_was_copied_from_a_page_are_amounts_in_a_field(text: str) -> None:
    assert typed(text) == 1_200_050


@pytest.mark.parametrize("text", ["", "1e5", "12,50", "0.001", "1.005", "nan", "inf", "1_000", "--1", "9" * 41])
def test_a_number_that_is_not_whole_cents_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        exact(text)


@given(st.text(max_size=30))
def test_any_other_text_is_refused_without_a_crash(text: str) -> None:
    for read in (exact, written):
        with suppress(ValueError):
            assert isinstance(read(text), int)
