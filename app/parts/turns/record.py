"""How much was said in turns, in the record: totals, and never who."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    told = terms(read)
    if told:
        yield Terms(told)


def terms(read: Reading) -> list[tuple[str, str]]:
    """How much was said and how the time fell, each under its name; empty where no turn was over."""
    told = read.record.get("turns")
    if not told:
        return []
    named = ((gettext("In de zaal"), told["hall"]), (gettext("Aan de tafels"), told["tables"]))
    return [(name, _told(each)) for name, each in named if each["turns"]] + list(_shares(told))


def _shares(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """How the time in the hall fell; of tables only between what and what."""
    if channels := told.get("channels"):
        named = {"room": gettext("in de zaal"), "online": gettext("online"), "": gettext("de rest")}
        said = (f"{named[channel]} {_minutes(seconds)}" for channel, seconds in channels.items())
        yield gettext("Spreektijd in de zaal"), f"{', '.join(said)}."
    if tables := [seconds for table, seconds in told.get("per_table", {}).items() if table]:
        least, most = _minutes(min(tables)), _minutes(max(tables))
        yield gettext("Spreektijd per tafel"), gettext("Van %(least)s tot %(most)s.", least=least, most=most)


def _minutes(seconds: int) -> str:
    minutes = round(seconds / 60)
    return ngettext("%(num)s minuut", "%(num)s minuten", minutes)


def _told(each: Mapping[str, Any]) -> str:
    turns = ngettext("%(num)s beurt", "%(num)s beurten", each["turns"])
    people = ngettext("van %(num)s mens", "van %(num)s verschillende mensen", each["people"])
    minutes = max(1, round(each["seconds"] / 60))
    spoken = ngettext("samen %(num)s minuut", "samen %(num)s minuten", minutes)
    return f"{turns}, {people}, {spoken}."


SECTIONS = (Section(name="turns", part="turns", title=lazy_gettext("Wie aan het woord kwam"), blocks=_blocks),)
