"""Notes, which are private and rest on consent, and lessons, which the next organiser sees."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.live import meetings
from app.programme.feature import Role
from app.programme.lessons import lessons, notes
from app.programme.lessons.lessons import About
from app.programme.lessons.tables import NOTE
from app.programme.places import places
from app.programme.rights import Held, Holder
from app.programme.rounds import outcome, rounds
from app.programme.storage import rows
from facilitation.refusals import Refused
from tests.desk.organiser import Organiser
from tests.devices import CODE, opening

PATH = "/amsterdam/noord/de-banne/"
ORGANISER = Holder("link:o", "Noor", (Held(PATH, Role.ORGANISER),))
RESEARCHER = Holder("link:r", "Ravi", (Held("/amsterdam/", Role.RESEARCHER),))
LESSON = {"saw": "Twee bewoners dachten dat de gebiedsmakelaar meestemde.", "otherwise": "De rol op het naamkaartje."}


@pytest.fixture
def round_(house: Flask) -> str:
    """A round that everybody may see."""
    return rounds.add(places.load("de-banne"), "Ronde", 9_000_000, public=True)


def test_a_log_is_read_by_its_holder_alone_until_it_is_shared(round_: str) -> None:
    made = notes.write(ORGANISER, round_, "log", "De pitches liepen uit.")
    assert [note.text for note in notes.seen_by(ORGANISER, round_, PATH)] == ["De pitches liepen uit."]
    assert not notes.seen_by(RESEARCHER, round_, PATH)
    with pytest.raises(Refused, match="unknown_here"):
        notes.share(RESEARCHER, round_, made, True)
    notes.share(ORGANISER, round_, made, True)
    assert [note.id for note in notes.seen_by(RESEARCHER, round_, PATH)] == [made]
    other = Holder("link:x", "Else", (Held(PATH, Role.ORGANISER),))
    assert not notes.seen_by(other, round_, PATH)


@pytest.mark.parametrize("kind", ["interview", "observation"])
def test_a_talk_is_kept_only_with_consent_and_is_gone_when_that_is_taken_back(kind: str, round_: str) -> None:
    with pytest.raises(Refused, match="note_consent_needed"):
        notes.write(RESEARCHER, round_, kind, "Ik voelde me gehoord.")
    made = notes.write(RESEARCHER, round_, kind, "Ik voelde me gehoord.", "Mevrouw De Wit", "voor dit onderzoek")
    notes.withdraw(RESEARCHER, round_, made)
    (row,) = rows(sa.select(NOTE))
    assert (row.text, row.consenter, row.consent, row.shared) == ("", "", "", False)
    assert row.withdrawn
    with pytest.raises(Refused, match="unknown_here"):
        notes.share(RESEARCHER, round_, made, True)


def test_who_reads_a_shared_talk_can_note_that_its_consent_was_taken_back(round_: str) -> None:
    made = notes.write(RESEARCHER, round_, "interview", "Ik was er niet.", "Wim")
    with pytest.raises(Refused, match="unknown_here"):
        notes.withdraw(ORGANISER, round_, made)
    notes.share(RESEARCHER, round_, made, True)
    notes.withdraw(ORGANISER, round_, made)
    (row,) = rows(sa.select(NOTE))
    assert row.text == ""


def test_the_knowledge_base_has_the_public_lessons_of_public_rounds_by_what_they_are_about(round_: str) -> None:
    hidden = rounds.add(places.load("noord"), "Nog niet", 1)
    lessons.teach(ORGANISER, round_, LESSON | {"public": "1", "stage": "decision", "tags": "Rollen, rollen, stemmen"})
    lessons.teach(ORGANISER, round_, LESSON | {"stage": "decision"})
    lessons.teach(ORGANISER, hidden, LESSON | {"public": "1", "stage": "decision", "tags": "ruzie"})
    (found,) = lessons.shown(About())
    assert (found.round, found.stage, found.tags) == (round_, "decision", ("rollen", "stemmen"))
    assert lessons.shown(About(tag="Stemmen")) == [found]
    assert lessons.tags() == ["rollen", "stemmen"]
    assert not lessons.shown(About(stage="ranking"))
    assert not lessons.shown(About(tag="geld"))


def test_a_lesson_says_what_was_seen_and_what_is_done_otherwise(round_: str) -> None:
    with pytest.raises(Refused, match="lesson_empty"):
        lessons.teach(ORGANISER, round_, {"saw": "Iets"})
    with pytest.raises(Refused, match="malformed"):
        lessons.teach(ORGANISER, round_, LESSON | {"stage": "nergens"})


def test_long_lists_of_lessons_are_paged(round_: str) -> None:
    for number in range(lessons.PAGE + 3):
        lessons.teach(ORGANISER, round_, LESSON | {"saw": f"Les {number}", "public": "1"})
    first = lessons.shown(About())
    second = lessons.shown(About(before=first[-1].id))
    assert (len(first), len(second)) == (lessons.PAGE, 3)
    assert {lesson.id for lesson in first}.isdisjoint({lesson.id for lesson in second})


def test_who_chooses_the_same_agenda_sees_what_others_learned_with_it(lead: FlaskClient, round_: str) -> None:
    lessons.teach(ORGANISER, round_, LESSON | {"public": "1", "template": "overlegtafel"})
    lessons.teach(ORGANISER, round_, LESSON | {"public": "1", "stage": "arguments", "saw": "Te kort gepraat."})
    organiser = Organiser(lead)
    draft = organiser.begin(title="Avond", agenda="overlegtafel")
    page = lead.get(f"/voorbereiden/{draft}/agenda").text
    assert "Wat leerden anderen hiermee?" in page
    assert page.index("gebiedsmakelaar meestemde") < page.index("Te kort gepraat.")


def test_the_workspace_takes_a_note_a_lesson_and_a_poll(lead: FlaskClient, passer_by: FlaskClient, round_: str) -> None:
    page = f"/programma/ronde/{round_}/leren"
    assert passer_by.get(page).status_code == 403
    assert lead.post(f"{page}/notities", data={"kind": "log", "text": "Het liep uit."}).status_code == 303
    assert lead.post(f"{page}/lessen", data=LESSON | {"public": "1"}).status_code == 303
    assert lead.post(f"{page}/peiling", data={"code": "ANDERS"}).status_code == 409
    shown = lead.get(page).text
    assert "Het liep uit." in shown
    assert "gebiedsmakelaar" in shown
    assert "gebiedsmakelaar" in passer_by.get("/leren").text
    assert "gebiedsmakelaar" in passer_by.get(f"/ronde/{round_}").text


def test_a_poll_is_opened_filled_from_paper_and_closed_in_the_workspace(
    lead: FlaskClient, passer_by: FlaskClient, round_: str
) -> None:
    meetings.create(opening(), public=True)
    outcome.join(round_, CODE, 1_000_000)
    page = f"/programma/ronde/{round_}/leren"
    sheet = f"{page}/papier/{CODE}"
    assert "Stel de vragen" in lead.get(page).text
    assert lead.get(sheet).status_code == 409
    assert lead.post(f"{page}/peiling", data={"code": CODE}).status_code == 303
    shown = lead.get(page).text
    assert f"/t/{CODE}/vooraf" in shown
    assert shown.count("<svg") >= 2
    assert passer_by.get(sheet).status_code == 403
    assert lead.post(sheet, data={"moment": "after", "heard": "8"}).status_code == 409
    filled = lead.post(sheet, data={"moment": "after", "heard": "8", "consent": "1"})
    assert "1 blad ingevoerd." in lead.get(filled.location).text
    assert "0 bladen ingevoerd." in lead.get(f"{sheet}?blad=before").text
    assert lead.post(f"{page}/peiling/dicht", data={"code": CODE}).status_code == 303
    assert "Bekijk de antwoorden" in lead.get(page).text
    assert lead.post(f"{page}/peiling", data={"code": CODE}).status_code == 409


def test_notes_in_every_state_are_shown_with_what_can_be_done(lead: FlaskClient, round_: str) -> None:
    page = f"/programma/ronde/{round_}/leren"
    talk = {"kind": "interview", "text": "Ik voelde me gehoord.", "consenter": "Mevrouw De Wit"}
    assert lead.post(f"{page}/notities", data=talk | {"consenter": ""}).status_code == 409
    assert lead.post(f"{page}/notities", data=talk).status_code == 303
    (note,) = rows(sa.select(NOTE))
    for do, then in (("share", "gedeeld"), ("keep", "Mevrouw De Wit"), ("withdraw", "De tekst is weg.")):
        assert lead.post(f"{page}/notities/{note.id}", data={"do": do}).status_code == 303
        assert then in lead.get(page).text
    assert "Ik voelde me gehoord." not in lead.get(page).text
    assert lead.post(f"{page}/notities/{note.id}", data={"do": "remove"}).status_code == 303
    assert not rows(sa.select(NOTE))
