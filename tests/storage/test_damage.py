"""What a server does with files that were harmed: it stands as it stood, or says why it does not start."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from app.live import meetings
from app.live.meetings import load, perform
from app.services import services, services_of
from app.storage import startup_checks
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.roles import Actor
from tests.devices import CODE, opening
from tests.live.faults import kept_whole, on_writer
from tests.people import lead_to, post, sit
from tests.reliability.length import length
from tests.storage.harmed import crashed, everything, furnished, opened

FLIPS = length(36, 3_000)
IN_A_FILE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # a PostgreSQL sees after its own


@IN_A_FILE
@pytest.mark.parametrize("acts", range(1, 11))
def test_without_its_write_ahead_log_a_database_is_not_served(acts: int, arguing: list[Actor], tmp_path: Path) -> None:
    for _ in range(acts):
        last = post(arguing[0])
    left = crashed(tmp_path, tmp_path / "left")
    with opened(crashed(tmp_path, tmp_path / "whole")).app_context():
        assert kept_whole() == last
    (left / "overlegtafel.db-wal").unlink()
    with pytest.raises(startup_checks.Unsound, match=r"misses the last \d+ things that were kept"):
        opened(left)


@IN_A_FILE
def test_a_vote_that_went_with_the_write_ahead_log_is_missed_too(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("ranking")
    on_writer("PRAGMA wal_checkpoint(TRUNCATE)")
    perform(CODE, CastBallot(ballot=Paper(order=["P1"])), actor)
    left = crashed(tmp_path, tmp_path / "left")
    (left / "overlegtafel.db-wal").unlink()
    with pytest.raises(startup_checks.Unsound, match="misses the last 1 things"):
        opened(left)


@IN_A_FILE
def test_a_database_that_is_gone_is_not_begun_anew(arguing: list[Actor], tmp_path: Path) -> None:
    left = crashed(tmp_path, tmp_path / "left")
    for path in left.glob("overlegtafel.db"):
        path.unlink()
    with pytest.raises(startup_checks.Unsound, match="is gone"):
        opened(left)


def test_a_database_that_was_closed_has_no_write_ahead_log_and_is_served(tmp_path: Path) -> None:
    app = opened(tmp_path)
    with app.app_context():
        meetings.create(opening())
    services_of(app).database.close()
    assert not (tmp_path / "overlegtafel.db-wal").exists()
    with opened(tmp_path).app_context():
        assert load(CODE).state.seq == 1


@pytest.mark.soak
def test_with_a_flipped_bit_a_server_stands_as_it_stood_or_says_why_it_does_not_start(tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    content = (whole / "overlegtafel.db").read_bytes()
    written = [place for place, byte in enumerate(content) if byte]  # the rest of a page holds nothing yet
    chance, refused = random.Random(3), 0
    for number in range(FLIPS):
        folder = tmp_path / str(number)
        folder.mkdir()
        harmed = bytearray(content)
        harmed[chance.choice(written)] ^= 1 << chance.randrange(8)
        (folder / "overlegtafel.db").write_bytes(harmed)
        after = everything(folder)
        refused += isinstance(after, str)
        assert after == before or (isinstance(after, str) and after.count(".") >= 1), after
        shutil.rmtree(folder)
    assert refused > FLIPS // 12


def test_with_a_changed_code_in_any_row_or_index_a_server_does_not_serve_less_than_there_was(tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    content = (whole / "overlegtafel.db").read_bytes()
    places = [match.start() for match in re.finditer(CODE.encode(), content)]
    for place in places[:: max(1, len(places) // 24)]:
        harmed = bytearray(content)
        harmed[place + 2] ^= 1
        folder = tmp_path / str(place)
        folder.mkdir()
        (folder / "overlegtafel.db").write_bytes(harmed)
        after = everything(folder)
        assert after == before or isinstance(after, str)
        shutil.rmtree(folder)


@pytest.mark.parametrize("page", range(1, 11))
def test_with_a_page_of_rubbish_a_server_stands_as_it_stood_or_does_not_start(page: int, tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    harmed = bytearray((whole / "overlegtafel.db").read_bytes())
    harmed[page * 4096 : (page + 1) * 4096] = random.Random(page).randbytes(4096)
    (whole / "overlegtafel.db").write_bytes(harmed)
    after = everything(whole)
    assert after == before or isinstance(after, str)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE ballot SET paper = substr(paper, 2) || substr(paper, 1, 1)",
        "DELETE FROM ballot WHERE key IN (SELECT key FROM ballot LIMIT 1)",
    ],
)
def test_a_ballot_that_was_changed_or_taken_out_stops_the_start(harm: str, tmp_path: Path) -> None:
    whole, _ = furnished(tmp_path / "whole")
    with closing(sqlite3.connect(whole / "overlegtafel.db")) as connection, connection:
        assert connection.execute(harm).rowcount
    assert f"The meeting {CODE} is damaged" in everything(whole)


def test_a_damaged_meeting_that_was_closed_is_refused_and_the_others_are_served(context: Flask) -> None:
    meetings.create(opening("ANDERS"))
    services().database.commit(
        lambda connection: connection.exec_driver_sql("UPDATE event SET at = '2020' WHERE meeting = 'ANDERS'")
    )
    client = context.test_client()
    answer = client.get("/t/ANDERS")
    assert answer.status_code == 503
    assert "beschadigd" in answer.text
    assert client.get(f"/t/{CODE}").status_code == 200


@pytest.mark.parametrize("content", [b"Dit is een brief.", b"\0" * 8192, b"SQLite format 3\0" + b"x" * 4080])
def test_a_file_that_is_no_database_stops_the_start(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "overlegtafel.db").write_bytes(content)
    with pytest.raises(startup_checks.Unsound, match="restore"):
        opened(tmp_path)
    assert (tmp_path / "overlegtafel.db").read_bytes() == content


def test_a_database_of_something_else_stops_the_start_and_stays_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "overlegtafel.db")) as connection:
        connection.execute("CREATE TABLE recept (naam)")
    content = (tmp_path / "overlegtafel.db").read_bytes()
    with pytest.raises(startup_checks.Unsound, match="something else"):
        opened(tmp_path)
    assert (tmp_path / "overlegtafel.db").read_bytes() == content


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET at = CAST(at AS BLOB) WHERE seq = 2",
        "UPDATE text SET salt = CAST(salt AS BLOB)",
        "UPDATE ballot SET paper = CAST(paper AS BLOB)",
        "UPDATE event SET kind = CAST(x'c328' AS TEXT) WHERE seq = 2",
    ],
)
def test_words_that_became_bytes_stop_the_start(harm: str, tmp_path: Path) -> None:
    whole, _ = furnished(tmp_path / "whole")
    with closing(sqlite3.connect(whole / "overlegtafel.db")) as connection, connection:
        assert connection.execute(harm).rowcount
    assert re.search("damaged|cannot be used: it cannot be reached or read", everything(whole))
