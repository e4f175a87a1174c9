"""The units of systemd in `deploy/` are as systemd reads them."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "deploy" / "systemd"
WANTED = "/opt/overlegtafel/.venv/bin/overlegtafel"
"""Where the program stands on a host; here it stands beside these tests."""

pytestmark = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """The units, with the program of this checkout."""
    for unit in UNITS.iterdir():
        text = unit.read_text("utf-8")
        assert WANTED in text or unit.suffix == ".timer"
        (tmp_path / unit.name).write_text(text.replace(WANTED, "/bin/true"), "utf-8")
    return sorted(str(path) for path in tmp_path.iterdir())


def verified(units: list[str]) -> subprocess.CompletedProcess[str]:
    """What systemd says of them."""
    return subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False, timeout=60
    )


def test_systemd_finds_nothing_wrong_with_them(units: list[str]) -> None:
    found = verified(units)
    assert (len(units), found.returncode, found.stderr) == (5, 0, "")


def test_a_word_that_systemd_does_not_know_is_found(units: list[str]) -> None:
    one = next(Path(unit) for unit in units if unit.endswith("overlegtafel@.service"))
    one.write_text(one.read_text("utf-8").replace("Restart=always", "Restart=allways"), "utf-8")
    assert "allways" in verified(units).stderr
