"""What others on the computer could read is shut for them, or nothing is served."""

import os
import stat
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.commands import terminal
from app.services import services_of
from app.storage import private_files
from app.storage.startup_checks import Unsound


def open_for(folder: Path) -> set[str]:
    """What others may do anything with."""
    found = {path.name for path in folder.rglob("*") if path.stat().st_mode & 0o077}
    return found | ({"."} if folder.stat().st_mode & 0o077 else set())


def opened(folder: Path) -> Flask:
    return create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}})


def test_a_folder_that_others_can_read_is_shut_with_all_that_is_ours_in_it(tmp_path: Path) -> None:
    first = opened(tmp_path)
    services_of(first).keeper.work()
    services_of(first).watch.clock.look()
    (tmp_path / "foto.jpg").write_text("van iemand anders")
    for path in [tmp_path, *tmp_path.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o055)
    assert open_for(tmp_path) >= {".", "secret.key", "signing.key", "overlegtafel.db", "overlegtafel.db-wal"}
    opened(tmp_path)
    assert open_for(tmp_path) == {"foto.jpg"}
    assert os.access(tmp_path, os.W_OK)


def test_a_folder_that_everybody_uses_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    (tmp_path / "foto.jpg").write_text("van iemand anders")
    with pytest.raises(Unsound, match="is shared with others; give one of your own"):
        opened(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777


def test_a_disk_of_memory_with_nothing_else_in_it_is_shut(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    opened(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


@pytest.mark.parametrize("how", ["refuses", "does nothing"])
def test_what_cannot_be_shut_is_refused_in_one_sentence(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on somebody else's folder, and on a stick that every computer reads."""

    def chmod(path: Path, mode: int) -> None:
        if how == "refuses":
            raise PermissionError(1, "no", str(path))

    tmp_path.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", chmod)
    with pytest.raises(Unsound, match="and it cannot be shut for them") as said:
        opened(tmp_path)
    assert "\n" not in str(said.value)


def test_a_copy_that_goes_meanwhile_is_no_fault(tmp_path: Path) -> None:
    private_files.require(tmp_path / "gone")


def test_whatever_a_command_makes_in_a_folder_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with terminal.open_app(tmp_path / "data"):
            assert open_for(tmp_path / "data") == set()
            assert {"overlegtafel.db", "secret.key"} <= {path.name for path in (tmp_path / "data").iterdir()}
        assert os.umask(0) == 0, "what comes after is as it was"
    finally:
        os.umask(before)
