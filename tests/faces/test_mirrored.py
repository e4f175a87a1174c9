"""Style sheets know start and end, not left and right: a page in Arabic is the page in Dutch, mirrored."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
SHEETS = sorted([*(STATIC / "css").rglob("*.css"), *(STATIC / "parts").rglob("*.css")])
SIDED = re.compile(
    r"""^\s*(?:
        (?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)\b
      | border-(?:top|bottom)-(?:left|right)-radius\b
      | (?:left|right)\s*:
      | (?:text-align|float|clear|transform-origin|object-position|background-position)\s*:[^;]*\b(?:left|right)\b
      | (?:background|background-image|mask)\s*:(?!\s*url)[^;]*\b(?:left|right)\b
      | (?:box-shadow)\s*:\s*(?:inset\s+)?-?[1-9][\d.]*(?:px|rem|em)\s
    )""",
    re.VERBOSE,
)
FOUR = re.compile(r"^\s*(margin|padding|inset|border-radius|scroll-margin|scroll-padding)\s*:\s*([^;]+);")
FINGER = "chips/dragging.css"
"""Follows a finger, which is where it is in any language."""


def values(text: str) -> list[str]:
    """The values of a shorthand; what stands between brackets is one."""
    depth, found = 0, [""]
    for sign in text.strip():
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [each for each in found if each]


def sided(line: str) -> bool:
    """Whether a line of CSS means left or right where it should mean start or end."""
    if SIDED.match(line):
        return True
    four = FOUR.match(line)
    parts = values(four[2]) if four else []
    return len(parts) == 4 and parts[1] != parts[3]


def test_no_style_sheet_means_left_or_right() -> None:
    found = [
        f"{path.relative_to(STATIC)}:{number}: {line.strip()}"
        for path in SHEETS
        if not path.as_posix().endswith(FINGER)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if sided(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "  margin-left: 1rem;",
        "  border-right: 1px solid;",
        "  left: 0;",
        "  text-align: right;",
        "  float: left;",
        "  inset: auto 6rem 4rem auto;",
        "  padding: 0 1rem 0 0;",
        "  border-top-left-radius: 4px;",
        "  box-shadow: inset 5px 0 0 red;",
        "  transform-origin: left;",
        "  background: linear-gradient(to right, red, blue);",
    ],
)
def test_a_line_that_means_a_side_is_found(line: str) -> None:
    assert sided(line)


@pytest.mark.parametrize(
    "line",
    [
        "  margin-inline-start: 1rem;",
        "  inset: auto 6rem 4rem;",
        "  padding: 1px 2px 3px 2px;",
        "  text-align: start;",
        "  box-shadow: 0 0 0 5px red;",
        "  box-shadow: inset calc(5px * var(--way)) 0 0 red;",
        ".undo__left {",
        "  padding: calc(1rem + env(safe-area-inset-left)) 1rem;",
    ],
)
def test_a_line_that_means_start_or_end_is_not(line: str) -> None:
    assert not sided(line)


TEMPLATES = STATIC.parent / "templates"
DRAWN = re.compile(r"<svg\b(?P<own>[^>]*)>(?P<inside>(?:(?!</svg>).)*)</svg>", re.DOTALL)
TURNED = re.compile(r"(?P<which>[^{}]*)\{\s*transform: scaleX\(-1\);")
GROWS = re.compile(r'\bwidth="\{\{[^"]*\}\}%"', re.DOTALL)


def bars() -> Iterator[tuple[str, str]]:
    """The drawings whose pieces grow by a share: where each is, and the classes on it, in it and just before it."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        text = "" if "built" in path.parts else path.read_text("utf-8")
        for drawn in DRAWN.finditer(text):
            if GROWS.search(drawn["inside"]):
                near = text[max(0, drawn.start() - 400) : drawn.end()]
                yield f"{path.relative_to(TEMPLATES)}: {drawn['own'].strip()[:60]}", near


def test_every_bar_begins_at_the_right_of_a_page_that_does() -> None:
    sheets = "\n".join(path.read_text("utf-8") for path in SHEETS)
    turned = {name for rule in TURNED.finditer(sheets) for name in re.findall(r"\.([\w-]+)", rule["which"])}
    found = dict(bars())
    assert len(found) > 8
    assert [
        where
        for where, near in found.items()
        if not any(turned & set(classes.split()) for classes in re.findall(r'class="([^"{]*)', near))
    ] == []
