"""The package in the record: what each plan's line says, which sums there are, and how versions are told."""

from typing import Any

import pytest

from app.record.blocks import Grid, Plans, Terms, Text
from tests.record.readings import condition, lines, plainly, plan, record, shown, written

RANKING = {"rule": "borda", "top": 5, "counted": 2, "order": ["P2", "P1"], "ties": [], "steps": []}
SCORE = {"rank": 1, "points": 5, "ballots": 2}


def line(**values: Any) -> Any:
    """The first line of the table, of a plan like this."""
    return shown("division", plans=[plan(**values)]).rows[0]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, ""),
        ({"suggested": 500_000}, ""),
        ({"suggested": 0}, "De rangschikking gaf niets."),
        ({"suggested": 250_000, "reason": "Meer"}, "Meer. De rangschikking gaf € 2.500."),
        ({"suggested": 0, "amount": 0}, "Paste niet meer binnen het budget."),
        ({"suggested": 0, "amount": 0, "ranked": SCORE}, "Paste niet meer binnen het budget."),
        ({"suggested": 0, "amount": 0, "ranked": SCORE | {"points": 0}}, "Niemand zette dit plan op een stembiljet."),
        ({"suggested": 0, "amount": 0, "reason": "Later?"}, "Later?"),
        ({"suggested": None, "amount": 0}, ""),
    ],
)
def test_a_line_says_why_what_the_ranking_gave_or_why_there_was_nothing(values: dict[str, Any], why: str) -> None:
    assert plainly(line(**values).why) == why


@pytest.mark.parametrize(
    ("values", "verdict", "words"),
    [
        ({}, "ja", "ja"),
        ({"verdict": "ja_mits"}, "ja_mits", "ja, mits"),
        ({"verdict": "nu_niet", "reserve": 2}, "nu_niet", "nu niet, reservelijst plek 2"),
    ],
)
def test_a_verdict_is_told_once_there_is_a_decision(values: dict[str, Any], verdict: str, words: str) -> None:
    found = line(**values)
    assert (found.verdict, found.words) == (verdict, words)
    times = {"opened": "2026-11-21T18:00:00Z"}
    draft = shown("division", plans=[plan(**values)], times=times, status="open").rows[0]
    assert (draft.verdict, draft.page) == ("", "")
    assert found.page == "/t/PROEF2/besluit/plan/P1"


@pytest.mark.parametrize(
    ("values", "who"),
    [
        ({}, ""),
        ({"owner": "Straat 7"}, "Straat 7"),
        ({"owner": "Straat 7", "due": "2027-01-09"}, "Straat 7, uiterlijk 9 januari 2027"),
        ({"owner": "Straat 7", "checker": "Wijkraad"}, "Straat 7"),
        ({"checker": "Wijkraad"}, ""),
        ({"text": ""}, ""),
    ],
)
def test_a_condition_says_who_sees_to_it_by_when(values: dict[str, Any], who: str) -> None:
    [found] = line(conditions=[condition(**values)]).conditions
    assert (found.kind, found.who) == ("Voorwaarde", who)
    assert found.text == values.get("text", "Dicht om tien uur") or found.text == "(tekst verwijderd)"


def test_lines_stand_in_the_order_of_the_ranking_and_what_was_withdrawn_comes_last() -> None:
    plans = [plan("P0", withdrawn="Ziek"), *(plan(key, ranked=SCORE) for key in ("P1", "P2", "P3"))]
    for ranking, order, number in (
        (RANKING, ["P2", "P1", "P3", "P0"], "ranglijst"),
        (None, ["P1", "P2", "P3", "P0"], "lijst"),
    ):
        found = shown("division", plans=plans, ranking=ranking)
        assert [row.id for row in found.rows] == order
        assert [row.place for row in found.rows] == [1, 2, 3, None]
        assert found.caption.startswith(f"Het nummer is de plek {'op de' if ranking else 'in de'} {number}.")


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({}, []),
        ({"remainder": 50_000}, [("Blijft over van € 10.000", 50_000)]),
        (
            {"committed": 20_000, "remainder": 50_000},
            [("Was al beloofd", 20_000), ("Blijft over van € 10.000", 50_000)],
        ),
    ],
)
def test_under_the_total_stands_what_was_promised_and_what_is_left(
    values: dict[str, Any], ends: list[tuple[str, int]]
) -> None:
    assert [(plainly(words), cents) for words, cents in shown("division", **values).ends] == ends


def test_the_bar_is_numbered_by_place_and_says_its_sum_in_words() -> None:
    found = shown("division", plans=[plan(amount=200_000), plan("P2", amount=0)], committed=100_000, divided=200_000)
    assert found.stripes == [{"n": 1, "amount": 200_000, "part": True}, {"n": 2, "amount": 0, "part": True}]
    assert found.free == 900_000
    assert plainly(found.label).startswith("€ 2.000 van € 10.000 is verdeeld over 1 plan.")


