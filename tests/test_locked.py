"""What is locked can be installed on the oldest Python that we promise, and nothing is missing there."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([a-z0-9][\w.-]*)(?:\[[^]]*\])?==", re.MULTILINE | re.IGNORECASE)
OLDEST = "3.11.2"
"""The Python of Debian 12."""
THERE = {"python_version": "3.11", "python_full_version": OLDEST, "extra": ""}


def locked() -> list[str]:
    """The packages of the server and of the tests."""
    return PINNED.findall((ROOT / "requirements-dev.txt").read_text("utf-8"))


def test_every_package_takes_the_python_of_debian_12() -> None:
    promised = SpecifierSet(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"])
    assert promised.contains(OLDEST)
    wants = {name: metadata(name)["Requires-Python"] or "" for name in locked()}
    assert len(wants) > 50
    assert {name: python for name, python in wants.items() if not SpecifierSet(python).contains(OLDEST)} == {}


def test_whatever_a_package_needs_there_is_locked_too() -> None:
    names = {canonicalize_name(name) for name in locked()}
    needs = ((name, Requirement(each)) for name in names for each in metadata(name).get_all("Requires-Dist") or ())
    there = {(name, each.name) for name, each in needs if each.marker is None or each.marker.evaluate(THERE)}
    assert {(name, need) for name, need in there if canonicalize_name(need) not in names} == set()
