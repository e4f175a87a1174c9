"""What the page on terms of keeping says is what the product does."""

import re
from pathlib import Path

from msgspec.structs import asdict

from app.terms import Terms

PAGE = Path(__file__).parents[2] / "docs" / "gemeente" / "bewaren.md"
ROW = re.compile(r"\| `(RETENTION_[A-Z]+)` \| (\d+) \|")


def test_the_page_on_keeping_names_every_term_with_its_days() -> None:
    said = {name: int(days) for name, days in ROW.findall(PAGE.read_text("utf-8"))}
    assert said == {f"RETENTION_{name.upper()}": days for name, days in asdict(Terms()).items()}


def test_the_page_on_keeping_names_every_setting_of_the_archive() -> None:
    source = (PAGE.parents[2] / "app/configuration.py").read_text("utf-8")
    settings = set(re.findall(r'"(ARCHIVE_[A-Z]+)"', source))
    assert len(settings) == 6
    for page in (PAGE, PAGE.parents[1] / "hosting.md"):
        assert settings <= set(re.findall(r"ARCHIVE_[A-Z]+", page.read_text("utf-8")))
