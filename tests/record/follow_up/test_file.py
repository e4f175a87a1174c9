"""What was told after the meeting, in copies, in the record's file, on paper, and where a text has to go."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app import create_app
from app.operations import retention
from app.record.exports import markdown, pdf, record_json
from app.record.follow_up import telling
from app.record.verify.verdict import verify
from app.services import services
from app.storage.sqlite import copies
from tests.devices import CODE, Browser
from tests.record.follow_up.following import found, tell
from tests.schema import back_to


def test_a_backup_holds_what_was_told(closed: Browser, tmp_path: Path) -> None:
    tell(closed, "district", "done", "Ja.")
    assert services().database.file is not None
    copies.make(services().database.file, tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT text.text FROM follow_up JOIN text ON digest = follow_up.text").fetchall() == [
            ("Ja.",)
        ]


def exported(browser: Browser) -> dict[str, Any]:
    return dict(browser.get("/besluit.json").json)


def test_telling_changes_nothing_of_the_log_or_the_record(closed: Browser) -> None:
    before = exported(closed)
    tell(closed, "district", "done", "Ja.")
    after = exported(closed)
    [digest] = set(after["texts"]) - set(before["texts"])
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"followup", "texts", "afterwards", "seal"}
    assert after["texts"][digest]["text"] == "Ja."


def test_the_file_holds_the_ladder_the_conditions_and_what_was_told_under_the_head(closed: Browser) -> None:
    tell(closed, "P1.1", "deviates", "Het wordt een pomp.", due="2026-03-01")
    whole = exported(closed)
    followup = whole["followup"]
    assert followup["head"] == whole["head"]
    states = {each["subject"]: (each["state"], each["due"]) for each in followup["items"]}
    assert list(states) == [*telling.STEPS, "P1.1", "P2.1"]
    assert states["neighbourhood"][0] == "done"
    assert states["P1.1"] == ("deviates", "2026-03-01")
    [told] = followup["told"]
    assert (told["number"], told["subject"], told["state"], told["by"]) == (1, "P1.1", "deviates", "facilitator")
    assert whole["texts"][told["text"]]["text"] == "Het wordt een pomp."
    assert verify(closed.get("/besluit.json").data).ok


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("head",), "f" * 64, "followup.head"),
        (("items", 1, "state"), "open", "followup.items[1].state"),
        (("items", 5, "due"), "2027-01-01", "followup.items[5].due"),
        (("told", 0, "state"), "deviates", "followup.items[1].state"),
        (("told", 0, "state"), "ergens", "followup.told[0].state"),
        (("told", 0, "subject"), "P9.1", "followup.told[0].subject"),
        (("told", 0, "at"), "2001-01-01T00:00:00.000Z", "followup.told[0].at"),
        (("told", 1, "number"), 3, "followup.told[1].number"),
        (("told", 0, "text"), "0" * 64, "texts."),
    ],
)
def test_a_ladder_that_somebody_tampered_with_is_caught_and_the_place_named(
    closed: Browser, path: tuple[Any, ...], value: Any, place: str
) -> None:
    tell(closed, "district", "done", "Ja.")
    tell(closed, "P1.1", "running", "Zeven namen.")
    whole = exported(closed)
    assert verify(json.dumps(whole).encode()).ok
    *way, last = ("followup", *path)
    inside: Any = whole
    for step in way:
        inside = inside[step]
    inside[last] = value
    assert [f.place for f in verify(json.dumps(whole).encode()).faults if f.place.startswith(place)]


def test_paper_and_markdown_tell_how_the_steps_and_conditions_stand(closed: Browser) -> None:
    tell(closed, "P1.1", "deviates", "Het wordt een pomp.", due="2026-03-01")
    text = markdown.write(CODE).decode()
    for words in (
        "## Wat er nu gebeurt",
        "- **Besluit van het stadsdeel**: gepland · uiterlijk",
        "## Hoe het staat met de voorwaarden, wensen en verzoeken",
        "wijkt af · uiterlijk 1 maart 2026",
        "wijkt af, nu uiterlijk 1 maart 2026. Het wordt een pomp",
    ):
        assert words in text.replace("\\", ""), words
    assert pdf.write(CODE) == pdf.write(CODE)


@pytest.mark.parametrize("what", ["pomp aan de sloot", "waterrooster"])
def test_what_was_told_and_what_was_agreed_can_be_redacted_and_everything_still_fits(
    closed: Browser, phone: Browser, what: str
) -> None:
    tell(closed, "P1.1", "deviates", "Het wordt een pomp aan de sloot.")
    with services().database.read.connect() as connection:
        gone = retention.found_texts(connection, CODE, what)
    assert gone
    retention.redact(services().database, [], CODE, gone)
    assert verify(closed.get("/besluit.json").data).ok
    for path in ("/besluit", "/besluit/plan/P1", "/besluit.ics", "/besluit.atom", "/besluit.md", "/besluit.json"):
        text = phone.get(path).text
        assert what not in text, path
        assert "None" not in text, path
    assert "(tekst verwijderd)" in phone.get("/besluit/plan/P1").text
    assert what.encode() not in services().database.file.read_bytes()  # type: ignore[union-attr]
    assert tell(closed, "P1.1", "deviates", "Toch geen pomp.") == 303


def test_what_was_told_is_public_and_stays_when_unpublished_texts_go(closed: Browser) -> None:
    tell(closed, "district", "done", "Het bestuur stemde in.")
    with services().database.read.connect() as connection:
        [digest] = retention.found_texts(connection, CODE, "Het bestuur stemde in.")
        assert digest not in retention.unpublished(connection, CODE)


def test_what_was_told_before_texts_stood_beside_the_log_is_moved_there(closed: Browser, tmp_path: Path) -> None:
    """A database of the version before: the words in the row itself."""
    tell(closed, "district", "done", "Het bestuur stemde in.")
    with sqlite3.connect(tmp_path / "overlegtafel.db") as old:
        old.execute("DROP TRIGGER follow_up_fixed")
        old.execute("UPDATE follow_up SET text = (SELECT text FROM text WHERE digest = follow_up.text)")
        old.execute("DELETE FROM text WHERE text = 'Het bestuur stemde in.'")
        old.execute("CREATE TRIGGER follow_up_fixed BEFORE UPDATE ON follow_up WHEN 1 = 1 BEGIN SELECT 1; END")
    back_to("0006", tmp_path / "overlegtafel.db")
    with create_app({"DATA_DIR": tmp_path, "TESTING": True}).app_context():
        assert [entry.text for entry in found().entries] == ["Het bestuur stemde in."]
        assert verify(record_json.write(CODE)).ok
        with pytest.raises(IntegrityError), services().database.write.begin() as connection:
            connection.execute(sa.text("UPDATE follow_up SET text = 'anders'"))
