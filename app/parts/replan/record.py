"""How the agenda changed while the evening ran, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.languages import hours
from app.part import SHOWN
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """Every change of the agenda, each with its time."""
    changed = read.record.get("replanned", ())
    if changed:
        yield Fact(term=gettext("Agenda veranderd"), said=" ".join(_told(each) for each in changed))


def _told(each: Mapping[str, Any]) -> str:
    at, name = hours(each["at"]), SHOWN.title(each["of"])
    minutes = ngettext("%(num)s minuut", "%(num)s minuten", each["minutes"])
    if each["kind"] == "stage.skipped":
        reason = (each["reason"] or gettext("de reden is verwijderd")).rstrip(".")
        return gettext("%(at)s: %(name)s overgeslagen (%(reason)s).", at=at, name=name, reason=reason)
    if each["kind"] == "stage.placed":
        return gettext("%(at)s: %(name)s verplaatst.", at=at, name=name)
    if each["kind"] == "stage.inserted":
        return gettext("%(at)s: %(name)s ingevoegd, %(minutes)s.", at=at, name=name, minutes=minutes)
    return gettext("%(at)s: %(name)s duurt %(minutes)s.", at=at, name=name, minutes=minutes)
