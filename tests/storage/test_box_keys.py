"""Keys of boxes: outside the data folder, kept through every crash, gone once the ballots are counted."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.commands import main as command
from app.live.meetings import load, perform
from app.services import Services, services, services_of
from app.storage import ballots, box_keys
from app.storage.box_keys import BoxKeys, places
from app.storage.startup_checks import Unsound
from app.storage.tables import BALLOT
from facilitation.parts.ballots import CastBallot, Paper, VoidVote
from facilitation.refusals import Unavailable
from tests.devices import CODE
from tests.people import LEADER, sit, vote
from tests.storage.boxes import again, begun, files, sealed, started


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not made yet."""
    return tmp_path / "data"


def rows() -> list[str]:
    with services().database.read.connect() as connection:
        return list(connection.scalars(sa.select(BALLOT.c.paper)))


def test_a_ballot_is_closed_and_its_key_stands_beside_the_data_folder_for_its_owner_alone(data: Path) -> None:
    app = begun(data)
    [key] = files(data)
    assert key.parent == data.with_name("data.box")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    with app.app_context():
        assert {len(row) for row in rows()} == {len(rows()[0])}
        assert not [row for row in rows() if '"P1"' in row]
    assert not [path for path in data.rglob("*") if path.is_file() and key.read_bytes() in path.read_bytes()]


def test_every_ballot_of_a_box_is_as_long_as_every_other_whatever_it_says(data: Path) -> None:
    app = begun(data)
    with app.app_context():
        vote(sit(7), "P1")
        vote(sit(8), "P3", "P2", "P1")
        assert len({len(row) for row in rows()}) == 1


def test_the_key_is_gone_when_the_ballots_are_sealed_and_the_next_vote_has_another(data: Path) -> None:
    app = begun(data)
    [first] = files(data)
    assert sealed(app) == 3
    assert files(data) == []
    with app.app_context():
        perform(CODE, VoidVote(reason="De helft kon niet stemmen."), LEADER)
        vote(again(1), "P2")
    [second] = files(data)
    assert second.name != first.name
    assert sealed(app) == 1


def test_after_a_crash_every_ballot_opens_and_what_is_added_counts_too(data: Path) -> None:
    begun(data)
    app = started(data)
    with app.app_context():
        vote(sit(5), "P3")
        vote(again(0), "P3", "P1")
    assert sealed(started(data)) == 4
    assert files(data) == []


def test_a_key_that_was_made_for_a_ballot_that_never_came_is_wiped_at_the_start(data: Path) -> None:
    begun(data)
    orphan = places(data)[0] / ("0" * 16)
    orphan.write_bytes(b"half a k")
    other = places(data)[0] / "leesmij.txt"
    other.write_text("van iemand anders")
    app = started(data)
    assert not orphan.exists()
    assert other.exists()
    assert sealed(app) == 3


def test_a_key_that_cannot_be_wiped_is_told_and_tried_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = begun(data)
    found = services_of(app)

    def refuse(path: Path) -> None:
        raise OSError(30, "read-only", str(path))

    with monkeypatch.context() as broken:
        broken.setattr(box_keys, "_wipe", refuse)
        assert sealed(app) == 3
        found.watch.look()
        assert "unscrubbed" in found.watch.problems
    assert found.watch.look()
    assert "unscrubbed" not in found.watch.problems
    assert files(data) == []


def test_a_sealing_that_comes_to_nothing_keeps_the_key(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where somebody sweeps inside the very transaction that is undone."""
    app = begun(data)
    found = services_of(app)

    def fail(connection: sa.Connection) -> None:
        ballots.seal(connection, found.box_keys, CODE, "ranking")
        swept = found.box_keys
        monkeypatch.setattr(found.database, "commit", lambda work: work(connection))
        swept.sweep(found.database)
        monkeypatch.undo()
        raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError):
        found.database.commit(fail)
    assert len(files(data)) == 1
    assert sealed(app) == 3
    assert files(data) == []


def test_a_key_that_somebody_wiped_beside_us_is_replaced_before_the_next_ballot(data: Path) -> None:
    """As `expire` does while no ballot needs it."""
    app = begun(data, voters=0)
    with app.app_context():
        actor = sit(1)
        vote(actor, "P1")
    wipe_as_if_nothing_needed_it(services_of(app))
    with app.app_context():
        vote(actor, "P2")
    assert sealed(started(data)) == 1


def wipe_as_if_nothing_needed_it(found: Services) -> None:
    for place in found.box_keys.places:
        for path in place.iterdir() if place.is_dir() else ():
            path.unlink()


@pytest.mark.parametrize("harm", ["gone", "another"])
def test_a_server_without_the_key_does_not_start_and_says_what_can_be_done(
    harm: str, data: Path, tmp_path: Path
) -> None:
    begun(data)
    [key] = files(data)
    key.unlink() if harm == "gone" else key.write_bytes(b"x" * 32)
    with pytest.raises(Unsound, match=r"their key is not in .*data\.box\. Put it back; or let everybody vote again"):
        started(data)
    copy = str(tmp_path / "copy.db")
    for line in (["backup", copy], ["restore", copy, "--replace"]):
        assert command([*line, "--data", str(data)]) == 0
    app = started(data)
    assert files(data) == []
    with app.app_context():
        assert load(CODE).voted == {}
        vote(again(0), "P1")
    assert sealed(app) == 1


def test_a_ballot_of_an_earlier_version_that_stands_in_clear_is_counted(data: Path) -> None:
    app = begun(data)
    with app.app_context():
        key = ballots.key_of("receipt 9", CODE, "ranking")
        row = {"key": key, "meeting": CODE, "stage": "ranking", "paper": '{"order": ["P3"]}'}
        services().database.commit(lambda connection: connection.execute(sa.insert(BALLOT).values(**row)))
        with services().database.read.connect() as connection:
            kept = ballots.mine(connection, services().box_keys, key)
    assert kept is not None
    assert (kept.paper, kept.stub) == ({"order": ["P3"]}, ballots.stub_of(key))
    assert sealed(started(data)) == 4


def test_a_key_that_cannot_be_kept_refuses_the_ballot(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = begun(data, voters=0)

    def full(path: Path, key: bytes) -> None:
        raise OSError(28, "full", str(path))

    with app.app_context():
        actor = sit(1)
        with monkeypatch.context() as broken:
            broken.setattr(box_keys, "_keep", full)
            with pytest.raises(Unavailable, match="disk_full"):
                perform(CODE, CastBallot(ballot=Paper(order=["P1"])), actor)
        assert load(CODE).voted == {}
        vote(actor, "P1")
    assert sealed(app) == 1


def test_a_key_is_on_the_disk_before_the_ballot_is(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    usual: Callable[..., str] = BoxKeys.close

    def close(keys: BoxKeys, *args: object) -> str:
        kept = usual(keys, *args)
        seen.append(len(files(data)))
        return kept

    monkeypatch.setattr(BoxKeys, "close", close)
    begun(data, voters=1)
    assert seen == [1]
