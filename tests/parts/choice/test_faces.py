"""Choosing by resistance over HTTP: forms without a script, what every page tells, and what the exports keep of it."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from app.faces.view import View
from app.languages import speaking
from app.live.meetings import load
from app.parts.choice import at_hand
from app.parts.choice import told as said
from app.record import document
from app.record.exports import markdown, record_json
from app.record.verify.verdict import verify
from facilitation.counting.resistance import NOTHING
from facilitation.parts import seating
from facilitation.parts.choice.asked import choices as put_choices
from facilitation.parts.choice.record import told
from tests.devices import CODE, Browser

QUESTION, FORMULA = "Hoe verdelen we het geld?", "=SOM(1)"
FACES = ("", "/scherm", "/livecast", "/regie")


def put(console: Browser, *titles: str, **fields: Any) -> Any:
    return console.act("choice.open", question=QUESTION, options=[*titles], **fields)


@pytest.fixture
def asked(console: Browser) -> Browser:
    """With the frames, the room is asked to choose between two models."""
    console.lead_to("frames")
    texts = ["Tot iedereen mee kan.", ""]
    assert put(console, "Samen praten", FORMULA, option_text=texts).status_code == 200
    return console


@pytest.fixture
def seats(console: Browser) -> list[str]:
    for channel in ("paper", "assisted"):
        assert console.act("seat.add", channel=channel).status_code == 200
    return list(seating.seats(load(CODE).state))


def say(console: Browser, seat: str, **marks: int) -> Any:
    return console.act("choice.answer W1", seat=seat, **{f"marks.{key}": str(mark) for key, mark in marks.items()})


@pytest.fixture
def closed(asked: Browser, seats: list[str]) -> Browser:
    """Talking got 1 and 2, the other model a 9 and a blank."""
    assert say(asked, seats[0], O1=1, O2=9).status_code == 200
    assert say(asked, seats[1], O1=2).status_code == 200
    assert asked.act("choice.close").status_code == 200
    return asked


def test_a_form_puts_texts_beside_titles_and_leaves_out_what_is_empty(asked: Browser) -> None:
    options = put_choices(load(CODE).state)["W1"].options
    assert [(o.title, o.text) for o in options] == [("Samen praten", "Tot iedereen mee kan."), (FORMULA, "")]


def test_a_phone_without_a_script_answers_by_form_and_sees_its_own_marks(asked: Browser, phone: Browser) -> None:
    phone.join()
    page = phone.get().text
    assert all(f'name="marks.{option}" value="{mark}"' in page for option in ("O1", NOTHING) for mark in range(11))
    assert phone.act("choice.answer W1", **{"marks.O1": "0", "marks.O2": "", "marks.nothing": "10"}).status_code == 200
    page = phone.get().text
    assert 'name="marks.O1" value="0" form="act" checked' in page
    assert 'name="marks.O2" value="" form="act" checked' in page
    assert 'name="marks.nothing" value="10" form="act" checked' in page


def test_doing_nothing_is_named_in_every_list(asked: Browser, phone: Browser) -> None:
    phone.join()
    for path in FACES:
        assert "Zoals het nu is (niets doen)" in (asked if path == "/regie" else phone).get(path).text, path


def test_what_is_not_closed_is_on_no_page_and_in_no_export(asked: Browser, seats: list[str]) -> None:
    before = pages(asked)
    assert say(asked, seats[0], O1=10, O2=0).status_code == 200
    first = pages(asked)
    assert say(asked, seats[0], O1=0, O2=10).status_code == 200
    assert pages(asked) == first
    exports = ("/besluit.json", "/besluit.keuzes.csv", "/besluit.md", "/besluit.csv", "/besluit")
    assert [before[path] for path in exports] == [first[path] for path in exports]


def test_what_pages_are_made_of_holds_no_answers_before_the_closing(asked: Browser, seats: list[str]) -> None:
    before = at_hand.now(View(load(CODE), "phone"))
    assert say(asked, seats[0], O1=10).status_code == 200
    assert at_hand.now(View(load(CODE), "phone")) == before


def pages(console: Browser) -> dict[str, str]:
    """Everything that can be read, without what differs from one look to the next."""
    paths = [*FACES, "/besluit", "/besluit.json", "/besluit.csv", "/besluit.keuzes.csv", "/besluit.md"]
    return {path: plain(console.get(path).text) for path in paths}


def plain(page: str) -> str:
    """A page without what differs from one look to the next, and without the console's own lists of what it did."""
    volatile = ('name="csrf_token"', 'name="id"', "data-rev", 'role="timer"', "kept muted", "data-seq", 'class="hash"')
    page = re.sub(r'<div id="r-(undo|lately)".*?</div>', "", page, flags=re.DOTALL)
    return "\n".join(line for line in page.splitlines() if not any(sign in line for sign in volatile))


def test_after_closing_every_face_shows_sums_and_how_often_each_mark_was_given(closed: Browser, phone: Browser) -> None:
    phone.join()
    for path in FACES:
        page = (closed if path == "/regie" else phone).get(path).text
        assert "De minste weerstand: Samen praten." in page, path
        assert "Samen praten: 1 × 1, 1 × 2" in page, path
        assert "=SOM(1): 1 × 9, 1 × leeg" in page, path
    assert 'name="marks.O1"' not in phone.get().text


def test_the_faces_speak_english_too(closed: Browser, phone: Browser) -> None:
    phone.join()
    page = phone.get("?taal=en").text
    assert "The least resistance: Samen praten." in page
    assert "As it is now (do nothing)" in page


