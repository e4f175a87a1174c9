"""The counting rules against what really came out, and against another program's count of the same ballots.

The oracle is pabutools 1.2.3, run elsewhere. It agrees on every file once its own conventions are taken over; they are
what `as_the_oracle` sets, and the only deviations there are:
- `greedy` orders points and rankings per euro, by its satisfaction measure; for approvals that is our `greedy`.
- Equal shares takes points (not points times cost) as the worth of a plan where ballots have points or ranks.
- The last place of a ranking earns nothing, and the first as many points as there are plans on that ballot, less one.
- Raising the shares stops at the first outcome to which no plan can be added; ours, like the official counts, goes on
  to the last outcome that fits.
- Its knapsack weighs votes times cost.
`maximin` is in the file, but is no rule of ours.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.imports import pabulib
from app.imports.votes import count_file, pb
from app.imports.votes.recorded import election
from facilitation.counting import rules
from facilitation.counting.chips import half_up
from facilitation.counting.election import Ballot, Election
from facilitation.state.method import Agreed

pytestmark = pytest.mark.real_data
LARGEST = 60_000  # bytes; larger files and one-euro steps are counted by `make bench`
SHARES = {
    "mes_plain": {"step": "none", "fill": "none"},
    "mes_inc_greedy": {"stop": "exhaustive"},
    "mes_add1": {"step": "add1", "fill": "none", "stop": "exhaustive"},
}


@pytest.fixture(scope="module")
def votes(real_data: Path) -> dict[str, Election]:
    """Every recorded vote that is small enough for a test."""
    paths = [path for path in real_data.glob("pabulib/*/*.pb") if path.stat().st_size < LARGEST]
    return {path.name: election(pb.recorded(path), Agreed()) for path in paths}


def oracle(real_data: Path) -> Iterator[tuple[str, str, set[str]]]:
    for line in (real_data / "pabulib" / "oracle_outcomes.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        yield told["file"], told["rule"], set(told["sel"])


def as_the_oracle(rule: str, vote: Election) -> tuple[str, dict[str, Any], Election]:
    """Our rule and params for the oracle's, and the ballots as it reads them."""
    if rule == "greedy":
        return ("greedy" if vote.kind == "approval" else "greedy-per-euro"), {}, vote
    if rule == "ilp":
        return "knapsack", {"utility": "cost"}, vote
    if rule == "phragmen":
        return "phragmen", {}, vote
    worth = "cost" if vote.kind == "approval" else "points"
    return "equal-shares", {**SHARES[rule], "utility": worth}, _by_length(vote) if vote.kind == "ranking" else vote


def _by_length(vote: Election) -> Election:
    ballots = tuple(Ballot(b.choices, tuple(range(len(b.choices) - 1, -1, -1))) for b in vote.ballots)
    return msgspec.structs.replace(vote, kind="points", ballots=ballots)


@pytest.mark.parametrize("rule", ["greedy", "phragmen", "ilp", "mes_plain", "mes_inc_greedy"])
def test_a_count_agrees_with_the_oracle_on_every_file(rule: str, real_data: Path, votes: dict[str, Election]) -> None:
    checked = 0
    for name, asked, selected in oracle(real_data):
        if asked == rule and name in votes:
            ours, params, vote = as_the_oracle(rule, votes[name])
            assert set(rules.count(ours, vote, params).winners) == selected, name
            checked += 1
    assert checked == (22 if rule in ("phragmen", "ilp") else 34)


def test_steps_of_one_euro_agree_with_the_oracle_too(real_data: Path, votes: dict[str, Election]) -> None:
    name = "Netherlands_Assen_2024.pb"
    told = {rule: selected for file, rule, selected in oracle(real_data) if file == name}
    ours, params, vote = as_the_oracle("mes_add1", votes[name])
    assert set(rules.count(ours, vote, params).winners) == told["mes_add1"]


def test_by_our_own_default_equal_shares_differs_only_where_raising_goes_on(
    real_data: Path, votes: dict[str, Election]
) -> None:
    told = {file: selected for file, rule, selected in oracle(real_data) if rule == "mes_inc_greedy"}
    approvals = {name: vote for name, vote in votes.items() if vote.kind == "approval"}
    other = {n for n, vote in approvals.items() if set(rules.count("equal-shares", vote).winners) != told[n]}
    assert other == {
        "Worldwide_Mechanical_Turk_Knapsack_3.pb",
        "NL_Amsterdam_2021_Diamantbuurt__522.pb",
        "Poland_Warszawa_2026_Stare_Bielany.pb",
        "Switzerland_Zurich_SN.pb",
        "US_Stanford_Dataset_PB_Chicago_39th_Ward_2021_vote_knapsacks.pb",
    }


