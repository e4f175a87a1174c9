"""The closings that waited for who was at home, in the record."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import AMSTERDAM
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("closings", ())
    if found:
        yield Terms([(read.stage_title(each["stage"]), _told(each)) for each in found])


def _told(each: Mapping[str, Any]) -> str:
    behind = ngettext(
        "Het beeld thuis liep %(num)s seconde achter.", "Het beeld thuis liep %(num)s seconden achter.", each["seconds"]
    )
    until = gettext("Voor thuis bleef het open tot %(until)s.", until=_clock(each["until"]))
    said = [gettext("De zaal sloot eerst."), behind, until]
    if each["early"] and each["reason"]:
        at = _clock(each["closed"])
        said.append(gettext("Eerder gesloten, om %(at)s: %(reason)s", at=at, reason=each["reason"]))
    elif each["early"]:
        said.append(gettext("Eerder gesloten, om %(at)s: niemand deed nog mee van huis.", at=_clock(each["closed"])))
    return " ".join(said)


def _clock(when: str) -> str:
    return datetime.fromisoformat(when).astimezone(AMSTERDAM).strftime("%H.%M.%S")


SECTIONS = (Section(name="closings", part="delay", title=lazy_gettext("Langer open voor thuis"), blocks=_blocks),)
