"""What people must decide about a list: asked, answered on the command line, and nothing kept while it is open."""

from typing import Any

import pytest

from app.imports.lists import preview
from app.imports.source import ImportRefused
from tests.imports.lists.seen import asked, look

DOUBT = "titel;gevraagd\nTuin;12,000\nLicht;300\n"


def options(text: str) -> list[Any]:
    return [(ask["line"], ask["options"]) for ask in look(text)["asks"]]


@pytest.mark.parametrize(
    ("answer", "cents"), [("12", 1200), ("12000", 1_200_000), ("1200", 1200), ("1200000", 1_200_000)]
)
def test_a_doubtful_amount_is_answered_in_euros_or_in_cents_as_it_was_listed(answer: str, cents: int) -> None:
    assert options(DOUBT) == [(2, [1200, 1_200_000])]
    found = look(DOUBT, answers={2: [answer]})
    assert (asked(found)[0], found["asks"]) == (("Tuin", cents), [])


def test_nothing_is_kept_while_a_question_is_open_and_yes_takes_what_is_usual() -> None:
    with pytest.raises(ImportRefused) as refused:
        preview(DOUBT.encode(), "a.csv").kept()
    assert refused.value.key == "list_asks"
    assert "12,000" in str(refused.value.details["asks"])
    assert preview(DOUBT.encode(), "a.csv", yes=True).kept().initiatives[0].ask == 1_200_000


def test_an_answer_to_what_was_not_asked_is_refused() -> None:
    with pytest.raises(ImportRefused) as refused:
        preview(DOUBT.encode(), "a.csv", {3: ["5"]})
    assert refused.value.key == "answer_fits_nothing"


def test_every_fault_of_a_file_is_told_and_mended_or_left_out_one_by_one() -> None:
    text = "titel;gevraagd;minimaal;schaalbaar\nTuin;12k;x;soms\nLicht;;;\nFeest;5;6;\nBank;9;;\n;7;;\n"
    lines = [left["line"] for left in look(text)["left_out"]]
    assert lines == [2, 2, 2, 3, 4, 6]
    with pytest.raises(ImportRefused) as refused:
        preview(text.encode(), "a.csv").kept()
    told = str(refused.value.details["faults"])
    assert refused.value.key == "list_faults"
    assert all(f"{line}: " in told for line in lines)
    answers = {2: ["weglaten"], 3: ["250"], 4: ["weglaten"], 6: ["weglaten"]}
    kept = preview(text.encode(), "a.csv", answers).kept().initiatives
    assert [(plan.title, plan.ask) for plan in kept] == [("Licht", 25_000), ("Bank", 900)]
    assert [plan.title for plan in preview(text.encode(), "a.csv", yes=True).kept().initiatives] == ["Bank"]


