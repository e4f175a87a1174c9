"""What the room agreed on beforehand, in the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext

from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Section


def _frames(read: Reading) -> Sequence[Mapping[str, Any]]:
    """Every frame with `title`, `text` and whether it was `confirmed`."""
    found: Sequence[Mapping[str, Any]] = read.record["frames"]
    return found


def _blocks(read: Reading) -> Iterator[Block]:
    yield Terms([(kept(frame["title"]), frame["text"]) for frame in _frames(read)])


SECTIONS = (
    Section(name="frames", part="frames", title=lazy_gettext("Onze kaders vooraf"), blocks=_blocks, shows=_frames),
)
