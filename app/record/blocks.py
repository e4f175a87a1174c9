"""What stands under a title of the record, in the forms that every medium can show: paper, Markdown and the page.

The `kind` of a block says how `templates/record/chapters.html` draws it; its tag is what typst reads.
"""

from collections.abc import Iterable
from typing import ClassVar

import msgspec


class Grid(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head; columns from `amounts` on hold amounts. `label` says what it is to who cannot see it."""

    kind: ClassVar = "grid"
    label: str
    head: tuple[str, ...]
    rows: list[list[str]]
    amounts: int

    @property
    def filled(self) -> bool:
        """Whether it has any row under its head."""
        return bool(self.rows)


class Terms(msgspec.Struct, frozen=True, tag="terms"):
    """Words with what belongs to each."""

    kind: ClassVar = "terms"
    items: list[tuple[str, str]]

    @property
    def filled(self) -> bool:
        """Whether it has any item to show."""
        return bool(self.items)


class Bullets(msgspec.Struct, frozen=True, tag="list"):
    """Sentences that belong together, each on a line of its own."""

    kind: ClassVar = "bullets"
    items: list[str]

    @property
    def filled(self) -> bool:
        """Whether it has any item to show."""
        return bool(self.items)


class Text(msgspec.Struct, frozen=True, tag="text"):
    """One paragraph of plain text."""

    kind: ClassVar = "text"
    text: str

    @property
    def filled(self) -> bool:
        """Whether its paragraph has any words."""
        return bool(self.text)


Block = Grid | Terms | Bullets | Text


class Title(msgspec.Struct, frozen=True):
    """What follows stands under a title of its own, instead of the title of its section."""

    words: str


class Chapter(msgspec.Struct, frozen=True):
    """A title and the blocks under it, none of them empty."""

    title: str
    blocks: list[Block]


def chapters(title: str, blocks: Iterable[Block | Title]) -> list[Chapter]:
    """The blocks under their titles, the first of them `title`; empty blocks and chapters are left out."""
    found = [Chapter(title, [])]
    for block in blocks:
        if isinstance(block, Title):
            found.append(Chapter(block.words, []))
        elif block.filled:
            found[-1].blocks.append(block)
    return [chapter for chapter in found if chapter.blocks]
