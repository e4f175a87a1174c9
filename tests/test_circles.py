"""The check on circles finds every import that comes back to where it began, also one for types alone."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.check_circles import circles, main

HIDDEN = {
    "outright": "from {house} import second\n",
    "for types": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {house}.second import Second\n",
    "in a function": "def work() -> None:\n    from {house} import second\n",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """A package whose second module imports its first one, which imports it back in one of these ways."""
    house = f"house{list(HIDDEN).index(request.param) if request.param else ''}"
    (tmp_path / house).mkdir()
    (tmp_path / house / "__init__.py").touch()
    (tmp_path / house / "first.py").write_text(HIDDEN.get(request.param, "").format(house=house))
    (tmp_path / house / "second.py").write_text(f"from {house} import first\nclass Second: ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield house
    sys.modules.pop(house, None)


def test_the_house_has_no_circles() -> None:
    assert main() == 0


@pytest.mark.parametrize("package", HIDDEN, indirect=True)
def test_a_circle_is_found_however_it_is_hidden(package: str) -> None:
    assert list(circles(package)) == [[f"{package}.first", f"{package}.second"]]


@pytest.mark.parametrize("package", [""], indirect=True)
def test_an_import_that_does_not_come_back_is_none(package: str) -> None:
    assert list(circles(package)) == []
