"""An installation for show has every part of the programme, says what is made up, and is filled once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from app.programme.duties import duties
from app.programme.framework import clauses, deviations, effective, plans_opened
from app.programme.intake import appeals, checks, merging, plans
from app.programme.intake.plans import Asked
from app.programme.lessons import lessons, polls
from app.programme.measures import kept
from app.programme.payments import payments
from app.programme.payments.tables import PAYMENT
from app.programme.places import places
from app.programme.registry import FEATURES
from app.programme.reports import reports
from app.programme.rounds import money, rounds
from app.programme.rounds.filling import PLANS, SMALL, TABLES
from app.programme.site import lately
from app.programme.storage import METADATA, rows
from app.programme.talks import inputs, talks
from app.programme.trajectory import trajectory
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services

EVENING = "EERDER"
TALK = "amsterdam-stadsgesprek-over-het-stedelijk-kader-2020-11-05"
PUBLIC = {
    "/buurt": ("Tweede buurtbudget", "Fietsles voor vrouwen"),
    "/buurt/klaverbuurt": ("Hier liggen 6 afspraken vast", "6 van 7 keer inbreng beantwoord", "te laat"),
    "/buurt/klaverbuurt/kaders": ("ontheffing gegeven", "geen ontheffing", "wacht op antwoord", "gewijzigd nadat"),
    "/buurt/amsterdam/kaders/afspraak/contact-9": ("Duurt het langer",),
    f"/buurt/amsterdam/stadsgesprekken/{TALK}": ("deels overgenomen", "niet overgenomen", "nog geen antwoord"),
    f"/ronde/{PLANS}": ("Gewijzigd nadat plannen waren ingediend", "Dien een plan in"),
    f"/ronde/{PLANS}/plannen": ("zoekt steun", "wordt getoetst", "niet haalbaar", "samengegaan", "ingetrokken"),
    f"/ronde/{PLANS}/plannen/5": ("Bezwaar van de indieners", "later gegeven"),
    f"/ronde/{PLANS}/plannen/12": ("Dit plan kwam van", "Tuingroep Dijk"),
    f"/ronde/{SMALL}": ("10.100", "De drie bankjes staan er!", "Je plan op één A4", "Tien stoepen"),
    f"/t/{EVENING}/besluit": ("18 mensen praatten over 6 plannen", "Alles is verzonnen"),
    "/leren": ("Betrek bewoners vanaf het begin", "CC BY, kl.nl", "wat laat je weg?"),
    "/vergelijken": ("Klaverbuurt: kleine plannen (fictief)", "Amsterdammers, maak je stad! 2019–2020"),
    "/zoeken?q=avond": ("Er is ook een les in de avond.", "belofte · wijkt af"),
}
WORK = {
    "/programma": ("Klaverbuurt",),
    "/programma/plek/klaverbuurt/kaders": ("kadersavond van de Klaverbuurt",),
    "/programma/plek/amsterdam/kaders/afwijkingen": ("Geef ontheffing",),
    f"/programma/plek/amsterdam/stadsgesprekken/{TALK}": ("Wie kijkt na of het vertrouwen",),
    f"/programma/ronde/{PLANS}/plannen": ("Muziekles voor kinderen",),
    f"/programma/ronde/{PLANS}/plannen/tafel": ("Samen groen", "Zet in een concept"),
    f"/programma/ronde/{SMALL}/nakomen": ("De kookgroep schrijft op een bord",),
    f"/programma/ronde/{SMALL}/betalen": ("Wacht op een tweede", "Klopt niet"),
    f"/programma/ronde/{SMALL}/terugmelden": ("Elf vrouwen kunnen nu fietsen.",),
    f"/programma/ronde/{SMALL}/traject": ("Offertes vragen en vergelijken", "De les in de avond"),
    f"/programma/ronde/{SMALL}/leren": ("Niemand wist wat een bankje kost.",),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An installation for show; nobody changes it."""
    folder: Path = tmp_path_factory.mktemp("shown")
    app = create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        fill()
        yield app


def fill() -> None:
    for each in FEATURES.named("demo"):
        each()


@pytest.fixture
def lead(shown: Flask) -> FlaskClient:
    client = shown.test_client()
    assert client.post("/voorbereiden/key", data={"key": organisers.make("Noor")}).status_code == 204
    return client


def test_filling_again_changes_nothing(shown: Flask) -> None:
    def everything() -> dict[str, Counter[str]]:
        return {table.name: Counter(map(str, rows(sa.select(table)))) for table in METADATA.sorted_tables}

    before = everything()
    fill()
    assert everything() == before


@pytest.mark.parametrize("page", PUBLIC)
def test_everybody_meets_each_part_on_the_public_pages(shown: Flask, page: str) -> None:
    answer = shown.test_client().get(page)
    assert answer.status_code == 200
    assert [words for words in PUBLIC[page] if words not in answer.text] == []


@pytest.mark.parametrize("page", WORK)
def test_the_workspace_has_something_to_do_in_each_part(lead: FlaskClient, page: str) -> None:
    answer = lead.get(page)
    assert answer.status_code == 200
    assert [words for words in WORK[page] if words not in answer.text] == []


