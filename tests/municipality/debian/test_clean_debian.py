"""The package on a clean Debian: installed, an organiser made, an evening run, and data of before brought to today.

At full length alone: it lays a Debian and builds the package, which takes some minutes.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.municipality.conftest import Before
from tests.municipality.debian.clean import Debian, debian
from tests.reliability.length import FULL
from tools.release import earlier
from tools.release.verified import verified

DATA = "/var/lib/overlegtafel"
pytestmark = [pytest.mark.soak, FULL]


@pytest.fixture(scope="module")
def clean(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A clean Debian on which the package was installed."""
    with debian(tmp_path_factory.mktemp("debian") / "root") as made:
        (package,) = release.glob("*.deb")
        made.run("dpkg", "--install", made.place(package, package.name))
        yield made


def test_the_release_is_what_its_signature_says(release: Path) -> None:
    names = [path.name for path in release.iterdir()]
    for made in (".whl", ".tar.gz", ".deb", ".oci.tar", "0.cdx.json", ".image.cdx.json"):
        assert [name.endswith(made) for name in names].count(True) == 1, made
    assert verified(release)
    file = next(release.glob("*.whl"))
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert not verified(release)
    file.write_bytes(whole)


def test_on_a_clean_debian_an_organiser_is_made_and_an_evening_is_run(clean: Debian) -> None:
    assert clean.run("sh", "-c", "command -v pip || command -v gcc || true") == ""
    link = json.loads(clean.run("overlegtafel", "links", "--organiser", "--json"))
    assert "/voorbereiden#" in link["desk"]
    options = ("--agenda", "overlegtafel", "--seats", "12", "--tables", "3", "--seed", "1", "--speed", "600")
    played: dict[str, Any] = json.loads(clean.run("overlegtafel", "rehearse", *options, "--json"))
    assert played["verified"]
    assert played["figures"]["seats"] == {"room": 12}
    owner = clean.run("stat", "-c", "%U %a", DATA)
    assert owner.split() == ["overlegtafel", "700"]
    assert clean.run("dpkg", "--verify", "overlegtafel") == ""


def test_data_of_before_the_package_comes_along_without_a_loss(clean: Debian, before: Before) -> None:
    clean.run("rm", "-rf", DATA)
    shutil.copytree(before.data, clean.root / DATA.lstrip("/"))
    if before.keys:
        shutil.copytree(before.keys, clean.root / "var/lib/overlegtafel-keys", dirs_exist_ok=True)
    clean.run("chown", "-R", "overlegtafel:overlegtafel", DATA, "/var/lib/overlegtafel-keys")
    before.nothing_lost(
        json.loads(clean.run("overlegtafel", "export", earlier.CODE, "--json")), clean.root / DATA.lstrip("/")
    )
    clean.run("sh", "-c", f"overlegtafel export {earlier.CODE} --json > /tmp/record.json")
    clean.run("overlegtafel", "verify", "/tmp/record.json")


def test_removing_the_package_leaves_the_evenings_where_they_are(clean: Debian) -> None:
    held = clean.run("find", DATA, "-type", "f")
    assert "overlegtafel.db" in held
    clean.run("dpkg", "--purge", "overlegtafel")
    assert clean.run("find", DATA, "-type", "f") == held
    assert not (clean.root / "usr/lib/overlegtafel").exists()
    assert not (clean.root / "usr/bin/overlegtafel").exists()
