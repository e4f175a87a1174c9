"""Markdown: the document as a text that any program reads."""

import re

from app.record.exports import document_of
from app.record.exports.document import Block, Document, List, Table, Terms, Text

SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
START = re.compile(r"^(\d*)([-+=.)])")  # what would begin a list or a line under a title


def write(code: str) -> bytes:
    """UTF-8; what residents wrote is words, never a mark."""
    return render(document_of.of(code)).encode()


def render(found: Document) -> str:
    """The whole document in Markdown, its address last."""
    parts = [f"# {plain(found.title)}", f"**{plain(found.meeting)}**", plain(found.lead)]
    parts.append("\n".join(f"- {plain(term)}: {plain(said)}" for term, said in found.facts))
    for section in found.sections:
        parts.append(f"## {plain(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join([*parts, f"<{found.address}>"]) + "\n"


def plain(text: str) -> str:
    """One line of words in which no sign means anything."""
    return START.sub(r"\1\\\2", SIGNS.sub(r"\\\1", " ".join(text.split())))


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return plain(block.text)
    if isinstance(block, List):
        return "\n".join(f"- {plain(item)}" for item in block.items)
    if isinstance(block, Terms):
        return "\n".join(f"- **{plain(term)}**: {plain(said)}" for term, said in block.items)
    return _table(block)


def _table(table: Table) -> str:
    rule = ["---:" if place >= table.amounts else "---" for place in range(len(table.head))]
    rows = [[plain(cell) or " " for cell in row] for row in [list(table.head), *table.rows]]
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]])
