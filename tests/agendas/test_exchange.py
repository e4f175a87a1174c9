"""Agendas that were saved, taken to another installation."""

import io
import zipfile
from pathlib import Path

import msgspec
import pytest

from app import agendas
from app.agendas import exchange
from facilitation.agenda import TEMPLATES, Template
from facilitation.refusals import Refused


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A data folder in which two agendas were saved."""
    for name in ("avond", "avond-kort"):
        agendas.keep(named(name), tmp_path / "here")
    return tmp_path / "here"


def named(name: str, title: str = "Onze avond") -> Template:
    return msgspec.structs.replace(next(iter(TEMPLATES.values())), name=name, title=title)


def test_what_was_saved_here_is_the_same_there_and_once_is_enough(here: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    told = exchange.packed(here)
    assert exchange.packed(here) == told
    assert exchange.taken_over(told, there) == ["avond", "avond-kort"]
    assert exchange.saved(there) == exchange.saved(here)
    assert exchange.taken_over(told, there) == []


def test_one_of_them_can_be_taken_along(here: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(exchange.packed(here, ["avond"]))) as archive:
        assert archive.namelist() == ["avond.yaml"]
    with pytest.raises(Refused, match="unknown_agenda"):
        exchange.packed(here, ["nergens"])


def test_another_one_of_the_same_name_is_left_alone_unless_it_is_to_be_replaced(here: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    agendas.keep(named("avond-kort", "Hun avond"), there)
    with pytest.raises(Refused, match="agenda_kept"):
        exchange.taken_over(exchange.packed(here), there)
    assert [each.title for each in exchange.saved(there)] == ["Hun avond"]
    assert exchange.taken_over(exchange.packed(here), there, replace=True) == ["avond", "avond-kort"]
    assert exchange.saved(there) == exchange.saved(here)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.yaml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "bundle_unreadable"),
        (b"PK\x03\x04 half", "bundle_unreadable"),
        (zipped(), "bundle_unreadable"),
        (zipped(large=b" " * (exchange.LARGEST + 1)), "bundle_unreadable"),
        (zipped(**{f"a{n}": b"" for n in range(exchange.MOST + 1)}), "bundle_unreadable"),
        (zipped(good=agendas.written(named("goed")).encode(), bad=b"name: x"), "bundle_agenda"),
        (zipped(house=agendas.written(next(iter(TEMPLATES.values()))).encode()), "agenda_of_the_house"),
    ],
)
def test_of_a_file_that_is_not_right_nothing_is_taken_over(content: bytes, key: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=key):
        exchange.taken_over(content, tmp_path)
    assert exchange.saved(tmp_path) == []
