"""How many tables came and went, in the record."""

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """What changed about the tables under way."""
    told = read.record.get("hall")
    if not told:
        return
    said = (
        ngettext("%(num)s tafel erbij gezet", "%(num)s tafels erbij gezet", told["opened"]),
        ngettext("%(num)s lege tafel weggehaald", "%(num)s lege tafels weggehaald", told["closed"]),
        ngettext("%(num)s keer twee tafels samengevoegd", "%(num)s keer twee tafels samengevoegd", told["joined"]),
    )
    happened = [words for words, times in zip(said, told.values(), strict=True) if times]
    yield Fact(term=gettext("Tafels"), said=f"{', '.join(happened)}.")
