"""Shows of hands, in the record: for what, how many in all, and that two people counted them."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.parts.hands.words import HOW
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("hands", ())
    if found:
        yield Terms([(gettext("Telling %(n)s", n=each["count"]), _told(read, each)) for each in found])


def _told(read: Reading, each: Mapping[str, Any]) -> str:
    said = [f"{read.stage_title(each['stage'])}."]
    if each["how"] == "voided":
        reason = each["reason"] or gettext("de reden is verwijderd")
        said.append(gettext("Ongeldig gemaakt: %(reason)s", reason=reason))
    elif each["how"] == "counted":
        said.append(ngettext("%(num)s hand omhoog.", "%(num)s handen omhoog.", each["hands"]))
        said.append(gettext("Twee mensen telden los van elkaar."))
        said += _settled(each)
        said += [f"{one['code']} {one['words'] or gettext('de tekst is verwijderd')}" for one in each["words"]]
    else:
        said.append(str(HOW[each["how"]]))
    return " ".join(said)


def _settled(each: Mapping[str, Any]) -> Iterator[str]:
    """How they came to one number, where they did not at once."""
    if each["again"]:
        yield gettext("Daarna opnieuw geteld: %(n)s keer.", n=each["again"])
    if each["settled"]:
        yield gettext("Wat het werd, spraken ze samen af.")


SECTIONS = (Section(name="hands", part="hands", title=lazy_gettext("Handen"), blocks=_blocks),)
