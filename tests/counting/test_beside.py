"""Other rules beside the chosen one, and somebody's own share, in words."""

from fractions import Fraction
from pathlib import Path

from flask import render_template_string

from app import create_app
from app.commands import terminal
from app.counting.told import compared
from app.languages import speaking
from app.parts.ranking import own_share
from facilitation.counting.money.own import Own
from tests.counting.telling import RANKED, rules, tale

PLANS = {plan.id: plan for plan in RANKED.plans}


def test_other_rules_are_named_and_say_in_one_sentence_where_they_differ() -> None:
    results = {rule: tale(rule).result for rule in rules()}
    found = terminal.in_english(lambda: compared.beside(results["borda"], results, PLANS))
    assert found.chosen == "Points per place"
    assert [each.rule for each in found.others] == [rule for rule in rules() if rule != "borda"]
    lines = {each.rule: each.line for each in found.others}
    assert lines["greedy"] == "Most votes chooses the same plans as Points per place."
    assert lines["greedy-per-euro"].startswith("Most votes per euro chooses")
    assert found.table.head[:2] == ("Plan", "Points per place")
    assert {len(row) for row in found.table.rows} == {len(found.table.head)}


def test_it_is_marked_as_information_only(tmp_path: Path) -> None:
    app = create_app({"DATA_DIR": tmp_path / "data"})
    results = {rule: tale(rule).result for rule in ("borda", "irv")}
    with app.test_request_context(), speaking("nl"):
        found = compared.beside(results["borda"], results, PLANS)
        html = render_template_string(
            '{% from "parts/ranking/compared.html" import beside with context %}{{ beside(found, "x") }}', found=found
        )
    assert "Alleen ter informatie." in html
    assert "De buurt koos vooraf: Punten per plek. Die uitslag blijft staan." in html


def test_an_own_share_is_told_to_the_cent_with_what_was_left() -> None:
    mine = Own({"a": Fraction(16_744), "b": Fraction(0)}, Fraction(20_000), ("c",))
    assert terminal.in_english(lambda: own_share.told(mine, PLANS)) == [
        "Your share was €200.",
        "€167.44 went to ‘A’.",
        "Not used: €32.56.",
        "From the rest of the budget money also went to: ‘C’.",
    ]
    unused = terminal.in_english(lambda: own_share.told(Own({}, Fraction(20_000), ()), PLANS))
    assert unused[1] == "Your share was not used: your plans were not paid for with voters’ shares."