def test_page_and_paper_have_the_table_with_reasons_and_conditions() -> None:
    owed = condition(owner="Straat 7", due="2027-01-09", checker="Wijkraad")
    plans = [plan(conditions=[owed], verdict="ja_mits", reason="Groen", suggested=0), plan("P2", withdrawn="Ziek")]
    [found] = written("De verdeling", plans=plans, remainder=1)
    assert isinstance(found, Plans)
    first, gone = found.rows
    assert (first.place, first.title, first.verdict) == ("1", "Plan P1", "ja, mits")
    assert [plainly(each) for each in (first.asked, first.gets)] == ["€ 5.000", "€ 5.000"]
    assert first.notes == [
        ("", "Groen. De rangschikking gaf niets."),
        ("Voorwaarde", "Dicht om tien uur Straat 7, uiterlijk 9 januari 2027"),
    ]
    assert (gone.place, gone.verdict, gone.notes, gone.gets) == ("", "", [("Ingetrokken", "Ziek")], "niets")
    assert [(words, plainly(asked), plainly(gets)) for words, asked, gets in found.foot] == [
        ("Samen", "€ 5.000", "€ 5.000"),
        ("Blijft over van € 10.000".replace("€ ", "€\N{NO-BREAK SPACE}"), "", "€ 0,01"),
    ]


def version(number: int, **values: Any) -> dict[str, Any]:
    change = {"initiative": "P1", "before": 0, "after": 500_000}
    return {"version": number, "at": "2026-11-21T19:00:00Z", "by": "", "changes": [change]} | values


def test_versions_are_told_from_the_second_one_on_with_what_each_changed() -> None:
    assert shown("versions", versions=[version(1)]) is None
    same = {"initiative": "P1", "before": 500_000, "after": 500_000}
    versions = [version(1, by="facilitator"), version(2, changes=[]), version(3, changes=[same])]
    assert lines("Hoe de verdeling veranderde", versions=versions) == [
        ("Versie 1 (20.00 uur, gespreksleider)", "Plan P1: niets → € 5.000"),
        ("Versie 3 (20.00 uur)", "Plan P1: reden, voorwaarde of plek veranderd"),
    ]


def test_the_record_that_tests_make_up_has_every_member_of_a_real_one() -> None:
    from facilitation.record.compose import MEMBERS, OF_A_PLAN

    only = {
        "amendments",
        "choices",
        "removed",
        "door",
        "voided",
        "undone",
        "repairs",
        "replanned",
        "questions",
        "practice",
    }
    assert {*record()} | only == {*MEMBERS}
    assert {*plan()} == {*OF_A_PLAN}


def earlier(*plans: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The package of another stage."""
    told = {"stage": "themes", "divided": 400_000, "remainder": 600_000, "reserve": [], "versions": [], "ranking": None}
    return told | {"plans": [plan(**each) for each in plans]} | values


def test_a_package_of_another_stage_is_told_with_its_vote_its_amounts_and_its_reasons() -> None:
    one = {"key": "P1", "amount": 400_000, "suggested": 500_000, "reason": "Minder.", "ranked": SCORE | {"rank": 2}}
    two = {"key": "P2", "amount": 0, "suggested": 0, "ranked": SCORE}
    nobody = {"key": "P3", "amount": 0, "suggested": 0, "ranked": SCORE | {"ballots": 0}}
    plans = [plan("P1"), plan("P2"), plan("P3")]
    found = written("Wat we eerder verdeelden", plans=plans, earlier=[earlier(one, two, nobody, ranking=RANKING)])
    text, grid, why = found
    assert text == Text("2 stembiljetten tellen mee.")
    assert isinstance(grid, Grid)
    assert [[plainly(cell) for cell in row] for row in grid.rows] == [
        ["1", "Plan P2", "2", "€ 5.000", "niets"],
        ["2", "Plan P1", "2", "€ 5.000", "€ 4.000"],
        ["", "Samen", "", "", "€ 4.000"],
        ["", "Blijft over van € 10.000", "", "", "€ 6.000"],
    ]
    assert isinstance(why, Terms)
    assert [(title, plainly(said)) for title, said in why.items] == [
        ("Plan P1", "Minder. De rangschikking gaf € 5.000")
    ]


def test_a_promise_that_went_with_an_earlier_amount_is_told_in_the_language_of_the_page() -> None:
    made = {"amount": 400_000, "conditions": [condition(owner="Straat 7", due="2026-12-31")]}
    [chapter] = shown("earlier", language="en", earlier=[earlier(made)])
    assert [block.shape for block in chapter.blocks] == ["grid", "terms"]
    [(_, said)] = chapter.blocks[1].items
    assert said == "Condition: Dicht om tien uur (Straat 7, by 31 December 2026 at the latest)"


def test_with_more_than_one_of_them_each_has_its_number_and_with_none_there_is_no_section() -> None:
    made = earlier({"amount": 400_000})
    chapters = shown("earlier", earlier=[made, made])
    assert [chapter.title for chapter in chapters] == ["Verdeling 1", "Verdeling 2"]
    assert shown("earlier") is None
    assert written("Wat we eerder verdeelden") == []
