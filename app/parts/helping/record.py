"""Who did how much for whom, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import in_a_row
from app.languages.names import role_name
from app.part import SHOWN
from app.record.blocks import Block, Terms, Text
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    told = read.record.get("on_behalf")
    if not told:
        return
    helped = ngettext(
        "Iemand anders deed iets voor %(num)s stoel: een stoel zonder telefoon, of een telefoon die om hulp vroeg.",
        "Iemand anders deed iets voor %(num)s stoelen: stoelen zonder telefoon, of telefoons die om hulp vroegen.",
        told["seats"],
    )
    asked = ngettext("%(num)s telefoon vroeg om hulp.", "%(num)s telefoons vroegen om hulp.", told["asked"])
    yield Text(" ".join(words for words in (helped if told["seats"] else "", asked if told["asked"] else "") if words))
    yield Terms([(role_name(each["role"]), _of(each)) for each in told["roles"]])


def _of(role: Mapping[str, Any]) -> str:
    """How much one role did, for how many seats and over how many links."""
    times = sum(role["acts"].values())
    said = ngettext("%(num)s keer", "%(num)s keer", times)
    seats = ngettext("voor %(num)s stoel", "voor %(num)s stoelen", role["seats"])
    links = ngettext("met %(num)s link", "met %(num)s links", role["links"])
    acts = in_a_row(SHOWN.by_hand[kind].often(number) for kind, number in role["acts"].items())
    return gettext("%(times)s, %(seats)s, %(links)s: %(acts)s.", times=said, seats=seats, links=links, acts=acts)


SECTIONS = (
    Section(name="on_behalf", part="helping", title=lazy_gettext("Wat iemand voor een ander deed"), blocks=_blocks),
)
