"""What is locked can be installed on the oldest Python that we promise."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([a-z0-9][\w.-]*)(?:\[[^]]*\])?==", re.MULTILINE | re.IGNORECASE)


def test_every_package_of_the_server_and_of_the_tests_takes_the_python_of_debian_12() -> None:
    promised = SpecifierSet(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"])
    assert promised.contains("3.11.2")
    names = PINNED.findall((ROOT / "requirements-dev.txt").read_text("utf-8"))
    assert len(names) > 50
    too_new = {
        name: wants
        for name in names
        if not SpecifierSet(wants := metadata(name)["Requires-Python"] or "").contains("3.11.2")
    }
    assert too_new == {}
