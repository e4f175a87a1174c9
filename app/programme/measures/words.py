"""A number of a measure in words."""

from collections.abc import Collection

from flask_babel import gettext as _
from flask_babel import ngettext

from app.languages import euro
from app.programme.measures.definitions import MEASURES, Found, Unit
from app.programme.measures.few import HIDDEN, count, split

WHOLE = "people"
CHANNELS = ("channel_room", "channel_online", "channel_paper", "channel_assisted")
"""The measures that together are those of the WHOLE."""
DID = frozenset(
    {
        "tables", "arguments_shown", "per_table", "questions_asked", "questions_answered", "improvements",
        "improvements_taken", "objections", "objections_worked_in", "minority",
    }
)  # fmt: skip
"""What people did: not told of an evening of fewer than five of them either."""
HIDES: Collection[Unit] = ("people", "number", "tenths")
"""The units of numbers that may not be told; no number of these is below 0."""


def published(found: Found) -> Found:
    """What may be told of what was counted: HIDDEN for people who are too few, and for what would show how few."""
    told, few = dict(found), count(found[WHOLE] or 0) == HIDDEN
    for name, measure in MEASURES.items():
        if measure.unit == "people":
            told[name] = count(found[name] or 0)
        elif name in DID and few:
            told[name] = HIDDEN
    parts = {name: found[name] or 0 for name in CHANNELS}
    return {**told, **(dict.fromkeys(parts, HIDDEN) if told[WHOLE] == HIDDEN else split(parts))}


def told(value: int | None, unit: Unit) -> str:
    """A published value in words."""
    if value is None:
        return "–"
    if unit in HIDES and value == HIDDEN:
        return _("te weinig om te tonen")
    if unit == "tenths":
        return f"{value // 10},{value % 10}"
    if unit == "minutes":
        return ngettext("%(num)s minuut", "%(num)s minuten", value)
    if unit == "cents":
        return euro(value)
    if unit == "days":
        return ngettext("%(num)s dag", "%(num)s dagen", value)
    return str(value)
