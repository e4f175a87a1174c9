"""Markdown: the document as a text that any program reads."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.record import document
from app.record.blocks import Block, Bullets, Chapter, Grid, Line, Numbers, Plans, Seal, Signatures, Terms, Text
from app.record.document import Document

SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
START = re.compile(r"^(\d*)([-+=.)])")  # what would begin a list or a line under a title


def write(code: str) -> bytes:
    """UTF-8; what residents wrote is words, never a mark."""
    return render(document.of(code)).encode()


def render(found: Document) -> str:
    """The document with the marks of CommonMark and tables as GitHub has them."""
    mark = [f"**{plain(found.words['watermark'])}**"] if found.words["watermark"] else []
    parts = [*mark, f"# {plain(found.title)}", f"**{plain(found.meeting)}**", plain(found.lead)]
    parts.append("\n".join(f"- {plain(term)}: {plain(said)}" for term, said in found.facts))
    parts += [piece for chapter in (*found.core, *found.annex) for piece in _chapter(chapter)]
    return "\n\n".join([*parts, f"<{found.address}>"]) + "\n"


def _chapter(chapter: Chapter) -> list[str]:
    return [f"## {plain(chapter.title)}", *map(_block, chapter.blocks)]


def plain(text: str) -> str:
    """One line of words in which no sign means anything."""
    return START.sub(r"\1\\\2", SIGNS.sub(r"\\\1", " ".join(text.split())))


def _block(block: Block) -> str:
    return WRITTEN[block.shape](block)


def _text(block: Text) -> str:
    return plain(block.text)


def _bullets(block: Bullets) -> str:
    return "\n".join(f"- {plain(item)}" for item in block.items)


def _terms(block: Terms) -> str:
    return "\n".join(f"- **{plain(term)}**: {_lines(said)}" for term, said in block.items)


def _lines(said: str) -> str:
    """The first line beside its term, the others as a list under it."""
    first, *others = map(plain, said.split("\n"))
    return "\n".join([first, *(f"  - {line}" for line in others if line)])


def _numbers(block: Numbers) -> str:
    return "\n".join(f"- **{plain(number)}** {plain(words)} ({plain(apart)})" for number, words, apart in block.items)


def _plans(block: Plans) -> str:
    """The amounts as a table; under it what is said of each plan."""
    foot = [["", words, asked, gets] for words, asked, gets in block.foot]
    rows = [[line.place, line.title, line.asked, line.gets] for line in block.rows]
    table = _table(Grid("", block.head, rows + foot, 2))
    return "\n\n".join([plain(block.caption), table, "\n".join(map(_of_plan, block.rows))])


def _of_plan(line: Line) -> str:
    verdict = f" ({plain(line.verdict)})" if line.verdict else ""
    notes = [f"  - {plain(f'{word}: {said}' if word else said)}" for word, said in line.notes]
    return "\n".join([f"- **{plain(line.title)}**{verdict}", *notes])


def _signatures(block: Signatures) -> str:
    return "\n".join(f"- **{plain(who)}**, {plain(what)}: {plain(when)}" for who, what, when in block.items)


def _seal(block: Seal) -> str:
    return plain((" · " if block.spoken else " ").join(block.words))


def _table(grid: Grid) -> str:
    rule = ["---:" if place >= grid.amounts else "---" for place in range(len(grid.head))]
    rows = [[plain(cell) or " " for cell in row] for row in [list(grid.head), *grid.rows]]
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]])


WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "text": _text, "bullets": _bullets, "terms": _terms, "numbers": _numbers, "plans": _plans, "grid": _table,
    "signatures": _signatures, "seal": _seal,
}  # fmt: skip
