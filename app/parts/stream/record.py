"""When people at home could only read and decide, in the record."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext

from app.languages import hours
from app.record.blocks import Block, Bullets
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("quiet", ())
    if found:
        yield Bullets([_told(each["on"], hours(each["at"])) for each in found])


def _told(on: bool, at: str) -> str:
    if on:
        return gettext("Vanaf %(at)s konden mensen thuis alleen meelezen en meestemmen.", at=at)
    return gettext("Vanaf %(at)s konden mensen thuis weer schrijven.", at=at)


SECTIONS = (Section(name="quiet", part="stream", title=lazy_gettext("Schrijven van huis"), blocks=_blocks),)
