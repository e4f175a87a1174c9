"""Fails when a page names a test or file that does not exist, or the rows of docs/asvs.md and their counts differ."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
FILE = re.compile(r"`((?:[\w-]+/)*[\w.-]+\.(?:py|js|md|txt|toml|json|html))`")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
COUNT = re.compile(r"^\| (met|partly|host|not met|n/a) \| (\d+) \| (\d+) \|$", re.MULTILINE)
VERDICTS = ("met", "partly", "host", "not met", "n/a")
ASKED = {"1": 70, "2": 183}  # requirements of the standard, version 5.0.0, per level


@cache
def tests_in(path: Path) -> frozenset[str]:
    """The tests that a file defines."""
    if not path.exists():
        return frozenset()
    found = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))
    return frozenset(node.name for node in found if node.name.startswith("test_"))


def unproven(root: Path) -> Iterator[str]:
    """The tests that pages name and that are not there."""
    for page in sorted((root / "docs").rglob("*.md")):
        for file, name in TEST.findall(page.read_text("utf-8")):
            if name not in tests_in(root / file):
                yield f"{page.relative_to(root)} names {file}::{name}, which is not there"


def absent(root: Path) -> Iterator[str]:
    """The files that the pages on security name and that are not there."""
    for page in ("docs/security.md", "docs/asvs.md"):
        for file in FILE.findall((root / page).read_text("utf-8")):
            if not (root / file).exists():
                yield f"{page} names {file}, which is not there"


def miscounted(root: Path) -> Iterator[str]:
    """What is wrong with the rows of docs/asvs.md, and with the table in docs/security.md that counts them."""
    text = (root / "docs/asvs.md").read_text("utf-8")
    rows = ROW.findall(text)
    numbers = Counter(number for number, *_ in rows)
    yield from (f"docs/asvs.md has {number} twice" for number, times in numbers.items() if times > 1)
    yield from (f"docs/asvs.md calls {number} {verdict!r}" for number, _, verdict, _ in rows if verdict not in VERDICTS)
    if len(rows) != len(re.findall(r"^\| \d", text, re.MULTILINE)):
        yield "docs/asvs.md has a row that cannot be read"
    for level, asked in ASKED.items():
        if (found := sum(row[1] == level for row in rows)) != asked:
            yield f"docs/asvs.md has {found} rows of level {level}; the standard has {asked}"
    said = {verdict: counts for verdict, *counts in COUNT.findall((root / "docs/security.md").read_text("utf-8"))}
    for verdict in VERDICTS:
        counted = [str(sum(row[1:3] == (level, verdict) for row in rows)) for level in ASKED]
        if said.get(verdict) != counted:
            yield f"docs/security.md has to count {' and '.join(counted)} for {verdict!r}"


def main(root: Path = ROOT) -> int:
    """Prints what is wrong; 1 when anything is."""
    found = [*unproven(root), *absent(root), *miscounted(root)]
    for problem in found:
        print(f"evidence: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
