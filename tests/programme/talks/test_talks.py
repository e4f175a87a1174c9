"""Talks with the city: all that was said is answered, and nobody is told apart."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.operations import retention
from app.programme.framework import clauses
from app.programme.framework.clauses import Said
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.storage import rows
from app.programme.talks import inputs, talks
from app.programme.talks.tables import TALK_INPUT
from app.programme.talks.talks import Talk
from app.services import services
from facilitation.refusals import Malformed, Refused
from tests.devices import CODE, Browser

HERE = "/programma/plek/amsterdam/stadsgesprekken"


@pytest.fixture
def city(house: Flask) -> Place:
    """Amsterdam."""
    return places.load("amsterdam")


@pytest.fixture
def talk(city: Place) -> Talk:
    """A talk that anybody may read, held elsewhere."""
    made = talks.add(
        city, {"title": "Stadsgesprek", "day": "2020-11-05", "public": "1", "source": "https://dezwijger.nl"}
    )
    return talks.load(city.id, made)


@pytest.fixture
def held(console: Browser, seated: Browser, house: Flask) -> Browser:
    """A meeting in which an argument, an improvement, a question and something that was hidden were said; not over."""
    console.lead_to("arguments")
    for side, text in (
        ("for", "Meer tijd."),
        ("improvement", "Zet er een hek om."),
        ("question", "Wie betaalt?"),
        ("against", "Die buurman van 12."),
    ):
        assert seated.act("argument.post", initiative="P1", side=side, text=text).status_code == 200
    assert console.say("argument.moderate", argument="A4", verdict="hide", reason="Privé.").status_code == 200
    return console


def test_what_was_said_at_an_evening_comes_without_who_said_it_and_without_what_was_hidden(
    city: Place, held: Browser
) -> None:
    found = talks.load(city.id, talks.add(city, {"title": "Avond", "code": CODE.lower()}))
    with pytest.raises(Refused, match="talk_not_over"):
        inputs.take(found)
    held.lead_to("review")
    assert held.act("meeting.close").status_code == 200
    assert inputs.take(found) == 3
    assert inputs.take(found) == 0
    said = inputs.page(found.id)
    assert [(each.text, each.channel) for each in said] == [
        ("Meer tijd.", "hall"),
        ("Zet er een hek om.", "hall"),
        ("Wie betaalt?", "hall"),
    ]
    kept = str([tuple(row) for row in rows(sa.select(TALK_INPUT))])
    assert "buurman" not in kept
    assert "seat" not in kept
    assert "Fatima" not in kept


def test_words_that_are_removed_from_the_evening_are_gone_from_the_talk(city: Place, held: Browser) -> None:
    found = talks.load(city.id, talks.add(city, {"title": "Avond", "code": CODE.lower()}))
    held.lead_to("review")
    assert held.act("meeting.close").status_code == 200
    assert inputs.take(found) == 3
    with services().database.read.connect() as connection:
        digests = retention.found_texts(connection, CODE, "Meer tijd.")
    retention.redact(services().database, [], CODE, digests)
    told = {each.text: each.hidden for each in inputs.page(found.id)}
    assert told == {"": inputs.REMOVED, "Zet er een hek om.": "", "Wie betaalt?": ""}
    assert inputs.take(found) == 0


def test_every_answer_says_why_and_what_was_taken_in_names_the_version_of_a_clause(city: Place, talk: Talk) -> None:
    key = clauses.add(city, "money", Said(text="Er is geld.", agreed_by="het college"), "noor")
    clauses.rewrite(city, key, Said(text="Er is 1 miljoen.", reason="Uit het gesprek.", agreed_by="de raad"), "noor")
    number = inputs.add(talk, "Zeg hoeveel geld er is.", "home", None)
    with pytest.raises(Malformed, match="reason_needed"):
        inputs.answer(talk, number, {"answer": "not"}, None, "noor")
    with pytest.raises(Refused, match="clause_needed"):
        inputs.answer(talk, number, {"answer": "taken_in", "reason": "Ja."}, None, "noor")
    with pytest.raises(Refused, match="unknown_clause"):
        inputs.answer(talk, number, {"answer": "taken_in", "reason": "Ja."}, (city.id, "weg"), "noor")
    inputs.answer(talk, number, {"answer": "taken_in", "reason": "Dat staat er nu."}, (city.id, key), "noor")
    (one,) = inputs.page(talk.id)
    assert (one.answer, one.version, one.words) == ("taken_in", 2, "Er is 1 miljoen.")
    assert [each.text for each in inputs.came_to(city.id, key, public=True)] == ["Zeg hoeveel geld er is."]
    talks.change(talk, {"title": talk.title})
    assert not inputs.came_to(city.id, key, public=True)
    assert [each.text for each in inputs.came_to(city.id, key)] == ["Zeg hoeveel geld er is."]


def test_what_has_no_answer_comes_first_fifty_at_a_time(city: Place, talk: Talk) -> None:
    for number in range(1, 63):
        inputs.add(talk, f"Inbreng {number}", "paper", None)
    for number in range(1, 11):
        inputs.answer(talk, number, {"answer": "not", "reason": "Dat kan niet."}, None, "noor")
    first = inputs.page(talk.id)
    second = inputs.page(talk.id, (0, first[-1].number))
    assert [each.number for each in first] == list(range(11, 61))
    assert [each.number for each in second] == [61, 62, *range(1, 11)]
    assert talks.load(city.id, talk.id).open == 52


def test_words_that_are_taken_away_are_gone_for_good(city: Place, talk: Talk) -> None:
    number = inputs.add(talk, "Mijn buurman heet Jan.", "hall", None)
    inputs.hide(talk, number, "Over een persoon.")
    assert "Jan" not in str([tuple(row) for row in rows(sa.select(TALK_INPUT))])
    found = talks.load(city.id, talk.id)
    assert (found.said, found.open) == (0, 0)


def test_a_talk_is_written_answered_and_read_by_everybody_once_it_is_public(
    lead: FlaskClient, passer_by: FlaskClient, city: Place
) -> None:
    form = {"title": "Stadsgesprek in de Zwijger", "day": "2020-11-05", "source": "javascript:alert(1)"}
    here = lead.post(HERE, data=form).location
    assert lead.post(f"{here}/inbreng", data={"text": "Meer zeggenschap.", "channel": "home"}).status_code == 303
    public = here.replace("/programma/plek", "/buurt")
    assert passer_by.get(public).status_code == 404
    assert "1 keer inbreng wacht op antwoord" in lead.get(here).text
    assert "Wat is ermee gedaan?" in lead.get(f"{here}/inbreng/1").text
    assert lead.get(f"{here}/inbreng/9").status_code == 404
    assert lead.post(here, data=form | {"public": "1"}).status_code == 303
    assert (
        lead.post(f"{here}/inbreng/1", data={"answer": "not", "reason": "Dat mag niet van de wet."}).status_code == 303
    )
    page = passer_by.get(public).text
    assert "Dat mag niet van de wet." in page
    assert "niet overgenomen" in page
    assert 'href="javascript' not in page
    assert "1 van 1 keer inbreng beantwoord" in passer_by.get("/buurt/de-banne/stadsgesprekken").text
    assert "1 van 1 keer inbreng beantwoord" in passer_by.get("/buurt/de-banne").text
    assert lead.post(f"{here}/inbreng/1/weg", data={"reason": "Een naam."}).status_code == 303
    assert "Meer zeggenschap." not in passer_by.get(public).text
    assert passer_by.post(f"{here}/inbreng", data={"text": "x", "channel": "home"}).status_code == 403
    assert lead.post(f"{here}/bijeenkomst").status_code == 409


def test_pages_ask_the_database_as_often_with_much_that_was_said_as_with_little(
    lead: FlaskClient, city: Place, talk: Talk, statements: list[str]
) -> None:
    def asked(path: str) -> int:
        statements.clear()
        assert lead.get(path).status_code == 200
        return len(statements)

    one = f"{HERE}/{talk.id}"
    paths = (HERE, one, one.replace("/programma/plek", "/buurt"), "/buurt/amsterdam/stadsgesprekken")
    few = [asked(path) for path in paths]
    for number in range(30):
        inputs.add(talk, f"Inbreng {number}", "paper", None)
        talks.add(city, {"title": f"Gesprek {number}", "public": "1"})
    assert [asked(path) for path in paths] == few


def test_what_was_said_is_about_a_clause_of_the_place_itself_or_one_around_it(city: Place, talk: Talk) -> None:
    buurt, beside = places.load("de-banne"), places.load(places.add("amsterdam", "district", "Zuid"))
    said = {
        place.id: clauses.add(place, "money", Said(text="Zo.", agreed_by="wij"), "noor") for place in (city, beside)
    }
    own = talks.load(buurt.id, talks.add(buurt, {"title": "In de buurt", "public": "1"}))
    assert inputs.add(own, "Meer bomen.", "hall", (city.id, said[city.id])) == 1
    with pytest.raises(Refused, match="unknown_clause"):
        inputs.add(own, "Bij de buren.", "hall", (beside.id, said[beside.id]))
    answer = {"answer": "taken_in", "reason": "Goed."}
    with pytest.raises(Refused, match="unknown_clause"):
        inputs.answer(own, 1, answer, (beside.id, said[beside.id]), "noor")
    assert not inputs.came_to(beside.id, said[beside.id])
