"""Fails when a public docstring is too short to say anything, or keeps silent about a refusal that is raised there."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.check_sizes import MIGRATIONS, PRODUCT, sources
from tools.findings import ROOT, tell

FEWEST = 5
"""Words of a docstring, at least."""
REFUSALS = ("Refused", "Malformed", "Forbidden", "Unavailable", "TooMany", "ImportRefused")

Public = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(node: Public, place: str) -> Iterator[tuple[str, Public]]:
    """This, and every public class, function and method below it, each with its place: `path::Class.method`."""
    yield place, node
    for inner in node.body if isinstance(node, ast.Module | ast.ClassDef) else ():
        if isinstance(inner, Public) and not inner.name.startswith("_"):
            yield from public(inner, f"{place}{'::' if isinstance(node, ast.Module) else '.'}{inner.name}")


def everything(root: Path) -> Iterator[tuple[str, Public]]:
    """What is public in the product and its tools."""
    for path in sources(root):
        if path.suffix == ".py" and path.parts[0] in PRODUCT and not path.is_relative_to(MIGRATIONS):
            yield from public(ast.parse((root / path).read_text("utf-8")), path.as_posix())


def short(root: Path) -> dict[str, str]:
    """Per place a docstring of too few words."""
    texts = ((place, ast.get_docstring(node)) for place, node in everything(root))
    return {place: f"'{text}' says too little" for place, text in texts if text and len(text.split()) < FEWEST}


def silent(root: Path) -> dict[str, str]:
    """Per function the keys of refusals that it raises and its docstring does not name."""
    found = ((place, _unnamed(node)) for place, node in everything(root))
    return {place: f"raises {', '.join(keys)}, unsaid" for place, keys in found if keys}


def _unnamed(node: Public) -> list[str]:
    text = ast.get_docstring(node) or ""
    function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    return sorted(key for key in set(_raised(node)) if key not in text) if function else []


def _raised(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Raise) and isinstance(inner.exc, ast.Call) and inner.exc.args:
            name, key = ast.unparse(inner.exc.func).rpartition(".")[2], inner.exc.args[0]
            if name in REFUSALS and isinstance(key, ast.Constant):
                yield str(key.value)


def main(root: Path = ROOT) -> int:
    """Prints which docstrings say too little; 1 when any does."""
    return tell({"docstrings": short(root), "refusals": silent(root)})


if __name__ == "__main__":
    sys.exit(main())
