"""Fails when something outside a kind of stage says the kind's name: what differs per kind is asked of its part."""

import ast
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from jinja2 import Environment

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.registry import PARTS
from tools.check_sizes import sources
from tools.findings import ROOT, tell

QUOTED = re.compile(r"([\"'])([\w-]+)\1")
ATTRIBUTE = re.compile(r"\bdata-[\w-]+=\"([\w-]+)\"")

RANKINGS = "a ranking is also a form of ballot"
CHIPS = "chips are also a form of ballot"
FIELDS = "fields of the record, as besluit.json has them"
REGION = "the name of a region of the phone, which everybody who follows it is sent"
EXEMPT: tuple[tuple[str, str, str], ...] = (
    ("facilitation/state/method.py", "ranking", RANKINGS),
    ("facilitation/counting/*", "ranking", RANKINGS),
    ("app/counting/*", "ranking", RANKINGS),
    ("facilitation/state/method.py", "chips", CHIPS),
    ("facilitation/counting/*", "chips", CHIPS),
    ("facilitation/record/*", "*", FIELDS),
    ("facilitation/parts/*/record.py", "*", FIELDS),
    ("app/record/*", "*", FIELDS),
    ("app/parts/*/record.py", "*", FIELDS),
    ("app/programme/lessons/filling.py", "questions", "a field of the file"),
    ("app/programme/measures/counting.py", "questions", FIELDS),
    ("app/programme/measures/evening.py", "arguments", FIELDS),
    ("app/imports/*", "*", "columns and fields of files from elsewhere"),
    ("facilitation/parts/recast/__init__.py", "initiatives", "a field of its event"),
    ("app/faces/room_regions.py", "frames", REGION),
    ("templates/faces/phone.html", "frames", REGION),
    ("app/languages/fields.py", "*", "names of fields of acts, as forms have them"),
    ("facilitation/parts/questions/__init__.py", "arguments", "the name of a limit in LIMITS"),
    ("facilitation/parts/frames/__init__.py", "arguments", "the name of a limit in LIMITS"),
    ("app/live/limits.py", "arguments", "the name of a limit in LIMITS"),
    ("app/live/replay.py", "*", "fields of what a replay prints"),
    ("app/demo/*", "*", "plays one agenda, from a file"),
    ("tools/*", "*", "the verifier shares nothing with the house, the agenda's words included (decision 0020)"),
)
"""Paths, the kinds that may be named there, and why. Tests are free."""


def names(path: Path) -> Iterator[str]:
    """Every string in a source file that is one word, docstrings apart."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from _in_python(text)
    elif path.suffix == ".html":
        yield from _in_template(text)
    else:
        yield from (match[2] for match in QUOTED.finditer(text))


def _in_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _in_template(text: str) -> Iterator[str]:
    yield from (said[1:-1] for _, sort, said in Environment(autoescape=True).lex(text) if sort == "string")
    yield from ATTRIBUTE.findall(text)


def named(root: Path, kinds: frozenset[str]) -> dict[str, str]:
    """Per file and kind that it names, though it stands elsewhere."""
    found = ((path, kind) for path in sources(root) for kind in sorted(kinds & set(names(root / path))))
    return {
        f"{path.as_posix()} {kind}": "names a kind of stage outside its part"
        for path, kind in found
        if not _may(path, kind)
    }


def _may(path: Path, kind: str) -> bool:
    own = ("parts", kind) in zip(path.parts, path.with_suffix("").parts[1:], strict=False)
    free = any(fnmatch(path.as_posix(), where) and fnmatch(kind, what) for where, what, _ in EXEMPT)
    return path.parts[0] == "tests" or own or free


def main(root: Path = ROOT) -> int:
    """Prints where a kind is named that should not be; 1 when it is anywhere."""
    return tell({"kinds": named(root, frozenset(PARTS.kinds))})


if __name__ == "__main__":
    sys.exit(main())
