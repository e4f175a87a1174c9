"""The bill of materials is valid by the schema of CycloneDX, and lists what is locked."""

import io
import json
import re
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.municipality.checkers import checked, python
from tools.release import sbom

ROOT = Path(__file__).parents[2]
VALIDATE = """
import json, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = open(sys.argv[1], encoding="utf-8").read()
errors = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text, all_errors=True)
print(json.dumps([str(error) for error in errors or []]))
"""


DPKG = """Package: libstdc++6
Status: install ok installed
Architecture: amd64
Version: 12.2.0-14+deb12u1
Description: GNU Standard C++ Library v3
 Words: of several lines.

Package: overlegtafel
Status: install ok installed
Architecture: amd64
Version: 0.1.0

Package: passwd
Architecture: amd64
Version: 1:4.13+dfsg1-1
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bill of materials of this checkout."""
    python()
    made = tmp_path_factory.mktemp("sbom") / "overlegtafel.cdx.json"
    sbom.write(made)
    return made


@pytest.fixture(scope="module")
def bill(file: Path) -> dict[str, Any]:
    """What stands in it."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def test_it_is_valid_by_the_schema_of_cyclonedx(file: Path, tmp_path: Path) -> None:
    assert checked(VALIDATE, file) == []
    wrong = json.loads(file.read_text("utf-8"))
    del wrong["components"][0]["name"]
    (tmp_path / "x.json").write_text(json.dumps(wrong), "utf-8")
    assert checked(VALIDATE, tmp_path / "x.json")


def test_every_locked_library_of_the_server_is_in_it_with_its_version(bill: dict[str, Any]) -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\]+)", lock, re.MULTILINE))
    assert locked == {(c["name"], c["version"]) for c in bill["components"] if c["purl"].startswith("pkg:pypi/")}


def test_everything_that_the_pages_use_of_npm_is_in_it_and_nothing_for_developers(bill: dict[str, Any]) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    used = {place.removeprefix("node_modules/") for place, package in lock.items() if place and not package.get("dev")}
    listed = {c["name"] for c in bill["components"] if c["purl"].startswith("pkg:npm/")}
    assert listed == used
    assert "idiomorph" in listed
    assert not listed & {"@biomejs/biome", "axe-core"}


def test_every_component_has_a_licence_and_sums(bill: dict[str, Any]) -> None:
    for component in bill["components"]:
        assert component["licenses"], component["name"]
        elsewhere = [each for place in component.get("externalReferences", ()) for each in place["hashes"]]
        sums = [*component.get("hashes", ()), *elsewhere]
        assert sums, component["name"]


def test_it_names_no_place_but_the_public_registries(bill: dict[str, Any]) -> None:
    places = {r["url"].split("/")[2] for c in bill["components"] for r in c.get("externalReferences", ())}
    assert places <= {"pypi.org"}
    assert "file:" not in json.dumps(bill)


def test_the_same_lock_files_give_the_same_bytes(file: Path, tmp_path: Path) -> None:
    sbom.write(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()


def test_that_of_the_image_has_every_debian_package_in_it_too_and_is_as_valid(
    file: Path, bill: dict[str, Any], tmp_path: Path
) -> None:
    with tarfile.open(tmp_path / "root.tar", "w") as root:
        member = tarfile.TarInfo("./var/lib/dpkg/status")
        member.size = len(DPKG)
        root.addfile(member, io.BytesIO(DPKG.encode()))
    target = tmp_path / "image.cdx.json"
    sbom.of_image(file, tmp_path / "root.tar", target)
    assert checked(VALIDATE, target) == []
    found = json.loads(target.read_text("utf-8"))["components"]
    assert found[: len(bill["components"])] == bill["components"]
    assert [(c["name"], c["version"], c["purl"]) for c in found[len(bill["components"]) :]] == [
        ("libstdc++6", "12.2.0-14+deb12u1", "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64"),
        ("passwd", "1:4.13+dfsg1-1", "pkg:deb/debian/passwd@1%3A4.13%2Bdfsg1-1?arch=amd64"),
    ]
