"""Letting go: past its term nothing of it is in any file, and the record is still the same and still verifies."""

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, current_app
from msgspec.structs import replace

from app.access import links, organisers
from app.access.codes import digest
from app.access.grants import SHOWN
from app.commands import main
from app.desk import drafts, evening, saving
from app.desk.plans import invites
from app.desk.saving import Wish
from app.desk.tables import CHANGE
from app.faces.view import View
from app.live import meetings
from app.live.meetings import load, perform
from app.parts.ballots import turnout as turnout_at
from app.parts.seating.people import Tally
from app.services import services
from app.storage import log
from app.storage.tables import PSEUDONYM
from app.terms import Terms
from facilitation.parts.ranking.votes import KIND as VOTE
from facilitation.parts.seating import TakeSeat
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.devices import CODE, Browser, opening
from tests.operations.full_evening import HIDDEN, LONG_KEPT, NAMES, expire, head, hits, sit


def secret_of_pseudonyms() -> str:
    """What leads from the names in the log back to seats."""
    with services().database.read.connect() as connection:
        return str(connection.scalar(sa.select(PSEUDONYM.c.secret)))


def test_a_day_past_their_term_no_name_is_in_any_file_and_the_record_is_the_same(
    past: datetime, tmp_path: Path
) -> None:
    before, record = head(), services().dossiers.of(CODE).record
    assert hits(tmp_path, NAMES).total() >= 400
    terms = replace(LONG_KEPT, names=42)
    assert not expire(past + timedelta(days=41), terms)
    assert hits(tmp_path, NAMES).total() >= 400
    secret = secret_of_pseudonyms()
    assert hits(tmp_path, [secret]).total() >= 2
    assert expire(past + timedelta(days=43), terms) == {"names": 200, "pseudonyms": 1}
    assert hits(tmp_path, [*NAMES, secret]) == {}
    assert (head(), services().dossiers.of(CODE).record) == (before, record)
    assert len(services().keeper.copies()) == 2


def test_a_day_past_their_term_no_hidden_text_is_in_any_file(past: datetime, tmp_path: Path) -> None:
    before, record = head(), services().dossiers.of(CODE).record
    words = [*HIDDEN, "Zwartjes"]
    assert hits(tmp_path, words)
    assert expire(past + timedelta(days=366), replace(LONG_KEPT, unpublished=365)) == {"unpublished": 41}
    assert hits(tmp_path, words) == {}
    assert (head(), services().dossiers.of(CODE).record) == (before, record)
    assert "Latere zorg" in json.dumps(record)
    assert hits(tmp_path, ["Een goed plan"])


@pytest.mark.parametrize(
    ("kind", "word"),
    [("acts", "sit-S17"), ("acts", "vote-S3"), ("names", "Naam007"), ("unpublished", "Verborgen07")],
)
def test_each_term_lets_go_of_its_own_kind_alone(kind: str, word: str, past: datetime, tmp_path: Path) -> None:
    removed = expire(past + timedelta(days=2), replace(LONG_KEPT, **{kind: 1}))
    assert set(removed) >= {kind}
    assert hits(tmp_path, [word]) == {}


def test_the_roll_goes_and_the_turnout_of_the_record_and_the_wall_stay(past: datetime) -> None:
    client = current_app.test_client()
    record, wall = services().dossiers.of(CODE).record, client.get(f"/t/{CODE}/besluit").text
    before = turnout()
    assert expire(past + timedelta(days=85), replace(LONG_KEPT, roll=84)) == {"roll": 9}
    services().rooms.renew()
    assert load(CODE).voted == {}
    assert turnout() == before == Tally(room=9)
    assert services().dossiers.of(CODE).record == record
    assert client.get(f"/t/{CODE}/besluit").text == wall


def turnout() -> Tally:
    """How many ranked, as the wall says."""
    view = View(load(CODE), "screen")
    stage = VOTE.at(view.meeting)
    assert stage
    return turnout_at(view, stage)


def test_links_stop_working_after_their_term(past: datetime) -> None:
    client = current_app.test_client()
    assert client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
    assert client.get(f"/t/{CODE}/regie").status_code == 200
    assert expire(past + timedelta(days=61), replace(LONG_KEPT, links=60)) == {"links": 2}
    assert client.get(f"/t/{CODE}/regie").status_code == 403


def test_copies_older_than_the_shortest_term_go(past: datetime) -> None:
    first, second = services().keeper.copies()
    old = time.time() - 29 * 86400
    os.utime(first, (old, old))
    assert expire(datetime.now(UTC), fresh=False) == {"backups": 1}
    assert services().keeper.copies() == [second]


def test_a_dry_run_counts_the_same_and_removes_nothing(past: datetime, tmp_path: Path) -> None:
    later = past + timedelta(days=400)
    content = (tmp_path / "overlegtafel.db").read_bytes()
    counted = expire(later, dry=True, fresh=False)
    assert counted == {"names": 200, "pseudonyms": 1, "unpublished": 41, "roll": 9, "acts": 229, "backups": 2}
    assert hits(tmp_path, NAMES).total() >= 400
    assert (tmp_path / "overlegtafel.db").read_bytes() == content
    assert expire(later, fresh=False) == counted


