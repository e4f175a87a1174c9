"""What happened at the door, in the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext

from app.languages import hours
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """Heads that were counted, ways in that were shut, phones let in by hand, and batches that were taken out."""
    told = read.record.get("door")
    if told is None:
        return
    if told["heads"]:
        yield Fact(term=gettext("Geteld in de zaal"), said=" ".join(map(_counted, told["heads"])))
    if told["shut"]:
        yield Fact(term=gettext("De deur"), said=" ".join(map(_moved, told["shut"])))
    if told["admitted"]:
        said = ngettext("%(num)s telefoon.", "%(num)s telefoons.", told["admitted"])
        yield Fact(term=gettext("Met de hand binnengelaten"), said=said)
    for each in told["removed"]:
        term = ngettext("%(num)s stoel weggehaald", "%(num)s stoelen weggehaald", each["seats"])
        yield Fact(term=term, said=_removed(each))


def _counted(each: Mapping[str, Any]) -> str:
    at, seats = hours(each["at"]), each["seats"]
    if each["heads"] is None:
        return gettext("%(at)s: niet meer geteld, stoelen %(seats)s.", at=at, seats=seats)
    return gettext("%(at)s: zaal %(heads)s, stoelen %(seats)s.", at=at, heads=each["heads"], seats=seats)


def _moved(each: Mapping[str, Any]) -> str:
    at, where = hours(each["at"]), _where(each["ways"])
    if each["shut"]:
        return gettext("%(at)s: dicht voor nieuwe telefoons %(where)s.", at=at, where=where)
    return gettext("%(at)s: weer open voor nieuwe telefoons %(where)s.", at=at, where=where)


def _where(ways: Sequence[str]) -> str:
    if len(ways) > 1:
        return gettext("in de zaal en online")
    return gettext("online") if "online" in ways else gettext("in de zaal")


def _removed(each: Mapping[str, Any]) -> str:
    reason = (each["reason"] or gettext("de reden is verwijderd")).rstrip(".")
    said = [f"{hours(each['at'])}: {reason}."]
    if each["words"]:
        said.append(gettext("Wat zij schreven is verborgen."))
    if each["back"]:
        said.append(ngettext("%(num)s kwam terug.", "%(num)s kwamen terug.", each["back"]))
    return " ".join(said)
