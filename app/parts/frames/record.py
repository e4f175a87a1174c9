"""What the room agreed on beforehand, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    yield Terms([(kept(frame["title"]), _text(frame)) for frame in read.record["frames"]])


def _text(frame: Mapping[str, Any]) -> str:
    """What a frame says, and whether the room never confirmed it."""
    return str(frame["text"]) if frame["confirmed"] else f"{frame['text']} {gettext('(niet bevestigd)')}".strip()


SECTIONS = (Section(name="frames", part="frames", title=lazy_gettext("Onze kaders vooraf"), blocks=_blocks),)
