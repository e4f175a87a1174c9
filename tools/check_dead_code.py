"""Fails when Python defines something that neither Python nor a template uses; what may stand is in pyproject.toml."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from vulture.config import make_config
from vulture.core import Item, Vulture

ROOT = Path(__file__).resolve().parent.parent
LAZY, ASKED = re.compile(r'"[a-z_.]+:([a-z_]+)"'), re.compile(r'\.named\("([a-z_]+)"\)')


def named(templates: Path) -> set[str]:
    """Every name that templates say between their braces."""
    lexer = Environment(autoescape=True)
    found = (lexer.lex(path.read_text("utf-8")) for path in sorted(templates.rglob("*.html")))
    return {value for tokens in found for _, kind, value in tokens if kind == "name"}


def lazily(programme: Path) -> set[str]:
    """Every function that a feature of the programme names as `module:function`, and every field that is asked for."""
    texts = [path.read_text("utf-8") for path in sorted(programme.rglob("*.py"))]
    return {name for text in texts for name in (*LAZY.findall(text), *ASKED.findall(text))}


def unused(root: Path) -> Iterator[Item]:
    """What vulture finds in the paths of pyproject.toml, less what templates name."""
    with (root / "pyproject.toml").open("rb") as settings:
        config = make_config([], settings)
    vulture = Vulture(ignore_names=config["ignore_names"], ignore_decorators=config["ignore_decorators"])
    vulture.scavenge([str(root / path) for path in config["paths"]], [str(root / path) for path in config["exclude"]])
    vulture.used_names.update(named(root / "templates"), lazily(root / "app" / "programme"))
    yield from vulture.get_unused_code(config["min_confidence"])


def main(root: Path = ROOT) -> int:
    """Prints what is dead; 1 when anything is."""
    found = list(unused(root))
    for item in found:
        place = item.filename.relative_to(root) if item.filename.is_relative_to(root) else item.filename
        print(f"dead code: {place}:{item.first_lineno} {item.message}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
