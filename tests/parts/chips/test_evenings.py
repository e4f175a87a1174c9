"""Real evenings with chips, played through the door of the meetings: their published figures come out."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.record.verify.verdict import verify
from facilitation.counting.chips import half_up
from facilitation.parts.chips import KIND
from facilitation.parts.chips.asked import averages
from facilitation.parts.package.division import proposal
from facilitation.parts.stages import AdvanceStage
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.parts.chips.room import Room

EURO = 100
pytestmark = pytest.mark.usefixtures("context")


def chips(**rules: Any) -> Stage:
    """A stage of chips."""
    return Stage("chips", "chips").saying(rules=rules)


def given(file: dict[str, Any]) -> dict[str, int]:
    """What the record says that a full table gave, in cents; the file fits."""
    assert [str(fault) for fault in verify(json.dumps(file).encode()).faults] == []
    [told] = file["record"]["chips"]
    return {each["thing"]: each["amount"] for each in told["given"]}


@pytest.mark.real_data
def test_hoogkerks_three_sittings_give_its_published_amounts_to_the_euro(real_data: Path) -> None:
    told = json.loads((real_data / "tafelfiches" / "hoogkerk_2024.json").read_text("utf-8"))
    themes = [*told["published_result"]]
    plans = [Initiative(f"H{n}", theme, EURO, EURO, theme=theme) for n, theme in enumerate(themes)]
    room = Room("HOOG24", told["budget"] * EURO, plans, [chips(on="themes", chips=10)], tables=3)
    for n, sitting in enumerate(told["sessions"], 1):
        room.sit(f"T{n}", sitting["participants"])
    room.begin()
    for n, sitting in enumerate(told["sessions"], 1):
        laid = {theme: mean * sitting["participants"] // (6 * 5000) for theme, mean in sitting["mean"].items()}
        assert sum(laid.values()) == 10 * sitting["participants"]
        room.lay(f"T{n}", laid)
    room.show()
    assert given(room.end()) == {theme: euros * EURO for theme, euros in told["published_result"].items()}


def test_antwerps_tables_fund_in_order_and_pass_over_what_does_not_fit() -> None:
    asks = [25_000, 37_000, 5_000, 40_000, 10_000, 25_000, 30_000, 19_500, 3_000, 10_000]
    plans = [Initiative(f"A{n}", f"Plan {n}", ask * EURO, ask * EURO) for n, ask in enumerate(asks, 1)]
    room = Room("ANTW01", 100_000 * EURO, plans, [chips(chips=5, each=1, gives="order", spread=5)], tables=4)
    favourites = {"T1": range(1, 6), "T2": (1, 2, 3, 4, 6), "T3": (1, 2, 5, 7, 8), "T4": (3, 6, 7, 9, 10)}
    for table, people in (("T1", 7), ("T2", 6), ("T3", 5), ("T4", 4)):
        room.sit(table, people)
    room.begin()
    for table, liked in favourites.items():
        room.lay(table, {f"A{n}": len(room.people[table]) for n in liked})
    room.show()
    votes = [18, 18, 17, 13, 12, 10, 9, 5, 4, 4]
    [told] = (file := room.end())["record"]["chips"]
    assert [each["chips"] for each in told["given"]] == votes
    assert given(file)
    assert told["suggested"] == {f"A{n}": asks[n - 1] * EURO for n in (1, 2, 3, 5, 8, 9)}
    assert 100_000 * EURO - sum(told["suggested"].values()) == 500 * EURO


def test_envelopes_first_and_plans_second_in_one_sitting_come_to_the_record() -> None:
    plans = [
        Initiative("G1", "Bomen", 20_000 * EURO, 10_000 * EURO, scalable=True, theme="groen"),
        Initiative("G2", "Vijver", 20_000 * EURO, 10_000 * EURO, scalable=True, theme="groen"),
        Initiative("J1", "Club", 30_000 * EURO, 10_000 * EURO, scalable=True, theme="jeugd"),
    ]
    first, second = (Stage(key, "chips").saying(rules=rules) for key, rules in (
        ("potjes", {"on": "themes", "chips": 6}), ("plannen", {"chips": 6}),
    ))  # fmt: skip
    room = Room("POTJES", 60_000 * EURO, plans, [first, second], tables=2)
    for table, people in (("T1", 3), ("T2", 2)):
        room.sit(table, people)
    room.begin()
    room.lay("T1", {"groen": 12, "jeugd": 6})
    room.lay("T2", {"groen": 4, "jeugd": 8})
    room.show()
    assert proposal(room.state) is None
    room.lead(AdvanceStage())
    room.lay("T1", {"G1": 10, "G2": 8})
    room.lay("T2", {"J1": 12})
    room.show()
    file = room.end()
    assert [str(fault) for fault in verify(json.dumps(file).encode()).faults] == []
    themes, chosen = file["record"]["chips"]
    envelopes = {each["thing"]: each["amount"] for each in themes["given"]}
    assert envelopes == {"groen": 32_000 * EURO, "jeugd": 28_000 * EURO}
    assert (themes["suggested"], [each["amount"] for each in chosen["given"]]) == (
        None, [20_000 * EURO, 16_000 * EURO, 24_000 * EURO],
    )  # fmt: skip
    assert chosen["suggested"] == {"G1": 20_000 * EURO, "G2": 12_000 * EURO, "J1": 28_000 * EURO}
    assert {plan["id"]: plan["amount"] for plan in file["record"]["plans"]} == chosen["suggested"]


@pytest.mark.real_data
def test_klaverbuurts_seven_tables_come_to_its_merge_and_to_what_it_decided(real_data: Path) -> None:
    told = json.loads((real_data / "demo-overlegtafel.json").read_text("utf-8"))
    plans = [
        Initiative(p["id"], p["title"], p["ask_eur"] * EURO, p["minimum_viable_eur"] * EURO, p["scalable"])
        for p in told["initiatives"]
    ]
    room = Room("KLAV07", told["session"]["budget_eur"] * EURO, plans, [chips(chips=14)], tables=7)
    for table in told["tables"]:
        room.sit(table["id"], table["size"])
    room.begin()
    for table in told["tables"]:
        room.lay(table["id"], table["allocation_chips"])
    room.show()
    stage = KIND.here(room.state)
    assert stage is not None
    assert {key: half_up(amount) for key, amount in averages(room.state, stage).items()} == {
        key: round(euros * EURO) for key, euros in told["merge"]["average_eur"].items()
    }
    decided = {line["initiative_id"]: line["amount_eur"] * EURO for line in told["decision"]["items"]}
    found = proposal(room.state)
    assert found is not None
    assert found.amounts == {key: cents for key, cents in decided.items() if cents}
    assert sum(given(room.end()).values()) == told["session"]["budget_eur"] * EURO
