"""Templates that were compiled beforehand: read where they are as they were then, and else compiled when asked for."""

import os
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest
from jinja2 import DictLoader, Environment

from app.faces.rendering import Compiled
from tools.compiled import templates
from tools.findings import ROOT

PAGE = {"parts/wall/page.html": "{{ 1 + 1 }} tafels", "base.html": "{{ 2 + 2 }} stoelen"}


class Counted(Environment):
    """An environment that knows the names of what it compiled."""

    def __init__(self, sources: dict[str, str], built: Path) -> None:
        super().__init__(loader=DictLoader(sources), bytecode_cache=Compiled(built))
        self.compiled: list[str | None] = []

    def compile(self, source, name=None, *given, **more):  # type: ignore[no-untyped-def,override]
        self.compiled.append(name)
        return super().compile(source, name, *given, **more)

    def said(self) -> list[str]:
        """What each template comes to."""
        return [self.get_template(name).render() for name in self.list_templates()]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder in which both were compiled."""
    beforehand(PAGE, tmp_path)
    return tmp_path


def beforehand(sources: dict[str, str], built: Path) -> list[str | None]:
    """What is compiled of these by `make setup`."""
    environment = Counted(sources, built)
    templates(environment, Compiled(built))
    return environment.compiled


def test_what_was_compiled_beforehand_is_not_compiled(built: Path) -> None:
    environment = Counted(PAGE, built)
    assert environment.said() == ["4 stoelen", "2 tafels"]
    assert environment.compiled == []


def test_a_template_that_changed_is_compiled_once_a_process(built: Path) -> None:
    environment = Counted(PAGE | {"base.html": "{{ 3 + 3 }} stoelen"}, built)
    assert environment.said() == ["6 stoelen", "2 tafels"]
    environment.cache.clear()  # type: ignore[union-attr]
    assert environment.said() == ["6 stoelen", "2 tafels"]
    assert environment.compiled == ["base.html"]


def test_code_of_another_jinja_is_not_used(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jinja2, "__version__", "9.9")
    environment = Counted(PAGE, built)
    assert environment.said() == ["4 stoelen", "2 tafels"]
    assert environment.compiled == ["base.html", "parts/wall/page.html"]


@pytest.mark.parametrize("length", [0, 3, 15, 30, 60, 200])
def test_half_of_a_file_is_not_used(built: Path, length: int) -> None:
    file = Compiled(built).beforehand("base.html")
    file.write_bytes(file.read_bytes()[:length])
    environment = Counted(PAGE, built)
    assert environment.said() == ["4 stoelen", "2 tafels"]
    assert environment.compiled == ["base.html"]


def test_only_what_changed_is_compiled_anew_and_what_went_goes(built: Path) -> None:
    assert beforehand(PAGE, built) == []
    assert beforehand({"base.html": "{{ 3 + 3 }} stoelen"}, built) == ["base.html"]
    assert [path.name for path in built.rglob("*.code")] == ["base.html.code"]


def test_what_is_compiled_leans_on_no_setting_of_the_machine() -> None:
    set_up = {**os.environ, "DATABASE_URL": "postgresql://niemand@127.0.0.1:1/nergens", "PUBLIC_URL": "geen adres"}
    assert subprocess.run([sys.executable, "-m", "tools.compiled"], cwd=ROOT, env=set_up).returncode == 0
