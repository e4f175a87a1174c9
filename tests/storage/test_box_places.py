"""Where the keys of boxes stand: beside the data folder, or where its host says, for the owner alone."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from app import create_app
from app.live.meetings import load, perform
from app.services import services_of
from app.storage.box_keys import places
from app.storage.startup_checks import Unsound
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Unavailable
from tests.devices import CODE
from tests.people import LEADER, sit, vote
from tests.storage.boxes import begun, files, opened, sealed


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not made yet."""
    return tmp_path / "data"


def test_where_nothing_can_be_made_beside_the_folder_the_keys_stand_in_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.mkdir()
    assert places(data) == (data.with_name("data.box"), data / "box")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert places(data) == (data / "box", data.with_name("data.box"))
    data.with_name("data.box").mkdir()
    assert places(data)[0] == data.with_name("data.box")


def test_a_folder_that_was_named_holds_a_folder_for_each_installation_and_the_former_keys_still_open(
    data: Path, tmp_path: Path
) -> None:
    begun(data)
    given = tmp_path / "keys"
    app = create_app({"DATA_DIR": data, "TESTING": True, "LIMITS": {}, "BOX_KEYS": str(given)})
    with app.app_context():
        vote(sit(6), "P3")
    [key] = [path for path in given.rglob("*") if path.is_file()]
    assert key.parent.parent == given
    assert key.parent != places(data.with_name("data2"), str(given))[0]
    assert len(files(data)) == 1
    assert sealed(app) == 4
    assert not [path for path in given.rglob("*") if path.is_file()]
    assert files(data) == []


@pytest.mark.parametrize("inside", ["", "keys"])
def test_a_folder_inside_the_data_folder_is_refused(inside: str, data: Path) -> None:
    with pytest.raises(Unsound, match="BOX_KEYS has to be a folder outside the data folder"):
        places(data, str(data / inside))


def test_a_folder_of_keys_that_others_can_read_is_shut_at_the_start(data: Path) -> None:
    begun(data)
    [key] = files(data)
    key.chmod(0o644)
    key.parent.chmod(0o755)
    opened(data)
    assert (stat.S_IMODE(key.stat().st_mode), stat.S_IMODE(key.parent.stat().st_mode)) == (0o600, 0o700)


def test_no_backup_and_no_copy_holds_a_key(data: Path) -> None:
    app = begun(data)
    services_of(app).keeper.work()
    [key] = files(data)
    [copy] = services_of(app).keeper.copies()
    assert key.read_bytes() not in copy.read_bytes()


def test_a_folder_that_was_copied_without_its_keys_gives_no_ballot(data: Path, tmp_path: Path) -> None:
    begun(data)
    stolen = tmp_path / "stolen"
    shutil.copytree(data, stolen)
    app = opened(stolen)
    with app.app_context(), pytest.raises(Unavailable, match="meeting_damaged"):
        perform(CODE, CloseStage(), LEADER)
    with app.app_context():
        assert load(CODE).state.current.status == "open", "and what cannot be counted is not closed"
