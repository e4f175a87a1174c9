"""An improvement that was taken over, on every face: the plan as it is, the argument it came from, and how it was."""

import json

import pytest
from flask import Flask

from app.faces import regions
from app.live.meetings import load
from facilitation.parts.plans import plans
from tests.devices import CODE, Browser
from tests.pages.test_proposer import PAGE, proposer, says
from tests.plain import Plain, at

IDEA = "Zet er een bankje bij."
FACES = ("phone", "screen", "console", "livecast")


def shown(face: str, language: str = "nl") -> str:
    """All that is shared on a face."""
    return " ".join(regions.regions(load(CODE), face, language).html.values()).replace("\xa0", " ")


@pytest.fixture
def improved(console: Browser, seated: Browser) -> Browser:
    """The console at the talk about the garden, where somebody wrote an improvement."""
    console.lead_to("arguments")
    console.act("floor.give P1")
    assert seated.act("argument.post P1 side=improvement", text=IDEA).status_code == 200
    return console


def test_a_proposer_takes_an_improvement_over_on_the_own_phone(context: Flask, improved: Browser) -> None:
    mine = proposer(context, "P1")
    page = mine.get(PAGE).text
    assert IDEA in page
    assert 'value="improvement.adopt A1"' in page
    fields = {"text": "Bakken en een bankje.", "ask_eur": "6.500", "words": "Graag."}
    assert says(mine, "improvement.adopt A1", **fields).status_code == 303
    garden = plans(load(CODE).state)["P1"]
    assert (garden.text, garden.ask) == ("Bakken en een bankje.", 650_000)
    page = mine.get(PAGE).text.replace("\xa0", " ")
    assert "staat in je plan" in page
    assert "€ 6.000" in page
    assert 'value="improvement.adopt A1"' not in page


def test_a_proposer_takes_nothing_over_for_another_plan(context: Flask, improved: Browser) -> None:
    other = proposer(context, "P3")
    assert IDEA not in other.get(PAGE).text
    assert says(other, "improvement.adopt A1", text="Anders.").json["error"]["key"] == "not_your_plan"


def test_every_face_tells_what_changed_after_which_idea_and_how_it_was(improved: Browser) -> None:
    before = {face: shown(face) for face in FACES}
    assert improved.act("improvement.adopt A1", ask_eur="5.000", short="Met een bankje.").status_code == 200
    for face in FACES:
        page = shown(face)
        assert page != before[face], face
        assert "eerst € 6.000" in page or ("Zo stond het er eerst" in page and "€ 6.000" in page), face
        assert IDEA in page, face
        assert "staat nu in het plan" in page, face
    assert "is in the plan now" in shown("phone", "en")


def test_where_the_plans_are_told_each_face_tells_it_too(console: Browser, seated: Browser, improved: Browser) -> None:
    improved.act("improvement.adopt A1", ask_eur="5.000", short="Met een bankje.", words="Goed plan.")
    console.act("stage.advance to=initiatives")
    console.act("floor.give P1")
    for face in FACES:
        page = shown(face)
        assert IDEA in page, face
        assert "€ 6.000" in page, face


def test_an_idea_that_was_hidden_later_is_read_nowhere_and_the_change_stays(improved: Browser) -> None:
    improved.act("improvement.adopt A1", ask_eur="5.000")
    improved.act("argument.moderate A1 verdict=hide", reason="Noemt iemand.")
    for face in ("phone", "screen", "livecast"):
        assert IDEA not in shown(face), face
    assert "(niet meer te lezen)" in shown("phone")


def test_the_console_takes_over_what_the_proposer_said_aloud_and_no_more_once_people_vote(
    desk: Plain, improved: Browser
) -> None:
    at(desk, "arguments")
    page = desk.page
    assert page.has("improvement.adopt A1")
    desk.press("improvement.adopt A1", **{"A1.text": "Bakken en een bankje.", "A1.ask_eur": "5.500"})
    assert plans(load(CODE).state)["P1"].ask == 550_000
    assert not desk.page.has("improvement.adopt A1")


def test_once_people_vote_nobody_is_asked_to_take_anything_over(context: Flask, improved: Browser) -> None:
    improved.lead_to("ranking")
    mine = proposer(context, "P1")
    assert IDEA in mine.get(PAGE).text
    assert "improvement.adopt" not in mine.get(PAGE).text
    refused = says(mine, "improvement.adopt A1", text="Anders.")
    assert refused.json["error"]["key"] == "already_divided"
    assert "Het geld wordt al verdeeld" in refused.json["error"]["message"]


def test_the_record_tells_the_argument_its_support_and_how_the_plan_was(improved: Browser, phone: Browser) -> None:
    improved.act("improvement.adopt A1", ask_eur="5.000", words="Graag.")
    improved.lead_to("review")
    improved.act("meeting.close")
    (told,) = json.loads(phone.get("/besluit.json").text)["record"]["amendments"]
    assert (told["argument"], told["aloud"], told["changes"]) == ("A1", True, {"ask": [600_000, 500_000]})
    page = phone.get("/besluit").text.replace("\xa0", " ")
    assert "Verbeteringen die een indiener overnam" in page
    assert "Gevraagd, eerst: € 6.000" in page
    assert "(hardop): ‘Graag.’" in page
    assert "Verbeteringen die een indiener overnam" in phone.get("/besluit.md").text
