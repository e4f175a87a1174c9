"""Pictures of an outcome: what they draw, what they say, and that their tables hold the same."""

import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from app import create_app
from app.counting import pictures
from app.counting.pictures import budget, close, duels, flow, grades, ranking, run_offs, shift, wins
from app.counting.told.outcome import Tale
from app.languages import speaking
from facilitation.counting.steps import steps
from tests.counting.telling import ASSEN, DIAMANTBUURT, RANKED, recorded, rules, tale
from tests.rules.elections import election

DRAWN = """{% from "parts/ranking/pictures.html" import picture with context %}
{% for p in found %}{{ picture(p, "p" ~ loop.index) }}{% endfor %}"""


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app({"DATA_DIR": tmp_path / "data"})


@pytest.mark.parametrize("rule", rules())
def test_every_picture_has_a_sentence_and_a_table_and_stays_within_its_frame(app: Flask, rule: str) -> None:
    found = tale(rule)
    with app.test_request_context(), speaking("nl"):
        drawn = [*pictures.whole(found), *(p for step in steps(found.result) for p in pictures.at(found, step))]
        html = render_template_string(DRAWN, found=drawn)
    assert len(drawn) > len(found.result.awards)
    assert all(picture.label and picture.table.caption and picture.table.head for picture in drawn)
    assert html.count('role="img"') == html.count("<table") == len(drawn)
    assert "style=" not in html
    widths = [float(width) for width in re.findall(r'width="([\d.]+)%"', html)]
    assert widths
    assert all(0 <= width <= 100.01 for width in widths)


def test_the_ranking_says_at_each_moment_who_got_money_by_then(app: Flask) -> None:
    found = tale("borda")
    with app.test_request_context(), speaking("en"):
        before = ranking.draw(found)
        after = ranking.draw(found, found.result.rounds, now=(found.result.rounds[0].id,), most=2)
    assert {row.state for row in before.rows} == {""}
    assert [(row.id, row.state, row.note) for row in after.rows] == [
        ("a", "given now", "gets €60"),
        ("b", "passed", "€10.50 short"),
    ]
    assert after.more == 3
    assert len(after.table.rows) == 5


def test_the_budget_shows_what_does_not_fit_beyond_its_end(app: Flask) -> None:
    found = tale("borda")
    at = next(step for step in steps(found.result) if step.kind == "passed")
    with app.test_request_context(), speaking("en"):
        bar = budget.draw(found, found.result.rounds[: at.at[-1] + 1], at.ids)
    assert bar.ghost == {"n": "", "amount": 5_050}
    assert bar.label == "€60 of €100 divided over 1 plan. ‘B’ does not fit: €10.50 short."
    assert bar.over == "‘B’: €10.50 short"


def test_a_part_of_the_ask_is_striped(app: Flask) -> None:
    found = tale("greedy", election({"a": 60, "b": 60}, ["a", "ab"], 100, leftover="partial", floor=50))
    with app.test_request_context(), speaking("nl"):
        bar = budget.draw(found)
        html = render_template_string(DRAWN, found=[bar])
    assert [(part["amount"], part["part"]) for part in bar.parts] == [(60, False), (40, True)]
    assert "bar__striped" in html


def test_the_streams_carry_what_was_paid_from_all_shares_together(app: Flask, real_data: Path) -> None:
    found = recorded(real_data / ASSEN, "equal-shares", ["fill=none"])
    with app.test_request_context(), speaking("en"):
        whole, short = flow.draw(found), flow.draw(found, found.result.rounds[:6], "14", most=3)
    assert whole.label == "Of €100,000, €76,700 went to 9 plans, paid by the voters."
    assert [stream.amount for stream in whole.streams][-2:] == ["€1,500", "€23,300"]
    assert [(s.title, s.amount, s.who, s.state) for s in short.streams] == [
        ("4 plans before", "€53,200", "", "early"),
        ("Samen koken en eten", "€1,000", "21 × €47.62", ""),
        ("In gesprek", "€5,000", "13 × €364.07 + €267.08", "now"),
        ("still to divide", "€40,800", "", "rest"),
    ]


