"""Fails when README.md, another page at the root or one in docs/ has a long line or a link to a file that is not there.

Also when README names a make target that the Makefile does not have.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`[^`\n]+`")
LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)"  # [text](target "title"), ![text](target)
    r"|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)"  # [name]: target
    r"|(?:href|src)=[\"']([^\"']+)",
    re.MULTILINE,
)
ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
MAKE = re.compile(r"\bmake((?: +[A-Za-z_][\w-]*(?:=\S*)?)+)")
LONG = 120
ROOT_PAGES = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md")
TARGET = re.compile(r"^([a-z][\w-]*):(?!=)", re.MULTILINE)


def pages() -> list[Path]:
    """What stands at the root for whoever comes by, and everything in docs/."""
    first = [ROOT / name for name in ROOT_PAGES]
    return [page for page in first if page.exists()] + sorted((ROOT / "docs").rglob("*.md"))


def broken_links(page: Path) -> Iterator[str]:
    """The relative links of a page that lead nowhere."""
    prose = SPAN.sub("", FENCE.sub("", page.read_text("utf-8")))
    for match in LINK.finditer(prose):
        link = next(group for group in match.groups() if group)
        if ELSEWHERE.match(link):
            continue
        path = unquote(re.split(r"[#?]", link)[0])
        target = ROOT / path.lstrip("/") if path.startswith("/") else page.parent / path
        if not target.exists():
            yield f"{page.relative_to(ROOT)} links to {link}, which is not there"


def long_lines(page: Path) -> Iterator[str]:
    """The lines of a page of 120 characters and more; the row of a table cannot be broken, so it may be longer."""
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if len(line) >= LONG and not line.lstrip().startswith("|"):
            yield f"{page.relative_to(ROOT)}:{number} has {len(line)} characters; a line has less than {LONG}"


def named_targets(text: str) -> set[str]:
    """The make targets that the code in a page names; prose such as 'make sure' does not count."""
    code = [match.group() for match in FENCE.finditer(text)] + SPAN.findall(FENCE.sub("", text))
    found = set()
    for piece in code:
        for match in MAKE.finditer(piece):
            found |= {word for word in match.group(1).split() if "=" not in word}
    return found


def unknown_targets() -> Iterator[str]:
    """The make targets in README.md that the Makefile does not have."""
    readme = ROOT / "README.md"
    if not readme.exists():
        return
    known = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    for target in sorted(named_targets(readme.read_text("utf-8")) - known):
        yield f"README.md names `make {target}`, which the Makefile does not have"


def main() -> int:
    """Prints what is wrong; 1 when anything is."""
    found = [problem for page in pages() for look in (broken_links, long_lines) for problem in look(page)]
    found += unknown_targets()
    for problem in found:
        print(f"docs: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
