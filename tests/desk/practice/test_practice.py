"""A draft is practised as an evening that does not count, that is in no list, and that goes without a trace."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.desk import evening, evenings
from app.desk.practice import evenings as practice
from app.desk.practice import outcome, wishes
from app.desk.practice.evenings import Practised
from app.desk.tables import PRACTICE
from app.live import meetings
from app.operations import retention
from app.pictures import handed_in
from app.rehearsal import player
from app.rehearsal.cast import Cast
from app.services import services
from app.storage.erasing import erase_practice
from app.storage.tables import EVENT, MEETING, METADATA
from app.terms import Terms
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.plans import plans
from facilitation.parts.practice import is_practice
from facilitation.parts.seating import TakeSeat, tables
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_evenings import ready
from tests.devices import CODE
from tests.devices import opening as small
from tests.facilitation.situations import given_nothing
from tests.people import LEADER
from tests.pictures.drawn import drawn

PATIENT = (sys.executable, "-c", "import sys; sys.stdin.read()")
"""Residents who come in and then wait, as long as their server is there."""


@pytest.fixture(autouse=True)
def here(desk_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An address for residents, of whom nobody comes; and nobody is left behind."""
    monkeypatch.setattr(player, "COMMAND", PATIENT)
    desk_app.config["HERE"] = "http://127.0.0.1:1"
    yield
    services().player.close()


def begun(organiser: Organiser, draft: str, **fields: str) -> str:
    """The code of the practice evening of a draft."""
    data = {f"value.{name}": value for name, value in fields.items()}
    answer = organiser.client.post(f"{DESK}/{draft}/oefenen/begin", data=data, headers=JSON)
    assert answer.status_code == 200, answer.text
    return str(answer.json["code"])


def key_of(answer: object) -> str:
    return str(answer.json["error"]["key"])  # type: ignore[attr-defined]


def traces(code: str) -> list[str]:
    """The tables in which something of a meeting stands."""
    with services().database.read.connect() as connection:
        found = []
        for table in METADATA.sorted_tables:
            column = table.c.get("meeting", table.c.code if table.name == "meeting" else None)
            if column is not None and connection.execute(sa.select(table).where(column == code)).first():
                found.append(table.name)
        return found


def test_the_draft_itself_is_played_and_stays_a_draft(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft, try_people="12", try_tables="3", try_home="0", try_pace="10")
    meeting = meetings.load(code).state
    assert is_practice(meeting)
    assert [plan.title for plan in plans(meeting).values()] == ["Moestuin"]
    assert list(tables(meeting)) == ["T1", "T2", "T3"]
    assert evening.load(draft).opened is None
    page = organiser.client.get(f"{DESK}/{draft}/oefenen").text
    assert "Stap 1 van 8" in page
    assert f"/t/{code}/scherm" in page


def test_it_is_in_no_list_and_no_number(organiser: Organiser, stranger: FlaskClient) -> None:
    code = begun(organiser, ready(organiser, title="Geheime proef"))
    meetings.perform(code, AdvanceStage(), LEADER)
    assert evenings.listed().opened == []
    assert "Geheime proef" not in stranger.get("/").text
    said = services().metrics.registry
    assert said.get_sample_value("overlegtafel_meetings") == 0
    assert said.get_sample_value("overlegtafel_acts_total", {"kind": "stage.advance", "outcome": "kept"}) is None
    assert not services().keeper.due


def test_one_button_throws_all_of_it_away(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft)
    meetings.perform(code, TakeSeat(seat="S1", channel="room"), Actor("join:S1", Role.VISITOR), "Fatima")
    plays = services().player._now
    assert {"event", "key", "meeting", "person", "practice"} <= set(traces(code))
    assert organiser.press(draft, "oefenen/weg").status_code == 303
    assert traces(code) == []
    assert plays is not None
    assert plays.process.poll() is not None
    assert organiser.client.get(f"/t/{code}").status_code == 404
    assert "Begin de oefening" in organiser.page(draft, "oefenen").text
    assert evening.load(draft).text("title") == "Buurtbudget"


def test_an_evening_that_counts_never_goes_that_way(organiser: Organiser) -> None:
    """Not even where somebody wrote into the database that it is the practice evening of a draft."""
    draft = ready(organiser)
    meetings.create(small())
    before = traces(CODE)
    with pytest.raises(Refused, match="not_practice"):
        services().database.commit(lambda connection: erase_practice(connection, CODE))
    forged = {"draft": draft, "meeting": CODE, "asked": "{}"}
    services().database.commit(lambda connection: connection.execute(sa.insert(PRACTICE).values(**forged)))
    answer = organiser.client.post(f"{DESK}/{draft}/oefenen/weg", headers=JSON)
    assert (answer.status_code, key_of(answer)) == (409, "not_practice")
    expired(Terms(practice=0), datetime.now(UTC) + timedelta(days=1))
    assert set(before) <= set(traces(CODE))
    assert meetings.state_at(CODE).seq == 1


def test_an_evening_that_was_marked_as_practice_afterwards_stays(organiser: Organiser) -> None:
    """What counts is its log, of which the first line says what it is."""
    meetings.create(small())
    mark = sa.update(MEETING).values(practice=True)
    services().database.commit(lambda connection: connection.execute(mark))
    expired(Terms(practice=0), datetime.now(UTC) + timedelta(days=1))
    assert meetings.state_at(CODE).seq == 1


def expired(terms: Terms, now: datetime, dry: bool = False) -> int:
    return retention.expire(services().database, [], terms, now, dry)["practice"]