@pytest.mark.parametrize(
    ("heading", "cell", "cents"),
    [
        ("gevraagd (€ 1.000)", "12", 1_200_000),
        ("bedrag €1000", "12", 1_200_000),
        ("Gevraagd x 1000", "12,5", 1_250_000),
        ("gevraagd (k€)", "12.5", 1_250_000),
        ("Bedrag in duizenden euro's", "12", 1_200_000),
        ("kosten (mln)", "1,2", 120_000_000),
        ("Bedrag(centen)", "1200", 1200),
        ("Gevraagd (in euro)", "12", 1200),
        ("gevraagd (€)", "12", 1200),
        ("gevraagd 2026", "12", 1200),
        ("gevraagd (max. € 10.000)", "12", 1200),
        ("Gevraagd bedrag incl. btw", "12", 1200),
    ],
)
def test_a_unit_in_a_heading_is_applied(heading: str, cell: str, cents: int) -> None:
    found = look(f"titel;{heading}\nTuin;{cell}\n")
    assert (asked(found), found["asks"]) == ([("Tuin", cents)], [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("titel;cost (USD)\nTuin;12\n", 1),
        ("titel;gevraagd (x 100)\nTuin;12\n", 1),
        ("titel;gevraagd (max. € 1.000)\nTuin;12\n", 1),
        ("titel;gevraagd (x 1000);minimaal\nTuin;12;8\n", 1),
        ("Alle bedragen x € 1.000;\ntitel;gevraagd\nTuin;12\n", 1),
        ("titel;gevraagd (x 1000)\nTuin;12.000\n", 2),
        ("titel;bedrag;kosten\nTuin;12;13\n", 1),
        ("titel;gevraagd;gevraagd\nTuin;12;13\n", 1),
        ("id;titel;gevraagd\n1;Tuin;5\n1;Feest;5\n", 3),
        ("id;titel;gevraagd\nplan 1;Tuin;5\n", 2),
        ("titel;gevraagd;status\nTuin;5;niet haalbaar\n", 2),
        ("titel;gevraagd;haalbaar\nTuin;5;nee\n", 2),
        ("titel;gevraagd;status\nTuin;5;Niet geselecteerd\n", 2),
        ("titel;gevraagd;Verwijderd op\nTuin;5;2026-01-01\n", 2),
        ("titel;gevraagd\nTuin (ingetrokken);5\n", 2),
        (f"titel;gevraagd;tekst\nTuin;5;{'woord ' * 800}\n", 2),
    ],
)
def test_what_can_mean_two_things_is_asked_once(text: str, line: int) -> None:
    (ask,) = look(text)["asks"]
    assert ask["line"] == line
    assert ask["why"]
    assert ask["options"]
    assert look(text, answers={line: [str(ask["options"][0])]})["asks"] == []


@pytest.mark.parametrize(
    "text",
    [
        "titel;bedrag;kosten\nTuin;12;12\n",
        "titel;gevraagd;eigen bijdrage;toegekend\nTuin;12;1;2\n",
        "Beschikbaar budget: € 1.000.000;\ntitel;gevraagd\nTuin;12\n",
        "titel;gevraagd;status\nTuin;12;haalbaar\n",
        "titel;gevraagd;gevraagd (toelichting)\nTuin;12;voor planten\n",
        "titel;gevraagd\nPlan I;12\nPlan L;12\n",
        "titel;gevraagd\nPlan 1;12\nPlan 10;12\n",
    ],
)
def test_what_is_plain_is_not_asked(text: str) -> None:
    assert look(text)["asks"] == []


@pytest.mark.parametrize(
    "other", ["TAALCAFÉ", "Taalcafe", " Taal  café ", "Tааlcаfé", "Taalcafé.", "Taa\u200blcafé", "Taa1café"]
)
def test_titles_that_look_the_same_are_one_question(other: str) -> None:
    text = f"titel;gevraagd\nTaalcafé;5\n{other};6\nLicht;7\n"
    assert options(text) == [(2, ["allemaal", "eerste"])]
    assert asked(look(text, answers={2: ["eerste"]})) == [("Taalcafé", 500), ("Licht", 700)]
    assert len(look(text, answers={2: ["allemaal"]})["plans"]) == 3


def test_long_titles_that_begin_alike_stay_apart_when_they_are_cut() -> None:
    begin = "Een naam die lang is " * 7
    titles = [plan["title"] for plan in look(f"titel;gevraagd\n{begin}noord;5\n{begin}zuid;6\n")["plans"]]
    assert len(set(titles)) == 2
    assert [title[-5:] for title in titles] == ["noord", " zuid"]
    assert all(len(title) <= 120 for title in titles)


def test_a_plan_that_is_called_a_total_is_taken_along_all_the_same() -> None:
    text = "titel;gevraagd\nTuin;5\nTotaal anders;5\nTotaal;10\n;10\ntitel;gevraagd\n"
    assert [(left.line, left.title) for left in preview(text.encode(), "a.csv").left_out] == [
        (3, "Totaal anders"), (4, "Totaal"), (5, ""), (6, ""),
    ]  # fmt: skip
    kept = preview(text.encode(), "a.csv", {3: ["meenemen"]}).kept().initiatives
    assert [(plan.title, plan.ask) for plan in kept] == [("Tuin", 500), ("Totaal anders", 500)]
    with pytest.raises(ImportRefused) as refused:
        preview(text.encode(), "a.csv", {6: ["meenemen"]})
    assert refused.value.key == "answer_fits_nothing"
