"""publiccode.yml is what the standard wants, and true."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.municipality.checkers import by_schema

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).parent / "schemas" / "publiccode-0.5.json"


@pytest.fixture
def told() -> dict[str, Any]:
    """What stands in the file, dates as they are written."""
    found: dict[str, Any] = yaml.load((ROOT / "publiccode.yml").read_text("utf-8"), yaml.BaseLoader)
    found["localisation"]["localisationReady"] = found["localisation"]["localisationReady"] == "true"
    for dependency in found["dependsOn"]["open"]:
        if "optional" in dependency:
            dependency["optional"] = dependency["optional"] == "true"
    return found


def complaints(told: dict[str, Any], folder: Path) -> list[str]:
    """What the schema has against it."""
    file = folder / "publiccode.json"
    file.write_text(json.dumps(told), "utf-8")
    return by_schema(SCHEMA, file)


def test_it_is_valid(told: dict[str, Any], tmp_path: Path) -> None:
    assert complaints(told, tmp_path) == []


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("categories", ["participation"]),
        ("developmentStatus", "ready"),
        ("url", "overlegtafel"),
        ("releaseDate", "2026-13-01"),
        ("maintenance", {"type": "community"}),
        ("unknown", "x"),
    ],
)
def test_what_is_wrong_is_seen(told: dict[str, Any], tmp_path: Path, key: str, wrong: Any) -> None:
    assert complaints({**told, key: wrong}, tmp_path)


def test_it_says_what_the_project_says(told: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert told["softwareVersion"] == project["version"]
    assert told["legal"]["license"] == project["license"]
    assert f">={told['dependsOn']['open'][0]['versionMin']}" == project["requires-python"]
    made = {path.parents[1].name for path in (ROOT / "app/translations").glob("*/LC_MESSAGES/messages.po")}
    assert set(told["localisation"]["availableLanguages"]) <= made | {"nl"}


@pytest.mark.parametrize("name", ["SECURITY.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "LICENSE"])
def test_what_whoever_takes_public_code_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").strip()
