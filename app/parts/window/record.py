"""Voting at home, in the record: between which times, when it ended, and how many voted over which channel."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from app.languages import moment
from app.parts.seating.record import people
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("windows", ())
    if found:
        yield Terms([(read.stage_title(each["stage"]), _told(read, each)) for each in found])


def _told(read: Reading, each: Mapping[str, Any]) -> str:
    said = [gettext("Open van %(opens)s tot %(closes)s.", opens=moment(each["opens"]), closes=moment(each["closes"]))]
    if "closed" not in each:
        said.append(gettext("Er wordt nog gestemd."))
    elif each["early"]:
        at, reason = moment(each["closed"]), each["reason"] or gettext("de reden is verwijderd")
        said.append(gettext("Eerder gesloten, op %(at)s: %(reason)s", at=at, reason=reason))
    counted = read.record["turnout"]["ballots"].get(each["stage"])
    if counted:
        said.append(gettext("Samen geteld: %(people)s.", people=people(counted)))
    return " ".join(said)


SECTIONS = (Section(name="windows", part="window", title=lazy_gettext("Thuis stemmen"), blocks=_blocks),)
