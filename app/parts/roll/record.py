"""What the desk at the door counted, in the record; never who came."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.languages import hours
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """How many came in, by when; how many of the list; and ticks that were taken back, with the reason."""
    told = read.record.get("roll")
    if told is None:
        return
    yield Fact(term=gettext("Geteld aan de deur"), said=" ".join(map(_stood, told["totals"])))
    if told["listed"]:
        said = gettext("%(n)s van %(total)s.", n=told["ticked"], total=told["listed"])
        yield Fact(term=gettext("Afgevinkt op de lijst"), said=said)
    if told["corrected"]:
        said = " ".join(f"{hours(each['at'])}: {each['reason'].rstrip('.')}." for each in told["corrected"])
        yield Fact(term=gettext("Vinkje weggehaald"), said=said)


def _stood(each: Mapping[str, Any]) -> str:
    return gettext(
        "%(at)s: %(residents)s, %(viewers)s.",
        at=hours(each["at"]),
        residents=ngettext("%(num)s bewoner", "%(num)s bewoners", each["residents"]),
        viewers=ngettext("%(num)s kijker", "%(num)s kijkers", each["viewers"]),
    )