def official(real_data: Path, name: str) -> tuple[Path, dict[str, Any]]:
    told = json.loads((real_data / "pabulib" / "official_outcomes.json").read_text("utf-8"))[name]
    return next(real_data.glob(f"pabulib/*/{name}")), told


@pytest.mark.parametrize("name", ["Netherlands_Assen_2024.pb", "Poland_Swiecie_2023.pb"])
def test_equal_shares_gives_the_official_outcome_with_the_rest_left_unspent(name: str, real_data: Path) -> None:
    path, told = official(real_data, name)
    found = count_file.count(path, "equal-shares", ["step=1%", "stop=last_feasible", "fill=none"])
    assert set(found["winners"]) == set(told["selected"])
    assert found["spent"] == round(told["spent"] * 100)
    assert found["params"]["fill"] == "none"


def test_the_page_on_counting_tells_what_the_count_tells(real_data: Path) -> None:
    """docs/tellen.md redoes two outcomes by hand: every price, payer and amount in it is that of the count."""
    page = (Path(__file__).parents[2] / "docs" / "tellen.md").read_text("utf-8")
    path, _ = official(real_data, "Netherlands_Assen_2024.pb")
    recorded = pb.recorded(path)
    found = count_file.counted(recorded, "equal-shares", ["fill=none"])[1]
    titles = {plan.id: plan.title for plan in recorded.source.initiatives}
    for number, paid in enumerate(found.rounds, start=1):
        line = next(line for line in page.splitlines() if line.startswith(f"| {number} |"))
        price = half_up(paid.price)  # type: ignore[attr-defined]
        assert titles[paid.id] in line
        assert line.endswith(f"| {dutch(paid.left // 100)} |")
        assert f"= {dutch(price // 100)},{price % 100:02}" in line
        assert f"| {paid.payers + paid.poorer} |" in line  # type: ignore[attr-defined]
    share = half_up(found.details["share"])
    assert f"Na {found.details['step']} stappen" in page
    assert f"€ {dutch(share // 100)},{share % 100:02}" in page
    path, _ = official(real_data, "NL_Amsterdam_2021_Diamantbuurt__522.pb")
    for turn in count_file.counted(pb.recorded(path), "greedy")[1].rounds[:9]:
        row = f"| {turn.points} | {dutch(turn.cost // 100)} |"
        said = "ja" if turn.funded else f"nee, {dutch(turn.short // 100)} te kort"
        assert f"{row} {said} | {dutch(turn.left // 100)} |" in page


def dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_centrum_gives_the_next_plan_a_part_as_its_file_says(real_data: Path) -> None:
    """Two plans stood equal for the last place, and the city paid for both; ours tells of the tie and takes one."""
    path, told = official(real_data, "NL_Amsterdam_2022_Centrum_Begroot__621.pb")
    found = count_file.count(path, "greedy", ["leftover=partial", "floor=0"])
    assert found["winners"][:-1] == told["selected"]
    assert found["left"] == 0
    last = found["winners"][-1]
    tie = next(tie for tie in found["tie_breaks"] if last in tie["ids"])
    assert set(told["partial_or_extra"]) < set(tie["ids"])
    assert found["rounds"][-1]["amount"] < found["rounds"][-1]["cost"]


def test_caps_of_the_file_are_kept_in_bloemenbuurt_and_do_not_change_its_outcome(real_data: Path) -> None:
    path, told = official(real_data, "NL_Amsterdam_2020_Bloemenbuurt__179.pb")
    capped = count_file.count(path, "greedy", ["caps=file"])
    themes = {plan.id: plan.theme for plan in pabulib.read(path).initiatives}
    for theme, cap in capped["params"]["caps"].items():
        assert sum(amount for key, amount in capped["awards"].items() if themes[key] == theme) <= cap
    assert set(count_file.count(path, "greedy")["winners"]) == set(told["selected"])
