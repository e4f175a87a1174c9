"""Tables' chips: merged per person, to the euro of Hoogkerk's published result and to Klaverbuurt's decision."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.counting.chips import Bands, Stack, apportion, banded, half_up, merge
from facilitation.state.plan import Initiative

EURO = 100


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.mark.real_data
def test_hoogkerk_comes_out_to_the_euro(real_data: Path) -> None:
    told = read(real_data / "tafelfiches" / "hoogkerk_2024.json")
    stacks = [
        Stack(s["participants"], {key: Fraction(mean * EURO * s["participants"], 6) for key, mean in s["mean"].items()})
        for s in told["sessions"]
    ]
    averages = merge(stacks)
    expected = {key: amount * EURO for key, amount in told["published_result"].items()}
    assert {key: half_up(amount, EURO) for key, amount in averages.items()} == expected
    assert apportion(averages, EURO) == expected
    assert sum(averages.values()) == told["budget"] * EURO


@pytest.fixture(scope="module")
def klaverbuurt(real_data: Path) -> dict[str, Any]:
    return read(real_data / "demo-overlegtafel.json")


def averages(evening: dict[str, Any]) -> dict[str, Fraction]:
    return merge(
        Stack(t["size"], {key: n * t["chip_value_eur"] * EURO for key, n in t["allocation_chips"].items()})
        for t in evening["tables"]
    )


@pytest.mark.real_data
def test_klaverbuurts_tables_merge_to_the_averages_of_its_file(klaverbuurt: dict[str, Any]) -> None:
    found, told = averages(klaverbuurt), klaverbuurt["merge"]
    assert {key: half_up(amount) for key, amount in found.items()} == {
        key: round(amount * 100) for key, amount in told["average_eur"].items()
    }
    assert Fraction(sum(t["size"] for t in klaverbuurt["tables"]), 6) == Fraction(told["full_tables"])
    assert sum(found.values()) == klaverbuurt["session"]["budget_eur"] * EURO


@pytest.mark.real_data
def test_klaverbuurts_bands_give_the_division_that_it_decided(klaverbuurt: dict[str, Any]) -> None:
    found = averages(klaverbuurt)
    plans = {
        p["id"]: Initiative(p["id"], "", p["ask_eur"] * EURO, p["minimum_viable_eur"] * EURO, p["scalable"])
        for p in klaverbuurt["initiatives"]
    }
    decided = {item["initiative_id"]: item["amount_eur"] * EURO for item in klaverbuurt["decision"]["items"]}
    assert {key: banded(found[key], plan, Bands()) for key, plan in plans.items()} == decided
    assert sum(decided.values()) == klaverbuurt["decision"]["total_eur"] * EURO


def test_a_table_of_seven_weighs_more_than_one_of_five() -> None:
    assert merge([Stack(7, {"a": 700}), Stack(5, {"b": 500})]) == {"a": 350, "b": 250}
    assert merge([Stack(0, {"a": 0})]) == {"a": 0}


def test_halfway_goes_up() -> None:
    assert [half_up(Fraction(n, 2), 1) for n in (1, 2, 3)] == [1, 1, 2]
    assert [half_up(Fraction(n), 500) for n in (249, 250, 749, 750)] == [0, 500, 500, 1000]


def test_of_equal_remainders_the_lot_decides() -> None:
    equal = dict.fromkeys("abc", Fraction(1, 3))
    assert sum(apportion(equal).values()) == 1
    assert {next(key for key, n in apportion(equal, seed=word).items() if n) for word in "0123456789"} == set("abc")


@given(
    st.dictionaries(st.text(max_size=3), st.fractions(0, 10**6, max_denominator=60), max_size=5), st.integers(1, 500)
)
def test_apportioned_amounts_stay_within_a_unit_and_under_the_whole(amounts: dict[str, Fraction], unit: int) -> None:
    found, whole = apportion(amounts, unit), sum(amounts.values(), Fraction(0))
    assert whole - unit < sum(found.values()) <= whole
    assert all(abs(found[key] - amount) < unit and found[key] % unit == 0 for key, amount in amounts.items())
