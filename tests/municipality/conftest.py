"""A whole release, and what the last program before there were releases left: both made once for all that take them."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.storage.upgrades.folder import Rows, lost, lost_rows, rows
from tools.release import build, earlier
from tools.release.debian import SUITES

BEFORE = "4c02b327"
"""The last program before there was a package: what a host who built it by hand has."""

TOOLS = ("dpkg-deb", "unshare", "debootstrap", "mmdebstrap", "buildah", "podman")
"""What makes a release and tries it; of Debian, where one that is not there has the name of its package."""


@dataclass(frozen=True)
class Before:
    """A data folder that it left, with the keys beside it, the record of its evening and every row that it held."""

    data: Path
    keys: Path | None
    told: dict[str, Any]
    rows: Rows

    def nothing_lost(self, now: dict[str, Any], data: Path) -> None:
        """Hold what a program of today tells of the evening, and what it keeps, against what was there."""
        assert now["head"] == self.told["head"]
        assert now["events"] == self.told["events"]
        assert list(lost(self.told["record"], now["record"])) == []
        assert list(lost_rows(self.rows, rows(data))) == []


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole release, signed by a key that is made for it."""
    _needed()
    folder = tmp_path_factory.mktemp("release")
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    assert build.main([str(folder / "out"), str(key)]) == 0
    return folder / "out"


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """What that program left: its demo evening, played to its record."""
    tree = tmp_path_factory.mktemp("before") / "tree"
    earlier.lay(BEFORE, tree)
    assert earlier.run(tree, "demo", "--closed") is not None
    told = json.loads(earlier.run(tree, "export", earlier.CODE) or "")
    boxes = [*tree.glob("data.box")]
    return Before(tree / "data", boxes[0] if boxes else None, told, rows(tree / "data"))


def _needed() -> None:
    """Install what is not there; where that cannot be skip, or under CI fail."""
    missing = [name for name in TOOLS if not shutil.which(name)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False, capture_output=True)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run(install, check=False, capture_output=True)
        missing = [name for name in missing if not shutil.which(name)]
    if sys.version_info[:2] not in SUITES:
        missing.append("a Debian with this Python")
    if os.geteuid() == 0 and not missing:
        return
    why = f"no release can be tried here: {', '.join(missing) or 'only root can'}"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)
