"""The image of a release: started, an organiser made, an evening served from it, and data of before brought to today.

At full length alone, beside the clean Debian.
"""

import json
import subprocess
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.rehearsal.browser import Browser
from app.rehearsal.cast import Cast
from app.rehearsal.evening import Rehearsal
from app.rehearsal.figures import Figures
from app.rehearsal.look import Log
from app.rehearsal.stage import building
from app.services import services_of
from realtime.rehearsal.phone import Phone
from tests.municipality.conftest import Before
from tests.municipality.container.running import Containers, containers
from tests.realtime.servers import free_port
from tests.reliability.length import FULL
from tools.release import earlier, image

ROOT = Path(__file__).parents[3]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
LOOK = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())"
PYTHON = "/usr/lib/overlegtafel/venv/bin/python"
pytestmark = [pytest.mark.soak, FULL]


@pytest.fixture(scope="module")
def archive(release: Path) -> Path:
    """The image as it is in a release."""
    (found,) = release.glob("*.oci.tar")
    return found


@pytest.fixture(scope="module")
def podman(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Containers]:
    """What a host who loaded the image has."""
    with containers(tmp_path_factory.mktemp("podman") / "here") as made:
        made.load(archive)
        yield made


def test_the_image_says_what_it_is_and_is_not_anybody_s_root(podman: Containers) -> None:
    assert podman.image == f"localhost/overlegtafel:{VERSION}"
    (said,) = json.loads(podman.podman("image", "inspect", podman.image))
    assert said["Config"]["User"] == f"{image.USER}:{image.USER}"
    assert set(said["Config"]["Volumes"]) == {"/data", "/keys"}
    assert said["Labels"]["org.opencontainers.image.version"] == VERSION
    assert len(said["RootFS"]["Layers"]) == 1


def test_as_it_is_started_it_serves_and_the_first_organiser_is_made_in_it(podman: Containers) -> None:
    with podman.serving("tafel"):
        assert podman.podman("exec", "tafel", PYTHON, "-c", LOOK, "http://127.0.0.1:8000/healthz").strip() == "ok"
        link = json.loads(podman.podman("exec", "tafel", "overlegtafel", "links", "--organiser", "--json"))
        assert "/voorbereiden#" in link["desk"]
        assert podman.podman("exec", "tafel", "id", "--user").strip() == str(image.USER)
    assert {path.stat().st_uid for path in podman.data.rglob("*")} == {image.USER}


def test_an_evening_is_served_from_it_to_its_closed_record(podman: Containers) -> None:
    made = json.loads(podman.run("demo", "--fresh", "--json"))
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = ("serve", "--host", "127.0.0.1", "--port", str(port))
    with podman.serving("avond", *command, network="host", PUBLIC_URL=base, LIMITS="off") as said:
        assert said == base
        with building(podman.data) as app:
            look = Log(services_of(app).database, made["code"]).look
            figures = Figures()
            cast = Cast(seats=12, tables=3, seed=1)
            played = Rehearsal(base, made["code"], made["facilitator_key"], cast, look, Phone, figures).play()
        assert played.closed
        assert figures.acts > 100
        record = Browser(base, made["code"]).file("/besluit.json")
        assert Browser(base, made["code"]).file("/besluit.pdf").startswith(b"%PDF")
    (podman.data / "besluit.json").write_bytes(record)
    assert json.loads(podman.run("verify", "/data/besluit.json", "--json"))["ok"]


def test_data_of_before_there_was_an_image_comes_along_without_a_loss(podman: Containers, before: Before) -> None:
    podman.take(before.data, before.keys)
    now: dict[str, Any] = json.loads(podman.run("export", earlier.CODE, "--json"))
    before.nothing_lost(now, podman.data)


def test_the_same_package_gives_the_same_image_to_the_byte(release: Path, archive: Path, tmp_path: Path) -> None:
    (package,) = release.glob("*.deb")
    with tarfile.open(archive) as packed:
        when = packed.getmembers()[0].mtime
    again = image.image(package, VERSION, int(when), tmp_path / "image", tmp_path)
    done = subprocess.run(["cmp", archive, again], capture_output=True, text=True, check=False)
    assert done.stdout == ""
