"""Before something is closed the console says who is missing: numbers per table, never a name."""

from collections.abc import Callable

import pytest

from app.faces import regions
from app.faces.view import View
from app.languages import speaking
from app.live.meetings import load
from app.parts.seating.missing import answered_so_far, not_yet, still_out, voted_so_far
from tests.devices import CODE, Browser
from tests.plain import Plain

OUT = "Tafel 1: 1 stemde nog niet. Tafel 2: 2 stemden nog niet. Online tafel: 1 stemde nog niet."


def hall(console: Browser) -> list[str]:
    """Five seats: two at table 1, two at table 2, one at home; the ranking is open."""
    places = ["T1", "T1", "T2", "T2", "T9"]
    there = [console.put(name=f"Naam {n}", table=table, channel="paper") for n, table in enumerate(places)]
    console.lead_to("ranking")
    return there


def told(say: Callable[[View], object]) -> object:
    """What this tells on the console of now."""
    with speaking("nl"):
        return say(View(load(CODE), "console"))


def test_the_console_says_before_closing_which_tables_did_not_vote_yet(console: Browser, desk: Plain) -> None:
    first, *others = hall(console)
    assert told(voted_so_far) == (
        "Nog niemand stemde. Tafel 1: 2 stemden nog niet. Tafel 2: 2 stemden nog niet. "
        "Online tafel: 1 stemde nog niet. Toch sluiten?"
    )
    voted = console.say("ballot.cast", seat=first, ballot={"order": ["P1"]})
    assert voted.status_code == 200, voted.json
    assert told(not_yet) == OUT
    assert told(voted_so_far) == f"1 van 5 stemde. {OUT} Toch sluiten?"
    assert OUT in " ".join(desk.page.text.split())
    for seat in others:
        console.say("ballot.cast", seat=seat, ballot={"order": ["P1"]})
    assert (told(not_yet), told(still_out)) == ("", [])
    assert told(voted_so_far) == "5 van 5 stemden. Iedereen is binnen. Sluiten?"


def test_somebody_without_a_table_is_missed_too_and_answers_are_told_as_answers(console: Browser) -> None:
    console.put(name="Riet", channel="paper")
    console.lead_to("decision")
    assert told(answered_so_far) == ("Nog niemand antwoordde. Zonder tafel: 1 antwoordde nog niet. Toch sluiten?")


@pytest.mark.parametrize("face", ["screen", "phone", "livecast"])
def test_who_is_missing_stands_on_no_face_but_the_console(console: Browser, face: str) -> None:
    hall(console)
    html = "".join(regions.regions(load(CODE), face, "nl").html.values())
    assert "stemden nog niet" not in html


def test_closing_the_vote_asks_once_with_numbers_and_its_answer_closes_it(console: Browser, desk: Plain) -> None:
    hall(console)
    page = desk.page
    assert 'class="pop pop--up pop--ask"' in page.html
    assert page.primary["label"].strip() == "Ja, sluit het stemmen"
    assert load(CODE).state.current.status == "open"
    desk.press()
    assert load(CODE).state.current.sealed


def test_a_form_that_was_sent_from_an_older_page_is_refused_in_words(console: Browser, desk: Plain) -> None:
    console.act("stage.advance")
    stale = desk.page.primary["value"]
    for _ in range(5):
        desk.press()
    answer = console.act(stale)
    assert (answer.status_code, answer.json["error"]["key"]) == (409, "step_moved")
    assert "Er is niets gedaan" in answer.json["error"]["message"]
