"""The log of a meeting is read and folded once, however many forms of its record are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask

from app.access import grants, links
from app.access.grants import Grant
from app.demo import demo_meetings
from app.live.meetings import load
from app.operations import retention
from app.record import told
from app.record.dossier import Dossiers, Edition
from app.record.follow_up import telling
from app.record.signing import signing
from app.services import services
from app.storage import log
from facilitation.roles import Role
from tests.devices import CODE, Browser

KLAVER = demo_meetings.KLAVERBUURT


@dataclass
class Work:
    """How often a log was read, and folded into a record."""

    reads: list[str] = field(default_factory=list)
    folds: int = 0


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The closed Klaverbuurt, with its room loaded."""
    from app import create_app

    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("dossier"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        demo_meetings.demo("closed")
        load(KLAVER)
        yield app


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Counts from now on."""
    found, read, compose = Work(), log.read_published, told.compose

    def counted_read(connection: Any, meeting: str, *more: Any) -> Any:
        found.reads.append(meeting)
        return read(connection, meeting, *more)

    def counted_fold(lines: Any) -> Any:
        found.folds += 1
        return compose(lines)

    monkeypatch.setattr(log, "read_published", counted_read)
    monkeypatch.setattr(told, "compose", counted_fold)
    return found


FORMS = ("", "?taal=en", "/plan/I01", ".json", ".md", ".pdf", ".csv", ".keuzes.csv", ".png", ".ics", ".atom")


def test_a_page_and_all_its_forms_fold_the_log_of_a_closed_meeting_once(evening: Flask, work: Work) -> None:
    for path in FORMS:
        assert evening.test_client().get(f"/t/{KLAVER}/besluit{path}").status_code == 200, path
    assert (work.reads, work.folds) == ([KLAVER], 1)


def test_no_form_of_the_record_folds_the_log_by_itself(
    evening: Flask, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the one fold fails, no form has another way to a record."""
    monkeypatch.setattr(services(), "dossiers", Dossiers(services().database))
    monkeypatch.setattr(told, "compose", lambda lines: pytest.fail("folded"))
    for path in ("", ".json", ".md", ".csv", ".ics"):
        with pytest.raises(pytest.fail.Exception, match="folded"):
            evening.test_client().get(f"/t/{KLAVER}/besluit{path}")


def closed(console: Browser) -> Browser:
    console.lead_to("decision")
    awards = [{"initiative": "P1", "amount": 600_000, "reason": "Groen en fris."}]
    assert console.say("decision.propose", awards=awards).status_code == 200
    for act in ("stage.close", "decision.record", "stage.advance", "meeting.close"):
        console.act(act)
    assert load(CODE).state.closed
    return console


def seen(browser: Browser, words: str) -> list[bool]:
    return [words in browser.get(f"/besluit{form}").text for form in ("", ".json", ".md")]


def test_a_new_event_is_seen_at_once(console: Browser, work: Work) -> None:
    assert seen(console, "Door de regen") == [False] * 3
    console.act("initiative.withdraw P2", reason="Door de regen")
    assert seen(console, "Door de regen") == [True] * 3
    assert work.folds == 2


def test_a_text_that_is_removed_is_gone_at_once(console: Browser, work: Work) -> None:
    browser = closed(console)
    assert seen(browser, "Groen en fris.") == [True] * 3
    with services().database.read.connect() as connection:
        gone = retention.found_texts(connection, CODE, "Groen en fris.")
    retention.redact(services().database, [], CODE, gone)
    assert seen(browser, "Groen en fris.") == [False] * 3
    assert work.folds == 2


def grant(role: Role) -> Grant:
    token, _ = links.exchange(CODE, links.make(CODE, role))
    with services().database.read.connect() as connection:
        held = grants.held(connection, CODE, token)
    assert held is not None
    return held


def test_a_signature_and_a_correction_are_seen_at_once(console: Browser, work: Work) -> None:
    browser, room = closed(console), load(CODE)
    assert "**Verslaglegger**, de tekst: nog niet getekend" in browser.get("/besluit.md").text
    head = services().dossiers.of(CODE).head
    signing.sign(room, grant(Role.SCRIBE), "a", head)
    assert "**Verslaglegger**, de tekst: getekend" in browser.get("/besluit.md").text
    signing.correct(room, grant(Role.COUNTER), "b", head, "Er waren zes tafels")
    assert seen(browser, "Er waren zes tafels") == [False] * 3
    [waiting] = signing.seal(room).addenda  # type: ignore[union-attr]
    signing.sign(room, grant(Role.FACILITATOR), "c", head, about=waiting.digest)
    assert seen(browser, "Er waren zes tafels") == [True] * 3
    assert work.folds == 4


def test_what_is_told_of_the_follow_up_is_seen_at_once(console: Browser, work: Work) -> None:
    browser = closed(console)
    assert seen(browser, "Het bestuur stemde in.") == [False] * 3
    telling.tell(CODE, "facilitator", "district", "done", "", "Het bestuur stemde in.")
    assert seen(browser, "Het bestuur stemde in")[:2] == [True] * 2
    assert "Het bestuur stemde in" in browser.get("/besluit.md").text
    assert work.folds == 2


def test_of_few_meetings_a_dossier_is_kept_and_the_one_read_longest_ago_goes(evening: Flask) -> None:
    shelf, made = Dossiers(services().database, most=2), list[str]()
    found = services().dossiers.of(KLAVER)
    edition = Edition("head", 0, 0, 0)

    def take(code: str, edition: Edition = edition) -> None:
        shelf.take(code, edition, lambda: made.append(code) or found)  # type: ignore[func-returns-value]

    for code in ("A", "B", "A", "C", "A", "B"):
        take(code)
    assert made == ["A", "B", "C", "B"]
    assert len(shelf) == 2
    take("B", Edition("another", 0, 0, 0))
    assert made[4:] == ["B"]
    assert len(shelf) == 2
