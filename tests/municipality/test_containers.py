"""What containers are made of, as far as no network is needed: the Containerfile, the compose file, the archive."""

import json
import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.municipality.checkers import checked
from tools.release import image
from tools.release.debian import SOURCES

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "deploy" / "compose"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
PARSE = """
import json, sys
from compose_spec import PyOptions
try:
    PyOptions(apply_merge=True).from_yaml(open(sys.argv[1], encoding="utf-8").read()).validate()
except ValueError as wrong:
    print(json.dumps([str(wrong)]))
else:
    print("[]")
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What the compose file says, with what its processes share laid in each of them."""
    found: dict[str, Any] = yaml.safe_load((COMPOSE / "compose.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def steps() -> dict[str, list[str]]:
    """The lines of the Containerfile by their first word."""
    text = re.sub(r"\\\n\s*", "", image.CONTAINERFILE.read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            found.setdefault(word, []).append(rest)
    return found


def test_a_parser_of_the_compose_specification_reads_the_compose_file() -> None:
    assert checked(PARSE, COMPOSE / "compose.yaml") == []


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("ulimits:", "ulimitz:", "ulimitz"),
        ('"443:443"', '"443:tls"', "port"),
        ("restart: always", "restart: sometimes", "sometimes"),
        ("keys:/keys", "sleutels:/keys", "sleutels"),
    ],
)
def test_that_parser_sees_what_is_wrong(tmp_path: Path, right: str, wrong: str, why: str) -> None:
    text = (COMPOSE / "compose.yaml").read_text("utf-8")
    assert right in text
    (tmp_path / "compose.yaml").write_text(text.replace(right, wrong), "utf-8")
    (said,) = checked(PARSE, tmp_path / "compose.yaml")
    assert why in said


def test_the_compose_file_runs_the_image_of_this_version_on_the_folders_that_it_has(
    told: dict[str, Any], steps: dict[str, list[str]]
) -> None:
    ours = [service for service in told["services"].values() if "overlegtafel" in service["image"]]
    assert len(ours) == 3
    for service in ours:
        assert service["image"] == f"localhost/overlegtafel:{VERSION}"
        assert [mount.partition(":")[2] for mount in service["volumes"]] == json.loads(*steps["VOLUME"])
        assert "build" not in service, "the image is made by `make release` and checked by its signature"


def test_everything_in_the_compose_file_leads_to_what_there_is(
    told: dict[str, Any], steps: dict[str, list[str]]
) -> None:
    services = told["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", ())) <= set(services), name
    (port,) = steps["EXPOSE"]
    led = re.findall(r"^\s+server (\w+):(\d+)", (COMPOSE / "nginx.conf").read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in led} == {"first", "second", "worker"}
    assert {number for _, number in led} == {port}
    settings = services["first"]["environment"]
    assert f"@postgres/{services['postgres']['environment']['POSTGRES_DB']}" in settings["DATABASE_URL"]
    assert services["postgres"]["environment"]["POSTGRES_PASSWORD"] in settings["DATABASE_URL"]
    assert {services[name]["environment"]["COUNTING"] for name in ("first", "second", "worker")} == {"last", "first"}


def test_the_image_is_made_of_one_tar_and_fetches_and_runs_nothing(steps: dict[str, list[str]]) -> None:
    assert steps["FROM"] == ["scratch"]
    assert steps["ADD"] == ["root.tar /"]
    assert not {"RUN", "COPY"} & set(steps)


def test_the_image_serves_as_its_own_user_by_the_command_of_the_package(steps: dict[str, list[str]]) -> None:
    assert steps["USER"] == [f"{image.USER}:{image.USER}"]
    assert any("--uid {user}" in hook for hook in image.HOOKS)
    (command,) = json.loads(*steps["ENTRYPOINT"])
    assert command == "/usr/bin/overlegtafel"
    assert (SOURCES / Path(command).name).is_file()
    assert json.loads(*steps["CMD"]) == ["serve", "--host", "0.0.0.0", "--port", *steps["EXPOSE"]]


def test_the_same_layers_give_the_same_archive_wherever_and_whenever_they_were_laid(tmp_path: Path) -> None:
    made = []
    for name, order in (("one", ("a", "b")), ("other", ("b", "a"))):
        blobs = tmp_path / name / "blobs" / "sha256"
        blobs.mkdir(parents=True)
        for blob in order:
            (blobs / blob).write_text(f"layer {blob}")
            os.utime(blobs / blob, (len(made), len(made)))
        (tmp_path / name / "index.json").write_text("{}")
        (tmp_path / name / "index.json").chmod(0o600 if made else 0o644)
        image.pack(tmp_path / name, 1_800_000_000, tmp_path / f"{name}.tar")
        made.append((tmp_path / f"{name}.tar").read_bytes())
    assert made[0] == made[1]
    image.pack(tmp_path / "one", 1_800_000_001, tmp_path / "later.tar")
    assert (tmp_path / "later.tar").read_bytes() != made[0]


def test_who_cannot_make_an_image_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "buildah" else f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert image.missing() == ["buildah", "root"]