def test_it_goes_by_itself_after_its_term(organiser: Organiser) -> None:
    code, now = begun(organiser, ready(organiser)), datetime.now(UTC)
    assert expired(Terms(), now + timedelta(days=6)) == 0
    assert expired(Terms(), now + timedelta(days=8), dry=True) == 1
    assert "event" in traces(code)
    assert expired(Terms(), now + timedelta(days=8)) == 1
    assert traces(code) == []


@pytest.mark.parametrize("action", ["openen", "weg"])
def test_it_goes_before_the_draft_does(organiser: Organiser, action: str) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft)
    assert organiser.press(draft, action).status_code in (200, 303)
    assert traces(code) == []


def test_a_second_draft_waits_for_the_first(organiser: Organiser) -> None:
    first, second = ready(organiser), ready(organiser)
    begun(organiser, first)
    answer = organiser.client.post(f"{DESK}/{second}/oefenen/begin", headers=JSON)
    assert (answer.status_code, key_of(answer)) == (409, "practice_busy")
    assert practice.of(second) is None
    organiser.press(first, "oefenen/weg")
    begun(organiser, second)


def test_playing_again_is_in_the_place_of_the_one_before(organiser: Organiser) -> None:
    draft = ready(organiser)
    before = begun(organiser, draft)
    after = begun(organiser, draft)
    assert (traces(before), "event" in traces(after)) == ([], True)


def test_what_cannot_be_opened_cannot_be_practised(organiser: Organiser) -> None:
    draft = organiser.begin(title="Zonder pot")
    answer = organiser.client.post(f"{DESK}/{draft}/oefenen/begin", headers=JSON)
    assert (key_of(answer), "pot" in answer.json["error"]["message"]) == ("practice_not_ready", True)
    assert "Dit ontbreekt nog" in organiser.page(draft, "oefenen").text


def test_where_nothing_can_be_played_it_says_so(organiser: Organiser, desk_app: Flask) -> None:
    desk_app.config["HERE"] = None
    answer = organiser.client.post(f"{DESK}/{ready(organiser)}/oefenen/begin", headers=JSON)
    assert key_of(answer) == "practice_unplayed"


def test_a_server_that_began_anew_tells_that_it_broke_off(organiser: Organiser) -> None:
    draft = ready(organiser)
    begun(organiser, draft)
    services().player.close()  # what it told is lost with the server
    page = organiser.client.get(f"{DESK}/{draft}/oefenen").text
    assert "De oefening brak af bij ‘Welkom’: de server stopte of startte opnieuw." in page
    assert "data-plays" not in page


def test_what_it_took_is_told_by_stage_in_minutes_of_the_agenda(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft, try_pace="10", try_people="2")
    meetings.perform(code, AdvanceStage(), LEADER)
    later(code, minutes=3)  # half an hour, at ten times
    told = outcome.of(evening.load(draft), practice.of(draft), datetime.now(UTC) + timedelta(minutes=3))  # type: ignore[arg-type]
    assert [(row.stand, round(row.played or 0)) for row in told.rows[:3]] == [("done", 30), ("now", 0), ("later", 0)]
    assert "‘Welkom’ liep 20 minuten uit." in [each.says for each in told.seen]


def later(code: str, minutes: int) -> None:
    """Let everything after the opening have happened so much later."""
    with services().database.read.connect() as connection:
        rows = connection.execute(sa.select(EVENT.c.seq, EVENT.c.at).where(EVENT.c.meeting == code)).all()
    for seq, at in rows[1:]:
        moved = (datetime.fromisoformat(at) + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")
        change = sa.update(EVENT).where(EVENT.c.meeting == code, EVENT.c.seq == seq).values(at=moved)
        services().database.commit(lambda connection, change=change: connection.execute(change))


def test_a_decision_that_gives_nothing_is_told(desk_app: Flask) -> None:
    played = given_nothing()
    played.play(RecordDecision())
    asked = wishes.Wishes(Cast(seats=1), 60, by_hand=False)
    seen = outcome._seen(Practised("d", CODE, asked, plays=False, told=None), played.meeting, [])
    assert any(each.says.startswith("Het besluit gaf geen enkel plan geld.") for each in seen)


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [("try_people", "5000", 100), ("try_people", "0", 2), ("try_people", "veel", 24), ("try_slow", "99", 24)],
)
def test_what_is_asked_stays_within_what_can_be_played(organiser: Organiser, name: str, typed: str, found: int) -> None:
    draft = ready(organiser)
    organiser.type(draft, name, typed)
    cast = wishes.of(evening.load(draft)).cast
    assert {"try_people": cast.seats, "try_slow": cast.slow}[name] == found


def test_nobody_objects_where_that_was_asked(organiser: Organiser) -> None:
    draft = ready(organiser)
    organiser.press(draft, "oefenen", **{"value.try_objects": "0", "value.try_writes": "0"})
    who = wishes.of(evening.load(draft)).cast.residents()
    assert {each.temperament for each in who} == {"slow", "quick"}


def test_it_shows_the_photos_of_the_draft_and_they_go_with_it(organiser: Organiser) -> None:
    draft = ready(organiser)
    organiser.type(draft, "plan.m.photo", handed_in.keep(draft, drawn()))
    code = begun(organiser, draft)
    assert "picture" in traces(code)
    assert [*meetings.load(code).pictures] == ["plan:I01"]
    practice.throw_away(draft)
    assert traces(code) == []
    assert evening.load(draft).item("plan", "m").picture is not None