def test_a_meeting_that_was_never_closed_ends_after_a_while(context: Flask) -> None:
    sit(1, "Naam van toen")
    terms = Terms(names=42, abandoned=180)
    assert not expire(datetime.now(UTC) + timedelta(days=200), terms)
    assert expire(datetime.now(UTC) + timedelta(days=223), terms)["names"] == 1


def test_a_meeting_prepared_months_ahead_keeps_its_links(context: Flask, console: Browser) -> None:
    assert not expire(datetime.now(UTC) + timedelta(days=179))
    assert console.get("/regie").status_code == 200


def test_expire_is_a_command_for_cron(
    past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["expire", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing is past its term.\n"
    monkeypatch.setenv("RETENTION_NAMES", "0")
    assert main(["expire", "--data", str(tmp_path), "--dry-run", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["dry_run"], found["removed"]["names"]) == (True, 200)
    assert main(["expire", "--data", str(tmp_path)]) == 0
    assert "names        200\n" in capsys.readouterr().out
    assert hits(tmp_path, NAMES) == {}


def test_a_term_that_is_no_number_is_one_sentence(
    context: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETENTION_NAMES", "zes weken")
    assert main(["expire", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        "RETENTION_NAMES has to be a whole number from 0 to 1000000, and not 'zes weken'.\n"
    )


def test_the_privacy_page_tells_the_terms_of_this_installation(context: Flask) -> None:
    context.config["TERMS"] = Terms(names=10, unpublished=730, roll=14, backups=1)
    client = context.test_client()
    dutch, english = client.get("/privacy?taal=nl").text, client.get("/privacy?taal=en").text
    for words in ("10 dagen na de avond", "na 2 jaar", "na 2 weken", "na 1 dag"):
        assert words in dutch
    for words in ("10 days after the evening", "after 2 years", "after 2 weeks", "after 1 day"):
        assert words in english


def test_who_joins_reads_what_is_kept_and_for_how_long(context: Flask) -> None:
    page = context.test_client().get(f"/t/{CODE}").text
    assert "tot 6 weken na de avond" in page
    assert 'href="/privacy"' in page


def test_a_name_is_in_no_event_and_an_address_of_a_device_in_no_file(context: Flask, tmp_path: Path) -> None:
    client = context.test_client()
    client.get(f"/t/{CODE}")
    forwarded = {"X-Forwarded-For": "198.51.100.77", "Accept": "application/json"}
    away = {"REMOTE_ADDR": "203.0.113.55"}
    answer = client.post(f"/t/{CODE}/join", data={"name": "Fatima Naamgever"}, headers=forwarded, environ_base=away)
    assert answer.json["seat"]
    assert hits(tmp_path, ["203.0.113.55", "198.51.100.77"]) == {}
    with services().database.read.connect() as connection:
        assert "Naamgever" not in json.dumps([line.body for line in log.read(connection, CODE)])
        assert "Naamgever" not in json.dumps(log.texts(connection, CODE))


def test_a_second_meeting_keeps_what_is_not_past_its_term(past: datetime) -> None:
    meetings.create(opening("LATER2"))
    perform("LATER2", TakeSeat(seat="S1"), Actor("join:S1", Role.VISITOR), name="Naam van later")
    assert expire(past + timedelta(days=43), replace(LONG_KEPT, names=42))["names"] == 200
    services().rooms.renew()
    assert load("LATER2").names == {"S1": "Naam van later"}


def test_a_draft_that_nobody_touched_goes_with_all_its_words_and_one_that_lives_stays(
    context: Flask, tmp_path: Path
) -> None:
    old, lives = drafts.begin({"title": "Avond van mevrouw Zwartjes"}), drafts.begin({"title": "Nog bezig"})
    invites.make(old)
    services().keeper.work()
    now = datetime.now(UTC)
    terms = replace(LONG_KEPT, drafts=365)
    assert not expire(now + timedelta(days=364), terms)
    saving.save(lives, [Wish("venue", "Buurthuis")], "N")
    later = now + timedelta(days=365, minutes=1)
    moved = sa.update(CHANGE).where(CHANGE.c.draft == lives).values(at=later)
    services().database.commit(lambda connection: connection.execute(moved))
    assert expire(later, terms)["drafts"] == 1
    assert hits(tmp_path, ["Zwartjes"]) == {}
    assert evening.load(lives).text("venue") == "Buurthuis"
    assert hits(tmp_path, ["Nog bezig"])["overlegtafel.db"] == 1
    with pytest.raises(Refused, match="unknown_draft"):
        evening.load(old)


def test_a_session_at_the_desk_ends_after_its_term_and_its_link_goes_on_working(context: Flask) -> None:
    key, ended = organisers.make("Noor"), organisers.make("Wie weg is")
    client = current_app.test_client()
    assert client.post("/voorbereiden/key", data={"key": key}).status_code == 204
    organisers.revoke(digest(ended)[:SHOWN])
    now, terms = datetime.now(UTC), replace(LONG_KEPT, organisers=180)
    assert not expire(now + timedelta(days=179), terms)
    assert expire(now + timedelta(days=181), terms) == {"organisers": 2}
    assert client.get("/voorbereiden").status_code == 403
    assert client.post("/voorbereiden/key", data={"key": key}).status_code == 204
    assert [link.note for link in organisers.links()] == ["Noor"]
