"""How the tables were mixed, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.languages import hours, in_a_row
from app.parts.mixing.words import FIELDS
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """Every lot for tables, with its words and how good it was."""
    for each in read.record.get("mixes", ()):
        yield Fact(term=gettext("Tafels gemengd"), said=_told(each))


def _told(each: Mapping[str, Any]) -> str:
    return " ".join(said for said in (_who(each), _on(each), _drawn(each)) if said)


def _who(each: Mapping[str, Any]) -> str:
    said = ngettext("%(at)s: %(num)s stoel over %(tables)s tafels.", "%(at)s: %(num)s stoelen over %(tables)s tafels.",
                    each["seats"], at=hours(each["at"]), tables=each["tables"])  # fmt: skip
    if each["stayed"]:
        stays = ngettext("%(num)s bleef zitten.", "%(num)s bleven zitten.", each["stayed"])
        return f"{said} {stays}"
    return said


def _on(each: Mapping[str, Any]) -> str:
    words = in_a_row(str(FIELDS[field]) for field in each["fields"])
    return gettext("Gespreid op wat mensen zelf wilden zeggen: %(fields)s.", fields=words) if words else ""


def _drawn(each: Mapping[str, Any]) -> str:
    if each["quality"] is None:
        return gettext("Er is niet geloot.")
    good = each["quality"]
    said = [gettext("Geloot met de woorden ‘%(words)s’.", words=each["words"])]
    if good["pairs"]:
        said.append(
            gettext(
                "Vergeleken aan tafel: %(pairs)s keer, waarvan gelijk: %(alike)s. Minder dan %(least)s kon niet.",
                pairs=good["pairs"], alike=good["alike"], least=good["least"],
            )
        )  # fmt: skip
    said.append(gettext("Opnieuw bij elkaar: %(n)s keer.", n=good["met"]))
    if good["together"]:
        said.append(gettext("Twee indieners van één plan aan één tafel: %(n)s keer.", n=good["together"]))
    if each["seated"] is None:
        said.append(gettext("Niemand ging erheen."))
    return " ".join(said)
