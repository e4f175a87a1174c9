"""How often tables asked for somebody, in the record; never which."""

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """How often, and how many tables did."""
    told = read.record.get("called")
    if told:
        times = ngettext("%(num)s keer", "%(num)s keer", told["times"])
        tables = ngettext("door %(num)s tafel", "door %(num)s tafels", told["tables"])
        yield Fact(term=gettext("Begeleiding geroepen"), said=f"{times}, {tables}.")