def test_what_is_made_up_says_so_and_what_is_known_names_its_source(shown: Flask) -> None:
    for round_ in rounds.of_place("klaverbuurt"):
        assert "(fictief)" in round_.title
        assert "geen echte buurt" in round_.source
    for place in places.everywhere():
        for clause in clauses.of_place(place.id):
            assert any(word in clause.agreed_by for word in ("bron", "bedacht", "fictief")), clause.text
    assert "bedacht" in talks.load("amsterdam", TALK).about


def test_a_round_that_was_held_elsewhere_decided_on_as_many_plans_as_is_told_of_it(shown: Flask) -> None:
    told = {row.id: (row.chosen, row.plans) for row in lately.decisions("/", 99)}
    assert told["amsterdam-amsterdammers-maak-je-stad-20172018"] == (36, 475)
    assert told[SMALL] == (5, 6)


def test_the_city_fixes_and_leaves_free_and_the_neighbourhood_fills_in_and_deviates(shown: Flask) -> None:
    place = places.load("klaverbuurt")
    lines = effective.of_place(place).lines
    assert Counter(line.clause.standing for line in lines) == {"fixed": 6, "free": 5}
    asked = Counter(str(each.stands) for each, _name, _words in deviations.asked("amsterdam"))
    assert asked == {"ontheffing gegeven": 1, "geen ontheffing": 1, "wacht op antwoord": 1}
    held = plans_opened.of_round(rounds.load(PLANS))
    assert held is not None
    assert [change.after.text for change in held.since if change.after] == ["Een plan vraagt hoogstens € 8.000."]
    assert clauses.load("amsterdam", "contact-9").number == 2


def test_all_but_one_thing_of_the_talk_is_answered_by_a_clause_or_a_reason(shown: Flask) -> None:
    said = inputs.page(TALK)
    assert Counter(each.answer for each in said) == {"": 1, "taken_in": 3, "partly": 1, "not": 2}
    assert all(each.reason for each in said if each.answer)
    assert all(each.about and each.version for each in said if each.answer in ("taken_in", "partly"))


def test_plans_stand_as_their_support_and_their_checks_say(shown: Flask) -> None:
    found = plans.search(PLANS, Asked()).plans
    states = Counter(plan.state for plan in found)
    assert states == {"green": 3, "orange": 2, "red": 1, "checking": 1, "gathering": 2, "merged": 2, "withdrawn": 1}

    def settle(connection: sa.Connection) -> None:
        for plan in found:
            checks.settle(connection, plan.id)

    services().database.commit(settle)
    assert plans.search(PLANS, Asked()).plans == found
    assert sum(len(appeals.of(plan.id)) for plan in found) == 1
    assert {part.title for part in merging.came_of(found[-1].id)} == {found[1].title, found[2].title}
    assert all(plan.ask <= 800_000 for plan in found if plan.ask)


def test_the_evening_of_the_small_plans_verifies_and_took_as_long_as_it_was_planned(shown: Flask) -> None:
    assert verify(record_json.write(EVENING)).ok
    measured = kept.of([EVENING])[EVENING]
    assert measured.found["overrun"] in range(31)


def test_something_is_kept_late_or_gone_otherwise_and_two_people_paid_no_more_than_was_given(shown: Flask) -> None:
    listed = duties.of_round(SMALL, everything=True)
    assert Counter(each.state for each in listed.duties if each.plan) == {
        "done": 2,
        "open": 2,
        "running": 1,
        "deviates": 1,
    }
    assert listed.late == 2
    assert all(each.confirmed + each.waiting <= each.award for each in payments.paid(SMALL))
    settled = rows(sa.select(PAYMENT).where(PAYMENT.c.state != payments.WRITTEN))
    assert settled
    assert all(row.by != row.settled_by for row in settled)
    assert {each.state for each in payments.of_round(SMALL)} == {"written", "confirmed", "refused"}


def test_proposers_told_learn_and_leave_lessons_for_the_next_organiser(shown: Flask) -> None:
    told = reports.of_round(SMALL)
    assert [each.plan for each in told if each.pictured] == [f"{EVENING}-K1"]
    assert len(trajectory.members(SMALL)) == 5
    assert {session.kind for session in trajectory.sessions(SMALL)} == {*trajectory.KINDS}
    assert len(trajectory.cases(SMALL, public=True)) == 1
    next_one = lessons.for_agenda({"overlegtafel"}, {"initiatives", "decision"}, 9)
    assert next_one[0].template == "overlegtafel"
    assert {lesson.round for lesson in next_one} >= {SMALL, TABLES}
    answers = polls.told([EVENING])[EVENING]["after"]
    assert (answers.answered, answers.means["heard"]) == (16, 81)


def test_nothing_of_the_demo_gives_more_than_there_is(shown: Flask) -> None:
    with services().database.read.connect() as connection:
        for place in places.everywhere():
            for round_ in rounds.of_place(place.id):
                money.require_sums(connection, round_.id)
