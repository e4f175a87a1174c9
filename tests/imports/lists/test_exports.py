"""Exports of OpenStad, Decidim and Consul by their own headings, as tables and as JSON, and rows that are no plan."""

import json
from typing import Any

import pytest

from app.imports.lists import preview
from app.imports.lists.files import markup
from tests.imports.lists.seen import asked, look, read_as

CONSUL = """ID,Title,Description,Administrator,Valuator,Valuation Group,Scope of operation,Feasibility,Val. Fin.,\
Unfeasibility explanation,Selected,Show to valuators,Author username
1,Park,"<p>Groen</p>",Ana,-,-,All city,"Feasible (€12,000)",Yes,-,Yes,No,user1
2,Pool,x,Ana,-,-,North,Unfeasible,Yes,too dear,No,No,user2
3,Bench,x,Ana,-,-,North,Undecided,No,-,No,No,user3
"""
OPENSTAD = {
    "id": 101, "title": "Tuin", "summary": "Kort", "description": "<p>Een <b>tuin</b></p>", "budget": 12000,
    "statuses": [{"name": "Niet haalbaar"}], "tags": [{"type": "theme", "name": "Groen"}],
    "user": {"name": "Bewoner A", "email": "a@example.org", "phonenumber": "0612345678"},
}  # fmt: skip
DECIDIM = {"id": 34, "title": {"nl": "", "en": "Garden"}, "budget_amount": 5000, "description": {"nl": "<p>x</p>"}}


def rows(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(plan["id"], plan["title"], plan["ask"], plan["theme"]) for plan in found["plans"]]


def test_consul_writes_the_price_behind_feasible_in_whole_euros() -> None:
    found = look(CONSUL)
    assert rows(found) == [("1", "Park", 1_200_000, "All city")]
    assert [left["line"] for left in found["left_out"]] == [3, 4]
    assert "user1" not in repr(preview(CONSUL.encode(), "c.csv", yes=True).source)


def test_the_json_of_openstad_gives_its_plan_and_nothing_of_its_user() -> None:
    data = json.dumps([OPENSTAD]).encode()
    found = look(data, "export.json")
    assert rows(found) == [("101", "Tuin", 1_200_000, "Groen")]
    assert [ask["value"] for ask in found["asks"]] == ["Niet haalbaar"]
    assert read_as(found)["user/name"] is None
    source = preview(data, "export.json", yes=True).kept()
    assert source.initiatives[0].text == "Een tuin"
    assert not any(word in repr(source) for word in ("Bewoner A", "a@example.org", "0612345678"))


def test_decidim_takes_the_language_that_says_something() -> None:
    assert asked(look(json.dumps({"projects": [DECIDIM]}), "export.json")) == [("Garden", 500_000)]


def test_the_proposer_is_taken_over_without_addresses_and_numbers() -> None:
    text = "titel;gevraagd;indiener;telefoon\nTuin;5;Jan de Wit <jan@example.org>, 06-12345678;0612345678\n"
    assert preview(text.encode(), "a.csv").kept().initiatives[0].proposer == "Jan de Wit"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
        ("<ul><li>les</li><li>fiets &amp; slot</li></ul>", "– les\n– fiets & slot"),
        ("regel<br>regel<script>kwaad()</script>", "regel\nregel"),
        ("Ümit & Zoë <3 wie a<b en c>d", "Ümit & Zoë <3 wie a<b en c>d"),
        ("Tuin &amp; kas&nbsp;hier", "Tuin & kas hier"),
    ],
)
def test_html_becomes_text_and_what_only_looks_like_it_stays(html: str, text: str) -> None:
    assert markup.plain(html) == text


@pytest.mark.parametrize(
    "row",
    [
        "Totaal;21", "TOTAAL:;21", "Totaal gevraagd;21", "Subtotaal;21", "Eindtotaal;999", "Totaal groen;21", ";21",
        "Gemiddelde;10,50", "Aantal plannen;2", "titel;gevraagd", ";", "Som;21",
    ],
)  # fmt: skip
def test_totals_means_and_headings_that_come_back_are_no_plans(row: str) -> None:
    found = look(f"titel;gevraagd\nTuin;10\nLicht;11\n{row}\n")
    assert asked(found) == [("Tuin", 1000), ("Licht", 1100)]
    assert [left["line"] for left in found["left_out"]] == ([] if row == ";" else [4])
    preview(f"titel;gevraagd\nTuin;10\nLicht;11\n{row}\n".encode(), "a.csv").kept()


@pytest.mark.parametrize("title", ["Totaal Toegankelijk", "Somalisch koken", "Aantal bomen planten", "Total football"])
def test_a_plan_whose_name_only_begins_like_a_total_stays(title: str) -> None:
    assert asked(look(f"titel;gevraagd\nTuin;10\nLicht;11\n{title};15\n"))[2:] == [(title, 1500)]
