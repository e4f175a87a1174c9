"""What our pages tell people to type: every command, option and setting in them is there."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from app.commands import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(?:sh|bash)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def typed(page: Path) -> Iterator[list[str]]:
    """The words behind `overlegtafel` in each command of a page."""
    for block in BLOCK.findall(page.read_text("utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            called = pairwise(words)  # a line of cron names its user first, and a folder may come last
            at = [at for at, (word, then) in enumerate(called) if word.endswith("overlegtafel") and then[0].isalpha()]
            if at:
                yield words[at[0] + 1 :]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_understood(page: Path) -> None:
    for name, *words in typed(page):
        command = cli.commands[name]
        with click.Context(command, info_name=name) as context:
            command.make_parser(context).parse_args(list(words))


def test_every_setting_that_the_page_for_hosts_names_is_read_somewhere() -> None:
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^|\s)([A-Z][A-Z_]{3,})(?:=|`)", text, re.MULTILINE)) - {"SIGTERM"}
    source = "".join(path.read_text("utf-8") for room in ("app", "realtime") for path in (ROOT / room).rglob("*.py"))
    terms = {name for name in named if name.startswith("RETENTION_") and name[10:].lower() in source}
    unknown = {name for name in named - terms if f'"{name}"' not in source}
    assert unknown <= {"DATA", "RELEASE_KEY"}, "what `make` takes"
