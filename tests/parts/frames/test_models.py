"""The four ways to divide are explained with what they ask, and chosen by resistance or by agreeing with one."""

import re

import pytest

from app.live.meetings import load
from app.parts.frames.models import TEXTS, spoken
from app.record.exports import markdown
from facilitation.parts.choice.acts import LEAST, MOST
from facilitation.parts.choice.asked import choices
from facilitation.parts.frames.state import KIND
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE
from tests.devices import CODE, Browser


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_way_says_in_both_languages_what_it_asks_and_fits_in_a_choice(language: str) -> None:
    ways = spoken(language).models
    assert [way.key for way in ways] == ["challenge", "online", "tables", "platform"]
    assert LEAST <= len(ways) <= MOST
    assert all(len(way.title) <= LONGEST_TITLE and len(way.short) <= LONGEST_REASON for way in ways)
    assert all(way.time and way.skills and way.decide and way.city for way in ways)
    assert TEXTS.exists()


def page(browser: Browser, face: str = "") -> str:
    return re.sub(r"\s+", " ", browser.client.get(f"/t/{CODE}{face}").text)


def test_the_room_gives_resistance_to_all_four_and_the_outcome_becomes_a_clause_with_its_figures(
    console: Browser, seated: Browser
) -> None:
    console.lead_to("frames")
    assert console.act("choice.open models=true").status_code == 200
    (choice,) = choices(load(CODE).state).values()
    assert [option.title for option in choice.options] == [way.title for way in spoken("nl").models]
    marks = {f"marks.O{n}": str(mark) for n, mark in enumerate((7, 5, 1, 9), 1)}
    assert seated.act("choice.answer W1", **marks).status_code == 200
    assert console.act("choice.close").status_code == 200
    assert console.act("choice.show").status_code == 200
    told = page(console, "/regie")
    assert "Hoe verdelen we het buurtbudget? Overlegtafels." in told
    assert "Minste weerstand: 1, bij 1 antwoord." in told
    press = re.search(r'value="(frame\.offer money text=[^>]*?)"\s*>Leg dit voor', told.replace("&#34;", "'"))
    assert press is not None
    assert console.act(press[1].replace("'", '"')).status_code == 200
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert console.act("frame.settle F1 verdict=agreed").status_code == 200
    assert (
        "Overlegtafels. (erbij gekomen en afgesproken; 1 mens eens; Minste weerstand: 1"
        in markdown.write(CODE).decode()
    )


def test_or_the_room_says_whether_it_agrees_with_one_of_them(console: Browser, seated: Browser) -> None:
    console.lead_to("frames")
    assert console.act("frame.offer money model=platform").status_code == 200
    here = KIND.here(load(CODE).state)
    assert here is not None
    assert here.state.proposals["F1"].text == "Zo verdelen we: Bewonersplatform."
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert "Zo verdelen we: Bewonersplatform." in page(seated)
    wrong = console.act("frame.offer money model=loting")
    assert (wrong.status_code, wrong.json["error"]["key"]) == (422, "malformed")
