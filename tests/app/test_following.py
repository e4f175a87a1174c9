"""After the evening: the ladder and the conditions with their dates, what the organiser tells, and what is too late."""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app import create_app
from app.access import links
from app.live.meetings import load
from app.operations import retention
from app.record.exports import markdown, pdf, record_json
from app.record.exports.calendar import escaped, folded
from app.record.follow_up import telling
from app.record.verify.verdict import verify
from app.services import services
from app.storage.sqlite import copies
from app.storage.tables import FollowUpRow
from facilitation.refusals import Refused
from facilitation.roles import Role
from tests.app.conftest import CODE, Browser

ATOM = "{http://www.w3.org/2005/Atom}"
Clock = Callable[[date], None]


@pytest.fixture
def closed(console: Browser) -> Browser:
    """Decided and closed: P1 under a voorwaarde, P2 nothing with a wish, P3 nothing."""
    console.lead_to("decision")
    promise = {"text": "Een waterrooster;\nmet tien namen, minstens.", "owner": "Fatima", "checker": "penvoerder"}
    awards = [
        {"initiative": "P1", "amount": 600_000, "reason": "Groen.", "conditions": [promise | {"due": "2026-01-15"}]},
        {"initiative": "P2", "amount": 0, "reason": "Later.", "conditions": [{"text": "Kleiner.", "kind": "wens"}]},
        {"initiative": "P3", "amount": 0, "reason": "Later.", "reserve": 1},
    ]
    assert console.say("decision.propose", awards=awards).status_code == 200
    for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
        console.act(act)
    assert load(CODE).state.closed
    return console


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what day it is."""
    return lambda day: monkeypatch.setattr(telling, "today", lambda: day)


def tell(browser: Browser, subject: str, state: str, text: str, due: str = "") -> int:
    data = {"csrf_token": browser.token(), "subject": subject, "state": state, "text": text, "due": due}
    return int(browser.client.post(f"/t/{CODE}/besluit/opvolging", data=data).status_code)


def found() -> telling.Following:
    follow = telling.of(CODE)
    assert follow is not None
    return follow


def item(subject: str) -> telling.Item:
    return next(i for i in found().items if i.subject == subject)


def text_of(browser: Browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_the_ladder_begins_with_the_decision_and_has_a_date_for_every_step(closed: Browser) -> None:
    steps = {i.subject: (i.state, i.due) for i in found().steps}
    day = date.fromisoformat(found().closed[:10])
    assert list(steps) == ["neighbourhood", "district", "payment", "execution", "accounting"]
    assert steps["neighbourhood"][0] == "done"
    assert steps["district"][1] - day in (timedelta(weeks=6), timedelta(weeks=6, days=1))
    assert [state for state, _ in list(steps.values())[1:]] == ["open"] * 4
    assert sorted(i.due for i in found().steps) == [i.due for i in found().steps]


def test_what_is_not_decided_or_not_closed_has_no_ladder(console: Browser, phone: Browser) -> None:
    assert telling.of(CODE) is None
    assert [phone.get(path).status_code for path in ("/besluit.ics", "/besluit.atom")] == [404, 404]
    assert phone.get("/besluit/plan/P1").status_code == 403
    console.act("meeting.close")
    assert telling.of(CODE) is None
    assert "Wat er nu gebeurt" not in text_of(phone, "/besluit")


def test_a_date_that_passed_turns_the_public_page_to_te_laat_without_anybodys_act(
    closed: Browser, phone: Browser, clock: Clock
) -> None:
    due = item("district").due
    clock(date(2026, 1, 15))
    assert not item("P1.1").late(found().today)
    clock(date(2026, 1, 16))
    assert [i.subject for i in found().late] == ["P1.1"]
    clock(due)
    assert "Besluit van het stadsdeel gepland" in text_of(phone, "/besluit")
    before = load(CODE).state.seq
    clock(due + timedelta(days=1))
    assert "Besluit van het stadsdeel te laat" in text_of(phone, "/besluit")
    assert "te laat" in text_of(phone, "/besluit/plan/P1")
    assert load(CODE).state.seq == before


def test_today_is_the_date_in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(telling.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return telling.datetime.fromisoformat("2026-06-30T22:30:00+00:00").astimezone(tz)

    monkeypatch.setattr(telling, "datetime", Late)
    assert telling.today() == date(2026, 7, 1)


def test_the_organiser_tells_what_happened_and_everybody_reads_it(closed: Browser, phone: Browser) -> None:
    assert tell(closed, "district", "done", "Het dagelijks bestuur stemde in.") == 303
    assert tell(closed, "P1.1", "running", "Zeven namen.", due="2026-02-01") == 303
    text = text_of(phone, "/besluit")
    assert "klaar. Het dagelijks bestuur stemde in." in text
    assert "nu uiterlijk 1 februari 2026. Zeven namen." in text
    assert (item("P1.1").state, item("P1.1").due) == ("running", date(2026, 2, 1))
    assert "Zeven namen." in text_of(phone, "/besluit/plan/P1")
    assert "Zeven namen." not in text_of(phone, "/besluit/plan/P2")


def test_what_is_done_or_goes_otherwise_is_no_longer_late(closed: Browser, clock: Clock) -> None:
    clock(date(2040, 1, 1))
    tell(closed, "district", "done", "Ja.")
    tell(closed, "payment", "deviates", "Het geld gaat via een fonds.")
    assert [i.subject for i in found().late] == ["execution", "accounting", "P1.1", "P2.1"]


@pytest.mark.parametrize(("state", "due"), [("deviates", ""), ("running", "2199-01-01")])
def test_a_deviation_and_a_delay_need_a_reason_that_was_not_given_before(closed: Browser, state: str, due: str) -> None:
    assert tell(closed, "district", state, "Er is te weinig geld.", due) == 303
    assert tell(closed, "payment", state, " er is TE weinig  geld!", due) == 409
    assert tell(closed, "payment", state, "De bank vraagt een handtekening.", due) == 303
    assert tell(closed, "execution", "running", "Er is te weinig geld.") == 303
    assert len(found().entries) == 3


@pytest.mark.parametrize(
    ("subject", "state", "text", "due", "status"),
    [
        ("dessert", "done", "Ja.", "", 409),
        ("neighbourhood", "open", "Toch niet.", "", 409),
        ("P9.1", "done", "Ja.", "", 409),
        ("district", "perhaps", "Ja.", "", 422),
        ("district", "done", "  ", "", 422),
        ("district", "done", "x" * 1001, "", 422),
        ("district", "running", "Ja.", "morgen", 422),
    ],
)
def test_what_cannot_be_told_is_refused_and_nothing_is_kept(
    closed: Browser, subject: str, state: str, text: str, due: str, status: int
) -> None:
    assert tell(closed, subject, state, text, due) == status
    assert found().entries == ()


def test_nobody_tells_anything_before_the_closing(console: Browser) -> None:
    assert tell(console, "district", "done", "Alvast.") == 409


def test_only_the_organiser_tells_what_happened(closed: Browser, phone: Browser) -> None:
    assert phone.get("/besluit/opvolging").status_code == 403
    assert tell(phone, "district", "done", "Ik zei het.") == 403
    scribe = Browser(closed.client.application.test_client(), "console")
    scribe.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.SCRIBE)})
    assert tell(scribe, "district", "done", "Ik schreef het.") == 403
    assert "Besluit van het stadsdeel" in text_of(closed, "/besluit/opvolging")
    assert found().entries == ()


@pytest.mark.parametrize("statement", ["UPDATE follow_up SET text = 'anders'", "DELETE FROM follow_up"])
def test_what_was_told_stays_in_the_database_itself(closed: Browser, statement: str) -> None:
    tell(closed, "district", "done", "Ja.")
    with pytest.raises(IntegrityError), services().database.write.begin() as connection:
        connection.execute(sa.text(statement))
    assert [entry.text for entry in found().entries] == ["Ja."]


def test_what_is_told_names_the_head_of_the_closed_log(closed: Browser) -> None:
    tell(closed, "district", "done", "Ja.")
    with services().database.read.connect() as connection:
        row = connection.execute(sa.select(FollowUpRow)).one()
    assert row.head == found().head
    with pytest.raises(IntegrityError), services().database.write.begin() as connection:
        connection.execute(sa.insert(FollowUpRow).values(**dict(row._mapping) | {"number": 2, "head": "0" * 64}))


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
    assert changed == {"followup", "texts", "seal"}
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
        "- **Besluit van het stadsdeel**: gepland, uiterlijk",
        "## Hoe het staat met de voorwaarden, wensen en verzoeken",
        "wijkt af, uiterlijk 1 maart 2026",
        "nu uiterlijk 1 maart 2026: Het wordt een pomp",
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


def test_a_page_per_plan_has_its_outcome_reason_conditions_and_next_date(closed: Browser, phone: Browser) -> None:
    text = text_of(phone, "/besluit/plan/P1")
    for words in ("Moestuin", "ja, mits", "€ 6.000", "Groen.", "Fatima", "controle: penvoerder", "15 januari 2026"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " "), words
    assert "nu niet" in text_of(phone, "/besluit/plan/P3")
    assert "Reservelijst: plek 1." in text_of(phone, "/besluit/plan/P3")
    assert phone.get("/besluit/plan/P9").status_code == 404


def test_a_page_per_plan_shows_what_was_said_and_every_argument_has_an_address_on_both_pages(
    console: Browser, phone: Browser
) -> None:
    phone.join(table="T1")
    console.lead_to("arguments")
    phone.say("argument.post", initiative="P1", side="for", text="Groen is fijn.")
    console.lead_to("review")
    console.act("meeting.close")
    for path in ("/besluit", "/besluit/plan/P1"):
        page = phone.get(path).text
        assert 'id="argument-A1"' in page, path
        assert "Groen is fijn." in page, path
        assert '<meta property="og:image"' in page, path
    assert f'href="/t/{CODE}/besluit#argument-A1"' in phone.get("/besluit/plan/P1").text
    assert "Groen is fijn." not in phone.get("/besluit/plan/P2").text


def test_the_calendar_has_a_day_for_every_date(closed: Browser, phone: Browser) -> None:
    tell(closed, "P1.1", "running", "Zeven namen.", due="2026-02-01")
    answer = phone.get("/besluit.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    lines = answer.text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 7
    assert "DTSTART;VALUE=DATE:20260201" in lines
    assert r"SUMMARY:Voorwaarde: Een waterrooster\;\nmet tien namen\, minstens (loopt)" in lines
    assert r"DESCRIPTION:Moestuin\nFatima\nZeven namen." in lines
    assert phone.get("/besluit.ics").data == answer.data
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))


@pytest.mark.parametrize("text", ["", "kort", "é" * 200, "👩‍👩‍👧" * 40, "a" * 74 + "é"])
def test_a_long_line_of_a_calendar_is_folded_between_its_signs(text: str) -> None:
    pieces = folded(text).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode().removeprefix(" " if n else "") for n, piece in enumerate(pieces)) == text


def test_words_with_signs_of_their_own_are_kept_in_a_calendar() -> None:
    assert escaped("a;b,c\\d\r\ne") == r"a\;b\,c\\d\ne"


def test_the_feed_tells_the_newest_first_and_ends_with_the_decision(closed: Browser, phone: Browser) -> None:
    tell(closed, "district", "done", "Ja <b>hoor</b> & zo.")
    tell(closed, "P1.1", "done", "Tien namen.")
    answer = phone.get("/besluit.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.data)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}summary") for entry in entries[:2]] == ["Tien namen.", "Ja <b>hoor</b> & zo."]
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Moestuin · Voorwaarde: Een waterrooster;\nmet tien namen, minstens: klaar",
        "Besluit van het stadsdeel: klaar",
        "Besluit vastgelegd",
    ]
    for element in (feed, *entries):  # what RFC 4287 asks of each
        assert element.findtext(f"{ATOM}id", "").startswith("tag:overlegtafel,")
        assert element.findtext(f"{ATOM}title")
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))
        assert moment.tzinfo
        assert element.find(f"{ATOM}link") is not None
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Overlegtafel"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries} | {feed.findtext(f"{ATOM}id")}) == 4
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_a_refusal_is_raised_by_its_key(closed: Browser) -> None:
    with pytest.raises(Refused, match="unknown_subject"):
        telling.tell(CODE, "facilitator", "dessert", "done", "", "Ja.")


def test_what_was_told_before_texts_stood_beside_the_log_is_moved_there(closed: Browser, tmp_path: Path) -> None:
    """A database of the version before: the words in the row itself."""
    tell(closed, "district", "done", "Het bestuur stemde in.")
    with sqlite3.connect(tmp_path / "overlegtafel.db") as old:
        old.execute("DROP TRIGGER follow_up_fixed")
        old.execute("UPDATE follow_up SET text = (SELECT text FROM text WHERE digest = follow_up.text)")
        old.execute("DELETE FROM text WHERE text = 'Het bestuur stemde in.'")
        old.execute("CREATE TRIGGER follow_up_fixed BEFORE UPDATE ON follow_up WHEN 1 = 1 BEGIN SELECT 1; END")
        old.execute("UPDATE alembic_version SET version_num = '0006'")
    with create_app({"DATA_DIR": tmp_path, "TESTING": True}).app_context():
        assert [entry.text for entry in found().entries] == ["Het bestuur stemde in."]
        assert verify(record_json.write(CODE)).ok
        with pytest.raises(IntegrityError), services().database.write.begin() as connection:
            connection.execute(sa.text("UPDATE follow_up SET text = 'anders'"))
