"""What `make setup` makes for pages, and git leaves out, goes into the koffer."""

from pathlib import Path

from tools.koffer import MADE

ROOT = Path(__file__).parents[2]


def test_all_that_is_made_for_pages_is_packed() -> None:
    ignored = (line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines())
    assert sorted(line for line in ignored if line.startswith(("static/", "templates/"))) == sorted(MADE)
