"""A meeting moves from a laptop to a city's database and back: nothing is lost, and its record is the same bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app import create_app
from app.access import links
from app.commands import main
from app.live import meetings
from app.live.meetings import load, perform
from app.operations import folder_lock
from app.pictures.tables import OF_MEETINGS
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services_of
from app.storage import log, moving
from app.storage.database import Database
from app.storage.tables import ACT, GRANT, KEY, METADATA, PERSON
from facilitation.events import StageAdvanced
from facilitation.parts.stages import CloseStage
from tests.devices import CODE, opening
from tests.operations.full_evening import close_evening
from tests.people import LEADER, lead_to, sit, vote
from tests.reliability.length import length
from tests.storage.postgresql.kind import PostgreSQLDatabase

EVERY = {"event", "text", "pseudonym", "person", "key", "grant", "signature", "roll", "picture"}


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostgreSQLDatabase]:
    """A city's database, in which nothing stands yet."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = PostgreSQLDatabase(tmp_path)
    yield made
    made.remove()


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with a whole evening that is over, with a name, a picture and a device; and two that are not begun."""
    folder = tmp_path_factory.mktemp("laptop")
    code = length(_short, _whole)(folder)
    with sa.create_engine(f"sqlite:///{folder / 'overlegtafel.db'}", poolclass=sa.NullPool).begin() as connection:
        connection.execute(sa.insert(ACT).values(meeting=code, actor="S1", id="1", seq=3))
        connection.execute(sa.insert(PERSON).values(meeting=code, seat="S1", name="Žofie"))
        shown = {
            "meeting": code,
            "subject": "plan:I01",
            "digest": "d",
            "shows": "Een tuin",
            "data": bytes(range(256)),
        }
        connection.execute(sa.insert(OF_MEETINGS).values(shown))
        key = connection.scalar(sa.select(KEY.c.hash).where(KEY.c.meeting == code))
        connection.execute(sa.insert(GRANT).values(hash="g", key=key, created=datetime(2026, 3, 20, 19, 30, 1, 5)))
    return folder


def _whole(folder: Path) -> str:
    assert main(["demo", "--closed", "--json", "--data", str(folder)]) == 0
    return "KLAVER"


def _short(folder: Path) -> str:
    """A vote, a division and a decision, and a meeting beside it."""
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        meetings.create(opening(code="ANDERS"))
        meetings.create(opening())
        links.make(CODE)
        actor = sit(0)
        lead_to("ranking")
        vote(actor, "P1", "P2")
        close_evening()
    services_of(app).database.close()
    return CODE


def record(folder: Path, code: str, url: str = "") -> bytes:
    """The record of a meeting, as its file says it."""
    app = create_app({"DATA_DIR": folder, **({"DATABASE_URL": url} if url else {})})
    with app.app_context():
        made = record_json.write(code)
    services_of(app).database.close()
    return made


def rows(url: str, code: str) -> moving.Rows:
    with sa.create_engine(url, poolclass=sa.NullPool).connect() as connection:
        return moving.rows(connection, code)


def move(data: Path, code: str, to: str) -> int:
    return main(["move", code, "--to", to, "--data", str(data)])


def test_there_and_back_everything_of_a_meeting_is_what_it_was_and_the_others_stay(
    evening: Path, city: PostgreSQLDatabase, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = f"sqlite:///{evening / 'overlegtafel.db'}"
    [code, *others] = length((CODE, "ANDERS"), ("KLAVER", "DRUKTE", "WERELD"))
    before, kept = record(evening, code), rows(laptop, code)
    assert {table for table, found in kept.items() if found} >= EVERY
    assert move(evening, code, city.url) == 0
    assert f"{code} stands in postgresql" in capsys.readouterr().out
    assert record(evening, code, city.url) == before
    assert verify(before).ok
    assert rows(city.url, code) == kept
    assert not any(rows(laptop, code).values())
    assert all(rows(laptop, other)["event"] for other in others)
    monkeypatch.setenv("DATABASE_URL", city.url)
    assert move(evening, code, laptop) == 0
    monkeypatch.delenv("DATABASE_URL")
    assert record(evening, code) == before
    assert rows(laptop, code) == kept
    assert not any(rows(city.url, code).values())


@pytest.fixture
def laptop(tmp_path: Path, city: PostgreSQLDatabase) -> Path:
    """A laptop with a meeting in which two people voted."""
    folder = tmp_path / "laptop"
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        meetings.create(opening())
        actors = [sit(number) for number in range(2)]
        lead_to("ranking")
        for actor in actors:
            vote(actor, "P1", "P2")
    services_of(app).database.close()
    return folder


def close_the_vote(folder: Path) -> None:
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        perform(CODE, CloseStage(), LEADER)
    services_of(app).database.close()


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def stands(folder: Path) -> bool:
    """Whether the meeting stands in the laptop, whole."""
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        found = load(CODE).state.seq > 1
    services_of(app).database.close()
    return found


def test_while_people_vote_a_meeting_stays(
    laptop: Path, city: PostgreSQLDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    assert move(laptop, CODE, city.url) == 2
    assert complaint(capsys) == f"People are voting in {CODE}; close the vote first, then move it.\n"
    close_the_vote(laptop)
    assert move(laptop, CODE, city.url) == 0
    assert rows(city.url, CODE)["roll"]


def test_beside_a_running_server_nothing_moves(
    laptop: Path, city: PostgreSQLDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    close_the_vote(laptop)
    with folder_lock.hold(laptop):
        assert move(laptop, CODE, city.url) == 2
    assert "A server is running" in complaint(capsys)
    assert stands(laptop)


def test_a_code_that_is_taken_there_is_refused_and_nothing_changes_anywhere(
    laptop: Path, city: PostgreSQLDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_the_vote(laptop)
    app = create_app({"DATA_DIR": tmp_path / "city", "DATABASE_URL": city.url})
    with app.app_context():
        meetings.create(opening())
    services_of(app).database.close()
    before = rows(city.url, CODE)
    assert move(laptop, CODE, city.url) == 2
    assert complaint(capsys) == f"A meeting {CODE} stands there already.\n"
    assert stands(laptop)
    assert rows(city.url, CODE) == before


def test_a_move_that_broke_off_after_everything_arrived_is_finished_by_the_next(
    laptop: Path, city: PostgreSQLDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_the_vote(laptop)

    def break_off(connection: sa.Connection, code: str) -> None:
        raise OSError(5, "Power is gone", "laptop")

    with monkeypatch.context() as patched:
        patched.setattr(moving.erasing, "erase", break_off)
        assert move(laptop, CODE, city.url) == 2
    assert stands(laptop)
    there = rows(city.url, CODE)
    assert there["event"]
    assert move(laptop, CODE, city.url) == 0
    assert rows(city.url, CODE) == there


def test_what_arrives_otherwise_than_it_left_stops_the_move_and_stays_where_it_was(
    laptop: Path, city: PostgreSQLDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    close_the_vote(laptop)
    real: Any = moving._put

    def lose_one(connection: sa.Connection, code: str, found: moving.Rows) -> None:
        real(connection, code, {**found, "roll": found["roll"][1:]})

    monkeypatch.setattr(moving, "_put", lose_one)
    assert move(laptop, CODE, city.url) == 2
    assert complaint(capsys) == f"What arrived of {CODE} is not what left; nothing was removed.\n"
    assert stands(laptop)


def test_a_practice_evening_and_one_that_is_damaged_stay(
    laptop: Path, city: PostgreSQLDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    close_the_vote(laptop)
    with sa.create_engine(f"sqlite:///{laptop / 'overlegtafel.db'}", poolclass=sa.NullPool).begin() as connection:
        connection.execute(sa.text("UPDATE meeting SET practice = 1"))
    assert move(laptop, CODE, city.url) == 2
    assert complaint(capsys) == f"{CODE} is a practice evening; those stay where they were begun.\n"
    with sa.create_engine(f"sqlite:///{laptop / 'overlegtafel.db'}", poolclass=sa.NullPool).begin() as connection:
        connection.execute(sa.text("UPDATE meeting SET practice = 0"))
        connection.execute(sa.text("UPDATE roll SET seat = 'S9' WHERE seat = 'S0'"))
        connection.execute(sa.text("UPDATE event SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 2"))
    assert move(laptop, CODE, city.url) == 2
    assert "damaged" in complaint(capsys)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("een adres", "--to cannot be read"),
        ("postgresql://overlegtafel:hunter2@127.0.0.1:1/stad", "--to names the PostgreSQL server at 127.0.0.1:1"),
        ("{here}", "--to names the database in which the meeting stands."),
    ],
)
def test_an_address_that_is_no_other_database_is_refused_in_a_sentence_without_its_password(
    to: str, said: str, laptop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert move(laptop, CODE, to.replace("{here}", f"sqlite:///{(laptop / 'overlegtafel.db').resolve()}")) == 2
    told = complaint(capsys)
    assert told.startswith(said)
    assert "hunter2" not in told


def test_a_server_that_still_leads_a_meeting_that_went_keeps_nothing_and_says_so(
    laptop: Path, city: PostgreSQLDatabase, tmp_path: Path
) -> None:
    """On a city's database several servers may hold the meeting in memory: what they are asked then is refused."""
    close_the_vote(laptop)
    assert move(laptop, CODE, city.url) == 0
    server = Database(city.url)
    with server.read.connect() as connection:
        seq, _ = log.head(connection, CODE)
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    other.upgrade()
    moving.move(server, other, CODE)
    behind = StageAdvanced(stage="ranking", to="allocation")
    with pytest.raises(log.Overtaken):
        server.commit(lambda connection: log.append(connection, CODE, [behind], datetime.now(UTC), expected=seq))
    server.close()
    other.close()


def test_every_table_moves_or_is_named_as_one_that_stays() -> None:
    """What names a meeting goes along; the rest is the desk's, or leans on what goes."""
    desks = ("draft", "call", "organiser", "practice", "snapshot")
    stay = {name for name in METADATA.tables if name.startswith(desks)}
    with sa.create_engine("sqlite://").connect() as connection:
        METADATA.create_all(connection)
        assert set(moving.rows(connection, CODE)) | stay == set(METADATA.tables)
