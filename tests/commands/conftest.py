"""Commands run in the process of the test, on a folder that is not there yet."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands import main

PLANS = "id;titel;gevraagd;minimum\nT;Tuin;€ 12.000,50;8.000\nF;Feest;15000;\n"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "PUBLIC_URL", "OVERLEGTAFEL_DATA_DIR", "DATABASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plans(tmp_path: Path) -> str:
    """A list of two plans."""
    path = tmp_path / "plannen.csv"
    path.write_text(PLANS, "utf-8")
    return str(path)


@pytest.fixture
def data(tmp_path: Path) -> str:
    """A data folder that is not there yet."""
    return str(tmp_path / "data")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command that should work and give the one JSON object it printed."""

    def run(*args: str) -> Any:
        assert main([*args, "--json"]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out.count("\n") == 1
        return json.loads(printed.out)

    return run


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that should not work and give its one sentence."""

    def run(*args: str) -> str:
        assert main(args) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        assert printed.err.endswith((".\n", "?\n"))
        return printed.err.strip()

    return run
