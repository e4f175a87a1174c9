"""What stands under a title of the record, in the forms that every medium can show: paper, Markdown and the page.

The `shape` of a block says how `templates/record/chapters.html` draws it; its tag is what typst reads.
"""

from collections.abc import Iterable
from typing import ClassVar

import msgspec


class Grid(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head; columns from `amounts` on hold amounts. `label` says what it is to who cannot see it."""

    shape: ClassVar = "grid"
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

    shape: ClassVar = "terms"
    items: list[tuple[str, str]]

    @property
    def filled(self) -> bool:
        """Whether it has any item to show."""
        return bool(self.items)


class Bullets(msgspec.Struct, frozen=True, tag="list"):
    """Sentences that belong together, each on a line of its own."""

    shape: ClassVar = "bullets"
    items: list[str]

    @property
    def filled(self) -> bool:
        """Whether it has any item to show."""
        return bool(self.items)


class Text(msgspec.Struct, frozen=True, tag="text"):
    """One paragraph of plain text."""

    shape: ClassVar = "text"
    text: str

    @property
    def filled(self) -> bool:
        """Whether its paragraph has any words."""
        return bool(self.text)


class Numbers(msgspec.Struct, frozen=True, tag="numbers"):
    """Large numbers beside each other: each with its words, and what it is made of."""

    shape: ClassVar = "numbers"
    items: list[tuple[str, str, str]]

    @property
    def filled(self) -> bool:
        """Whether it has any number to show."""
        return bool(self.items)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One plan in the table of all: its place, title and verdict, what is said of it, and its amounts in words.

    `notes` are sentences, each with a word before it that may be empty.
    """

    place: str
    title: str
    verdict: str
    notes: list[tuple[str, str]]
    asked: str
    gets: str


class Plans(msgspec.Struct, frozen=True, tag="plans"):
    """The table of all plans under its caption; `foot` are the lines under it, each with two amounts in words."""

    shape: ClassVar = "plans"
    caption: str
    head: tuple[str, ...]
    rows: list[Line]
    foot: list[tuple[str, str, str]]

    @property
    def filled(self) -> bool:
        """Whether there are any plans."""
        return bool(self.rows)


class Signatures(msgspec.Struct, frozen=True, tag="signatures"):
    """Who may sign, for what, and when they did."""

    shape: ClassVar = "signatures"
    items: list[tuple[str, str, str]]

    @property
    def filled(self) -> bool:
        """Whether there is anybody who may sign it."""
        return bool(self.items)


class Seal(msgspec.Struct, frozen=True, tag="seal"):
    """Words of the head that a room read aloud, or a code in groups; it stands on its own."""

    shape: ClassVar = "seal"
    words: list[str]
    spoken: bool

    @property
    def filled(self) -> bool:
        """Whether it has any words."""
        return bool(self.words)


Block = Grid | Terms | Bullets | Text | Numbers | Plans | Signatures | Seal


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
