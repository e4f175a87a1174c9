"""Who took part, in the record."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext

from app.languages import count, in_a_row
from app.record.reading import Reading
from app.record.section import Fact


def channels() -> dict[str, str]:
    """How somebody took part, in words, in the order in which the page names them."""
    return {
        "room": gettext("in de zaal"),
        "online": gettext("online"),
        "paper": gettext("op papier"),
        "assisted": gettext("met hulp"),
    }


def people(counts: Mapping[str, int]) -> str:
    """How many over which channel, on the page: `12 in de zaal, 3 online`."""
    told = [f"{count(counts[channel])} {words}" for channel, words in channels().items() if counts.get(channel)]
    return in_a_row(told) or gettext("niemand")


def facts(read: Reading) -> Iterator[Fact]:
    """How many people took part, and over which channel."""
    for each in read.record.get("removed", ()):
        reason = each["reason"] or gettext("de reden is verwijderd")
        yield Fact(term=gettext("Een stoel weggehaald"), said=f"{reason.rstrip('.')}.")
    yield Fact(term=gettext("Wie deden mee"), said=f"{people(read.record['turnout']['seats'])}.")