def test_the_room_goes_on_and_comes_back_to_a_choice(closed: Browser, phone: Browser) -> None:
    assert closed.act("choice.show").status_code == 200
    assert QUESTION not in phone.get("/scherm").text
    assert closed.act("choice.show W1").status_code == 200
    assert QUESTION in phone.get("/scherm").text


def test_the_csv_has_a_row_per_option_and_no_formula(closed: Browser) -> None:
    rows = [*csv.DictReader(io.StringIO(closed.get("/besluit.keuzes.csv").data.decode("utf-8-sig")), delimiter=";")]
    assert [(r["option"], r["sum"], r["answers"], r["blanks"], r["won"]) for r in rows] == [
        ("O1", "3", "2", "0", "yes"),
        ("O2", "14", "2", "1", ""),
        (NOTHING, "10", "2", "2", ""),
    ]
    assert rows[1]["title"] == f"'{FORMULA}"
    assert (rows[0]["mark_1"], rows[0]["mark_2"], rows[1]["mark_9"]) == ("1", "1", "1")


def test_the_record_tells_it_on_its_page_and_on_paper(closed: Browser) -> None:
    page, text = closed.get("/besluit").text, markdown.render(document.of(CODE))
    for words in (QUESTION, "De minste weerstand: Samen praten.", "1 × 9"):
        assert words in page, words
    assert f"## Gekozen: {QUESTION}" in text
    assert "2 antwoorden: 1 op papier, 1 met hulp. Leeg telde als 5." in text
    assert "| 1 | Samen praten | 3 | 1,5 | 0 | 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0 |" in text


def test_a_closed_record_is_counted_again_and_a_changed_sum_or_mark_is_caught(closed: Browser) -> None:
    assert closed.act("meeting.close").status_code == 200
    whole = record_json.write(CODE)
    assert verify(whole).faults == ()
    for change, place in (
        (lambda file: file["record"]["choices"][0]["options"][1].update(sum=1), "record.choices[0].options[1].sum"),
        (lambda file: file["record"]["choices"][0].update(winner="O2"), "record.choices[0].winner"),
        (lambda file: file["record"]["choices"][0]["channels"].update(paper=2), "record.choices[0].channels.paper"),
    ):
        assert place in places(whole, change)
    seq = next(e["seq"] for e in json.loads(whole)["events"] if e["kind"] == "choice.answered")
    assert f"events[{seq}].link" in places(whole, lambda file: file["events"][seq - 1]["body"]["marks"].update(O1=9))


def places(whole: bytes, change: Callable[[Any], None]) -> list[str]:
    file = json.loads(whole)
    change(file)
    return [fault.place for fault in verify(json.dumps(file).encode()).faults]


def test_the_rule_of_resistance_is_led_through_by_the_console_and_told_with_its_numbers(
    console: Browser, phone: Browser, seats: list[str]
) -> None:
    phone.join()
    console.lead_to("frames")
    assert console.act("rule.set", rule="resistance").status_code == 200
    assert "er is minder weerstand tegen dan tegen niets doen" in console.get("/regie").text
    console.lead_to("ranking")
    console.act("ballot.cast", seat=seats[0], order=["P2", "P3"])
    console.lead_to("decision")
    assert "choice.open package=true" in console.get("/regie").text
    assert console.act("choice.open package=true").status_code == 200
    assert say(console, seats[0], O1=3, nothing=7).status_code == 200
    assert console.act("choice.close").status_code == 200
    assert "Leg het besluit vast" in console.get("/regie").text
    assert console.act("decision.record").status_code == 200
    for path in ("", "/livecast", "/besluit", "/regie"):
        page = (console if path in ("/besluit", "/regie") else phone).get(path).text
        assert "Weerstand tegen de verdeling: 3, tegen niets doen: 7." in page, path
        assert "Akkoord: 0." not in page, path
    assert "tegen niets doen 7" in console.get("/scherm").text
    assert "Weerstand tegen de verdeling: 3, tegen niets doen: 7." in markdown.render(document.of(CODE))


def outcome(tied: list[str], winner: str | None, by: str) -> dict[str, Any]:
    names = {"O1": "Praten", "O2": "Loten", NOTHING: ""}
    options = [{"id": key, "title": title, "version": None} for key, title in names.items()]
    return {"options": options, "answers": 2, "tied": tied, "winner": winner, "by": by}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (outcome([], "O1", "sum"), "The least resistance: Praten."),
        (outcome([NOTHING, "O1"], NOTHING, "nothing"), "It stays as it is."),
        (outcome(["O2", "O1"], "O2", "strong"), "Equal: Loten and Praten. Loten goes first"),
        (outcome(["O1", "O2"], None, "lot"), "Call three words together."),
        (outcome(["O1", "O2"], "O1", "lot"), "The lot chose: Praten."),
        ({**outcome([], None, ""), "answers": 0}, "Nobody gave a mark."),
    ],
)
def test_what_decided_is_said_in_words(context: Any, found: dict[str, Any], words: str) -> None:
    with context.test_request_context(), speaking("en"):
        assert words in said.verdict(found)


def test_an_average_is_rounded_half_up_to_one_decimal(closed: Browser) -> None:
    choice = told(put_choices(load(CODE).state)["W1"])
    with speaking("nl"):
        assert [said.mean(choice, option) for option in choice["options"]] == ["1,5", "7,0", "5,0"]
