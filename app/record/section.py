"""What a part declares of itself for the record: its sections, and facts of how the decision came about."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec
from flask_babel.speaklater import LazyString

from app.record.blocks import Block, Title
from app.record.reading import Reading

Blocks = Callable[[Reading], Iterable[Block | Title]]
Shows = Callable[[Reading], Any]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One line of how the decision came about, on the page: a term with what is said of it.

    `link` leads to the id of a place on the page, with `words`; `more` comes after. `quote` is what somebody wrote, and
    comes last; None where there is no such text, and empty where it was removed.
    """

    term: str
    said: str
    link: str = ""
    words: str = ""
    more: str = ""
    quote: str | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One section, for every medium.

    `name` is unique in the record; on the page its title has the id `h-NAME`. `part` is the part that declares it;
    what stands around the parts (the follow-up, the proof) has none.

    `blocks` gives what stands under the title on paper and in Markdown, in the present language; without any filled
    block the section is left out there. None: it is on neither.

    `shows` gives what the page shows of it, for the macro `name` in `template`; where that is None, it is left out.
    Instead of a function: "blocks" shows the blocks as they are, and None keeps the section off the page.
    """

    name: str
    part: str = ""
    title: LazyString | str
    blocks: Blocks | None = None
    shows: Shows | Literal["blocks"] | None = "blocks"

    @property
    def template(self) -> str:
        """The template that holds its macro."""
        return f"parts/{self.part}/record.html" if self.part else f"record/{self.name}.html"
