"""What the meeting did not answer is promised afterwards: by a day, told by the organiser, read by who asked."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.commands import main
from app.live import meetings
from app.record.follow_up import ladder, telling
from app.record.follow_up.ladder import Entry
from app.services import services
from facilitation.state.stage import Stage
from tests.devices import CODE, Browser, opening
from tests.record.follow_up.following import found, tell, text_of

SUBJECT = "question.vragen.V1"


@pytest.fixture
def asker(app: Flask) -> Any:
    """Somebody at home who asked something, in a meeting that was decided and closed without an answer."""
    plain = opening()
    with app.app_context():
        agenda = (Stage("vragen", "questions"), *plain.agenda)
        meetings.create(msgspec.structs.replace(plain, agenda=agenda), public=True)
        leader, phone = Browser(app.test_client(), "console"), Browser(app.test_client())
        assert leader.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
        phone.join(name="Noor", channel="online")
        for text in ("Wie onderhoudt het?", "Wat kost het?"):
            assert phone.act("question.ask", text=text).status_code == 200
        assert leader.act("question.answer V2 how=now stage=vragen").status_code == 200
        leader.lead_to("decision")
        awards = [{"initiative": key, "amount": 0, "reason": "Later."} for key in ("P1", "P2", "P3")]
        assert leader.say("decision.propose", awards=awards).status_code == 200
        for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
            leader.act(act)
        assert meetings.load(CODE).state.closed
        yield leader, phone


def test_an_answer_afterwards_is_on_the_record_and_on_the_phone_of_who_asked(asker: tuple[Browser, Browser]) -> None:
    leader, phone = asker
    closed = telling.today()
    (item,) = found().questions
    assert (item.subject, item.state, (item.due - closed).days) == (SUBJECT, "open", 14)
    assert "Je vraag: ontvangen" in text_of(phone, "/livecast")
    assert "Vraag: Wie onderhoudt het?" in text_of(leader, "/besluit/opvolging")
    assert tell(leader, SUBJECT, "done", "De buurt zelf, met Zuid.") == 303
    assert "antwoord. De buurt zelf, met Zuid." in text_of(phone, "/besluit")
    for page in ("", "/livecast"):
        assert "De buurt zelf, met Zuid." in text_of(phone, page), page
    assert "De buurt zelf" in text_of(phone, "/besluit.atom")


def test_the_record_verifies_with_what_was_told_of_a_question(asker: tuple[Browser, Browser], tmp_path: Path) -> None:
    leader, _ = asker
    assert tell(leader, SUBJECT, "running", "Zuid zoekt het uit.", "2030-05-01") == 303
    file = tmp_path / "besluit.json"
    file.write_bytes(leader.get("/besluit.json").data)
    assert main(["verify", str(file)]) == 0
    told = json.loads(file.read_bytes())
    (item,) = [each for each in told["followup"]["items"] if each["subject"] == SUBJECT]
    item["state"] = "done"
    file.write_text(json.dumps(told))
    assert main(["verify", str(file)]) == 1


def test_a_question_that_was_answered_is_nothing_to_follow(asker: tuple[Browser, Browser]) -> None:
    leader, _ = asker
    assert tell(leader, "question.vragen.V2", "done", "Nog eens.") == 409


def test_a_file_from_before_questions_were_followed_still_fits(asker: tuple[Browser, Browser]) -> None:
    dossier = services().dossiers.of(CODE)
    plain = ladder.of(dossier.record, dossier.closed_at, ()).plain(dossier.head)
    assert [item["subject"] for item in plain["items"] if item["subject"].startswith("question")] == []
    told = Entry(1, SUBJECT, "running", date(2030, 5, 1), "Zuid zoekt het uit.", dossier.closed_at)
    plain = ladder.of(dossier.record, dossier.closed_at, (told,)).plain(dossier.head)
    assert plain["items"][-1] == {"subject": SUBJECT, "state": "running", "due": "2030-05-01"}
