"""The check on evidence finds what is not there, and what was counted wrong."""

import re
import shutil
from pathlib import Path

import pytest

from tools.check_evidence import ROOT, absent, main, miscounted, unproven


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pages and the tests, to break."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("pictures"))
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    return tmp_path


def change(page: Path, old: str, new: str) -> None:
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")


def test_all_that_is_named_exists_and_is_counted_right() -> None:
    assert main() == 0


@pytest.mark.parametrize("page", ["security.md", "asvs.md"])
def test_a_test_that_was_renamed_is_missed(copy: Path, page: str) -> None:
    change(copy / "docs" / page, "::test_", "::test_hernoemd_")
    (problem,) = unproven(copy)
    assert problem.startswith(f"docs/{page} names tests/")


def test_a_file_that_is_gone_is_missed(copy: Path) -> None:
    change(copy / "docs/asvs.md", "`app/forms/schema.py`", "`app/schemas.py`")
    assert "docs/asvs.md names app/schemas.py, which is not there" in list(absent(copy))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n| 1.1.1 | 2 |", "\n| 1.1.2 | 2 |", "has 1.1.2 twice"),
        ("\n| 1.1.1 | 2 |", "\n1.1.1 | 2 |", "has 182 rows of level 2"),
        ("\n| 1.1.1 | 2 |", "\n| 1.1.1 | ? |", "has a row that cannot be read"),
        ("| met |", "| done |", "calls 1.1.1 'done'"),
        ("| met |", "| partly |", "has to count"),
    ],
)
def test_a_row_that_is_not_right_is_found(copy: Path, old: str, new: str, said: str) -> None:
    change(copy / "docs/asvs.md", old, new)
    assert any(said in problem for problem in miscounted(copy))


def test_the_page_on_security_quotes_what_the_phone_says_where_one_votes() -> None:
    page = " ".join((ROOT / "docs/security.md").read_text("utf-8").split())
    quoted = page.partition('*"')[2].partition('"*')[0]
    assert len(quoted) > 100
    said = re.sub(r'"\n\s*"', "", (ROOT / "templates/faces/phone/pieces.html").read_text("utf-8"))
    assert quoted in said
