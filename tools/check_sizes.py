"""Fails when a file, a folder, a line of a template or a function is larger than the house allows."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tools.findings import ROOT, tell

SUFFIXES = (".py", ".js", ".css", ".html")
PRODUCT = ("app", "facilitation", "realtime", "tools")
FOLDERS = (*PRODUCT, "static", "templates", "tests")
MADE = ("static/vendor", "static/built", "static/verify.html")
"""Copied from npm, made by tools/bundles, and put together by tools/make_verifier.py."""
MIGRATIONS = "app/storage/migrations"
"""One file for each change of the tables: Alembic writes it, and nobody changes it afterwards."""

FILE, FOLDER, LINE, FUNCTION = 300, 14, 140, 40
"""At most: lines of a file, source files of a folder, characters of a template's line, lines of a function."""
MEDIAN, NINETIETH = (3, 5), 13
"""Of the lines of functions: the median lies between these two, the ninetieth percentile under that."""


def sources(root: Path) -> list[Path]:
    """Everything somebody writes in Python, JavaScript, CSS or HTML, as paths from the root."""
    found = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.suffix in SUFFIXES)
    paths = (path.relative_to(root) for path in found)
    return [path for path in paths if not any(path.is_relative_to(made) for made in MADE)]


def long_files(root: Path) -> dict[str, str]:
    """Per file how many lines it has, where those are too many."""
    counts = {path: len(_lines(root / path)) for path in sources(root)}
    return {path.as_posix(): f"{count} lines, over {FILE}" for path, count in counts.items() if count > FILE}


def full_folders(root: Path) -> dict[str, str]:
    """Per folder how many source files stand in it, where those are too many; folders in it are not counted."""
    counts = Counter(path.parent for path in sources(root) if not path.is_relative_to(MIGRATIONS))
    return {folder.as_posix(): f"{count} files, over {FOLDER}" for folder, count in counts.items() if count > FOLDER}


def long_lines(root: Path) -> dict[str, str]:
    """Per template how many of its lines are too long."""
    templates = (path for path in sources(root) if path.is_relative_to("templates"))
    counts = {path: sum(len(line) > LINE for line in _lines(root / path)) for path in templates}
    return {path.as_posix(): f"{count} lines over {LINE} characters" for path, count in counts.items() if count}


def functions(root: Path, *folders: str) -> Iterator[tuple[str, int]]:
    """Each Python function in these folders, with the lines of its body.

    Its docstring, comments and blank lines are not counted; a function inside it is.
    """
    for path in sources(root):
        if path.suffix == ".py" and path.parts[0] in folders and not path.is_relative_to(MIGRATIONS):
            text = _lines(root / path)
            for node in ast.walk(ast.parse("\n".join(text))):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield f"{path.as_posix()}::{node.name}", _body(node, text)


def long_functions(root: Path) -> dict[str, str]:
    """Per function how many lines it has, where those are too many."""
    found = functions(root, *PRODUCT, "tests")
    return {place: f"{count} lines, over {FUNCTION}" for place, count in found if count > FUNCTION}


def untypical(root: Path) -> dict[str, str]:
    """What is wrong with functions on the whole, for the product and for its tests."""
    return dict(_untypical("the product", root, *PRODUCT)) | dict(_untypical("tests", root, "tests"))


def _untypical(name: str, root: Path, *folders: str) -> Iterator[tuple[str, str]]:
    counts = [count for _, count in functions(root, *folders)]
    middle, ninetieth = median(counts), quantiles(counts, n=10)[-1]
    if not MEDIAN[0] <= middle <= MEDIAN[1]:
        yield name, f"the median function has {middle} lines, not {MEDIAN[0]} to {MEDIAN[1]}"
    if ninetieth >= NINETIETH:
        yield name, f"one function in ten has {ninetieth} lines or more; that should stay under {NINETIETH}"


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef, text: list[str]) -> int:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    lines = text[body[0].lineno - 1 : node.end_lineno] if body else []
    return sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in lines)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1]


def main(root: Path = ROOT) -> int:
    """Prints what is too large; 1 when anything is."""
    return tell(
        {
            "files": long_files(root),
            "folders": full_folders(root),
            "lines": long_lines(root),
            "functions": long_functions(root) | untypical(root),
        }
    )


if __name__ == "__main__":
    sys.exit(main())
