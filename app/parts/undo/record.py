"""What was undone at once, in the record."""

from collections.abc import Iterator

from flask_babel import gettext

from app.languages import hours
from app.parts.undo import done
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """What was undone within ten seconds, each with when."""
    for each in read.record.get("undone", ()):
        said = gettext("%(what)s, om %(time)s uur. Het telt niet.", what=done(each["act"]), time=hours(each["at"]))
        yield Fact(term=gettext("Meteen ongedaan gemaakt"), said=said)
