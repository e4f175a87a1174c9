"""What the desk fills in by itself is in the language of the evening; what people wrote is never touched."""

import pytest

from app import agendas
from app.agendas import ready
from app.desk import drafts, evening
from app.desk.opening import opened
from app.imports import listing
from app.languages import LANGUAGES, MEETING
from app.languages.listed import Code
from app.live.opening import DATA
from tests.desk.organiser import Organiser

WHY, SCRIPT = "frame.purpose.title", "stage.pitches"


def begun(organiser: Organiser, **more: str) -> str:
    return organiser.begin(title="Evening", pot="84.000", agenda="geldverdeelavond_fiches", **more)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != MEETING])
def test_every_ready_text_of_the_house_is_said_in_each_language_and_only_those(language: Code) -> None:
    said = {frame.title for frame in listing.frames(DATA / "frames.json")}
    said |= {frame.text for frame in listing.frames(DATA / "frames.json")}
    for template in agendas.known().values():
        for stage in template.stages:
            texts = [script.rules.get(name) for script in [stage.said] for name in ("text", "title")]
            said |= {stage.title, stage.said.notes, stage.said.leader, *filter(None, texts)}
    known = ready.texts(language)
    assert set(known) == said - {""}
    assert len(set(known.values())) == len(known)
    assert all(("{pot}" in words) == ("{pot}" in dutch) for dutch, words in known.items())


def test_an_english_evening_begins_with_english_texts(organiser: Organiser) -> None:
    found = evening.load(begun(organiser, language="en"))
    assert found.text(WHY) == "Why are we doing this?"
    assert found.text(f"{SCRIPT}.title") == "Plans: 3 minutes and questions"
    assert found.text(f"{SCRIPT}.leader") == "proposer"


def test_ready_texts_go_along_when_the_language_changes_and_those_of_people_stay(organiser: Organiser) -> None:
    draft = begun(organiser)
    organiser.type(draft, "frame.roles.text", "Wij doen het zo.", base=1)
    organiser.type(draft, "language", "en", base=1)
    found = evening.load(draft)
    assert found.text(WHY) == "Why are we doing this?"
    assert found.text(f"{SCRIPT}.notes") == "Needed: 5-9 plans. Gives: answers."
    assert found.text("frame.roles.text") == "Wij doen het zo."
    organiser.press(draft, "ongedaan")
    assert evening.load(draft).text(WHY) == "Waarom doen we dit?"
    organiser.type(draft, "language", "en")
    organiser.type(draft, "language", "nl")
    assert evening.load(draft).text(f"{SCRIPT}.title") == "Plannen: 3 minuten plus vragen"


def test_ready_texts_turn_from_one_language_into_any_other(organiser: Organiser) -> None:
    draft = begun(organiser, language="ar")
    said = [evening.load(draft).text(WHY)]
    for version, language in enumerate(("pl", "tr", "en", "nl"), 1):
        organiser.type(draft, "language", language, base=version)
        said.append(evening.load(draft).text(WHY))
    assert said == [
        "لماذا نفعل هذا؟",
        "Dlaczego to robimy?",
        "Bunu neden yapıyoruz?",
        "Why are we doing this?",
        "Waarom doen we dit?",
    ]


def test_an_agenda_that_is_chosen_later_is_in_the_language_of_the_evening(organiser: Organiser) -> None:
    draft = organiser.begin(title="Evening", language="en")
    organiser.press(draft, "agenda/kies", name="stemfestival")
    titles = [step.text("title") for step in evening.load(draft).items("stage")]
    assert "Choosing three ideas per theme together" in titles


@pytest.mark.parametrize(
    ("language", "money", "tables"),
    [
        (
            "nl",
            "Er is €\N{NO-BREAK SPACE}84.000 voor de buurt.",
            ["Tafel 1", "Online tafel"],
        ),
        ("en", "There is €84,000 for the neighbourhood.", ["Table 1", "Online table"]),
        ("tr", "Mahalle için €84.000 var.", ["Masa 1", "Çevrimiçi masa"]),
        ("ar", "يوجد \N{RIGHT-TO-LEFT MARK}84,000\N{NO-BREAK SPACE}€ للحي.", ["الطاولة 1", "الطاولة عبر الإنترنت"]),
        ("pl", "Na dzielnicę jest 84\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€.", ["Stolik 1", "Stolik online"]),
    ],
)
def test_it_opens_in_it(organiser: Organiser, language: str, money: str, tables: list[str]) -> None:
    draft = begun(organiser, language=language, tables="1")
    organiser.type(draft, "frame.money.by", "Noor")
    first = opened(evening.load(draft), drafts.reserve(draft))
    frame = next(frame for frame in first.frames if frame.key == "money")
    assert frame.text.startswith(money)
    assert [(clause.text.startswith(money), clause.by) for clause in frame.every] == [(True, "Noor")]
    assert [table.name for table in first.tables] == tables