def test_a_price_is_per_point_where_ballots_give_points(app: Flask) -> None:
    vote = election({"a": 80, "b": 90}, [{"a": 5, "b": 5}, {"a": 5}], 200, "points")
    with app.test_request_context(), speaking("nl"):
        drawn = flow.draw(tale("equal-shares", vote, {"step": "none", "fill": "none"}))
    assert drawn.streams[0].who == "2 × € 0,08 per punt".replace("€ ", "€\N{NO-BREAK SPACE}")
    assert all("per punt" in row[2] for row in drawn.table.rows)


def test_a_duel_is_won_by_one_of_both(app: Flask) -> None:
    with app.test_request_context(), speaking("nl"):
        found = duels.draw(tale("schulze"))
    states = [[cell.state for cell in row.cells] for row in found.rows]
    opposite = {"won": "lost", "lost": "won", "even": "even", "self": "self"}
    assert all(states[a][b] == opposite[states[b][a]] for a in range(5) for b in range(5))


def test_a_run_off_shows_who_leaves_and_to_whom_the_ballots_go(app: Flask) -> None:
    found = tale("irv")
    with app.test_request_context(), speaking("en"):
        bars = run_offs.draw(found, 2)
        whole = run_offs.whole(found)
    assert [(row.id, row.text, row.note) for row in bars.rows] == [
        ("a", "2", "+ 1"), ("d", "1", ""), ("c", "1", "goes out"),
    ]  # fmt: skip
    assert [cell[0] for cell in whole.rows[2].cells] == ["1", "1", "1 ×", ""]


def test_the_grades_add_up_to_all_ballots(app: Flask) -> None:
    vote = election({"a": 10, "b": 10}, [{"a": 4, "b": 0}, {"a": 2, "b": 3}, {"a": 2, "b": 1}], 20, "grades")
    with app.test_request_context(), speaking("en"):
        found = grades.draw(tale("majority-judgement", vote))
    assert found.table.rows == (("A", "2", "1", "2", "0"), ("B", "1", "1", "1", "1"))
    assert [round(sum(part.wide for part in row.parts)) for row in found.rows] == [100, 100]


def test_the_voters_are_shown_by_what_they_got_and_small_channels_are_not_told_apart(app: Flask) -> None:
    with app.test_request_context(), speaking("en"):
        found = wins.draw(tale("borda"))
        assert found is not None
        assert found.label == "How much did the voters get of what they chose? 2 or more plans 2, 1 plan 2, no plan 1."
        assert wins.draw(Tale(tale("borda").result, tale("borda").plans)) is None


def test_how_close_the_losers_came_is_a_bar_each(app: Flask) -> None:
    with app.test_request_context(), speaking("en"):
        found = close.draw(tale("borda"))
    assert found is not None
    assert [(row.id, row.text, row.wide) for row in found.rows] == [("b", "79%", 79.0), ("d", "0%", 0.0)]


def test_before_and_after_tells_who_rose(app: Flask) -> None:
    found = tale("borda")
    with app.test_request_context(), speaking("en"):
        moved = shift.draw(found, ["b", "a", "c", "d"], ["a", "b", "d", "e"])
        html = render_template_string(DRAWN, found=[moved])
    assert [(row.id, row.was, row.n, row.state) for row in moved.rows] == [
        ("a", 2, 1, "up"), ("b", 1, 2, "down"), ("d", 3, 3, "same"),
    ]  # fmt: skip
    assert moved.label == "Rose most: ‘A’, from place 2 to place 1."
    assert html.count("<line") == 3


def test_on_a_wall_no_picture_has_more_rows_than_fit(app: Flask, real_data: Path) -> None:
    for rule in ("greedy", "phragmen", "schulze"):
        found = recorded(real_data / DIAMANTBUURT, rule)
        with app.test_request_context(), speaking("nl"):
            drawn = [p for step in steps(found.result) for p in pictures.at(found, step)]
        assert max(len(p.rows) for p in drawn if hasattr(p, "rows")) <= pictures.WALL_ROWS + 2
        assert max((len(p.streams) for p in drawn if hasattr(p, "streams")), default=0) <= pictures.WALL_ROWS + 1


def test_the_elimination_picture_needs_no_more_than_the_plans_there_are(app: Flask) -> None:
    with app.test_request_context(), speaking("nl"):
        assert len(run_offs.draw(tale("irv"), 0, most=3).rows) == 3
        assert [p.kind for p in pictures.whole(tale("irv", RANKED))][:2] == ["run_offs", "budget"]
