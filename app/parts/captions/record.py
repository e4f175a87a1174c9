"""What the captioner typed, in the record of a meeting that kept it."""

from collections.abc import Iterator

from flask_babel import lazy_gettext

from app.record.blocks import Block, Bullets
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    lines = [line["text"] for line in read.record.get("captions", ()) if line["text"]]
    if lines:
        yield Bullets(lines)


SECTIONS = (Section(name="captions", part="captions", title=lazy_gettext("Wat de schrijftolk typte"), blocks=_blocks),)
