"""Common ground in the record: the groups by their size, and the same numbers as a picture and a table."""

from collections.abc import Iterator
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext

from app.parts.common_ground.told import Told, cells, head, told
from app.record.blocks import Block, Grid, Text
from app.record.reading import Reading, kept
from app.record.section import Section
from facilitation.parts.common_ground.state import Ground


def _found(read: Reading) -> list[Told]:
    known = {
        a["id"]: (a["side"], kept(a["text"]), plan["title"]) for plan in read.plans.values() for a in plan["arguments"]
    }
    return [told(_ground(each), known) for each in read.record.get("common_ground", ())]


def _ground(each: dict[str, Any]) -> Ground:
    return msgspec.convert({name: value for name, value in each.items() if name != "stage"}, Ground)


def _blocks(read: Reading) -> Iterator[Block]:
    for found in _found(read):
        yield Text(found.lead)
        for label, rows in ((CARRIED, found.carried), (OTHERS, found.others)):
            if rows:
                yield Text(str(label))
                yield Grid(str(label), head(found), [[row.said, *cells(row)] for row in rows], 1)
        if not found.few:
            yield Text(how())


def how() -> str:
    """How it was worked out, and what is told of nobody."""
    return gettext(
        "De groepen zijn uitgerekend uit de antwoorden, zoals Polis dat doet. Niemand ziet wie in welke groep zit. "
        "Een argument staat hier als in elke groep minstens vijf mensen erover antwoordden."
    )


def _shows(read: Reading) -> list[Told] | None:
    return _found(read) or None


CARRIED = lazy_gettext("Hier is in elke groep een meerderheid het mee eens")
OTHERS = lazy_gettext("Hier denken de groepen anders over")

SECTIONS = (
    Section(
        name="common_ground", part="common_ground", title=lazy_gettext("Gedeelde grond"), blocks=_blocks, shows=_shows
    ),
)
