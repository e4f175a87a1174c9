"""How the room talked, in the record: how often in which way."""

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from app.parts.exercise.words import FORMS
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """How often each way of talking was begun."""
    told = read.record.get("exercises")
    if told:
        said = (f"{FORMS[form]}: {ngettext('%(num)s keer', '%(num)s keer', times)}" for form, times in told.items())
        yield Fact(term=gettext("Werkvormen"), said=f"{'; '.join(said)}.")
