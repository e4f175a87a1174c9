"""`overlegtafel report`, and agendas that go from one installation to another."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import agendas, create_app
from app.commands import main
from app.programme.places import places
from app.programme.publication import versions
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from tests.agendas.test_written import GOOD

ROUND = "amsterdam-stad"


@pytest.fixture
def town(data: str) -> str:
    """A data folder with a round that is public and one that is not."""
    with create_app({"DATA_DIR": Path(data)}).app_context():
        city = places.load(places.add(None, "city", "Amsterdam"))
        rounds.add(city, "Stad", 100_000, public=True, ends="2026-06-30")
        money.award(ROUND, [Award("P1", "Tuin", 60_000, 50_000)])
        rounds.add(city, "Stil", 100_000)
    return data


def test_report_writes_the_bundle_and_says_what_is_in_it(town: str, said: Callable[..., Any], tmp_path: Path) -> None:
    told = [said("report", ROUND, "-o", str(tmp_path / name), "--data", town) for name in ("a.zip", "b.zip")]
    first, second = ((tmp_path / name).read_bytes() for name in ("a.zip", "b.zip"))
    assert first == second
    assert told[0]["path"] == str(tmp_path / "a.zip")
    assert told[0]["sha256"] == told[1]["sha256"] == hashlib.sha256(first).hexdigest()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for name, checksum in told[0]["files"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == checksum
        assert json.loads(archive.read("data/awards.json"))[0]["title"] == "Tuin"


def test_report_keeps_a_version_only_where_it_is_told_to(town: str, tmp_path: Path) -> None:
    more = ["-o", str(tmp_path / "a.zip"), "--data", town]
    assert main(["report", ROUND, *more]) == 0
    assert main(["report", ROUND, *more, "--publish", "--note", "Eerste"]) == 0
    with create_app({"DATA_DIR": Path(town)}).app_context():
        assert [(each.number, each.note, each.by) for each in versions.listed(ROUND)] == [(1, "Eerste", "command")]


@pytest.mark.parametrize(
    ("asked", "why"),
    [("nergens", "We do not know this round"), ("amsterdam-stil", "not public yet")],
)
def test_what_cannot_be_reported_is_one_sentence(
    town: str, asked: str, why: str, complaint: Callable[..., str], tmp_path: Path
) -> None:
    assert why in complaint("report", asked, "-o", str(tmp_path / "a.zip"), "--data", town)
    assert not (tmp_path / "a.zip").exists()


def test_a_folder_that_is_not_there_is_one_sentence(complaint: Callable[..., str], tmp_path: Path) -> None:
    assert "no data folder" in complaint("report", ROUND, "-o", str(tmp_path / "a.zip"), "--data", str(tmp_path / "no"))


def test_agendas_go_from_one_installation_to_another(
    said: Callable[..., Any], complaint: Callable[..., str], tmp_path: Path
) -> None:
    here, there, file = tmp_path / "here", tmp_path / "there", str(tmp_path / "agendas.zip")
    agendas.keep(agendas.read(GOOD.encode()), here)
    there.mkdir()
    assert said("agendas", "export", "-o", file, "--data", str(here)) == {"path": file, "agendas": ["onze_avond"]}
    assert said("agendas", "import", file, "--data", str(there)) == {"agendas": ["onze_avond"]}
    agendas.keep(agendas.read(GOOD.replace("title: Nee", "title: Ja").encode()), there)
    assert "onze_avond" in complaint("agendas", "import", file, "--data", str(there))
    assert said("agendas", "import", file, "--replace", "--data", str(there)) == {"agendas": ["onze_avond"]}
