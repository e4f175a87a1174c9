"""Rows of a list that are no plan: totals, means, a heading that comes back."""

import re
from collections.abc import Sequence

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

_WORDS = r"totaa?l(?:bedrag)?|(?:sub|eind)totaal|subtotal|grand total|som|sum|summe|gesamt(?:summe)?|suma"
_TOTAL = re.compile(
    rf"(?:{_WORDS})(?:\s+(?:bedrag|gevraagde?|aangevraagde?|budget|kosten|van|alle|plannen|aantal|deze|ronde|amount|of"
    r"|all|plans|generaal|generale|general|\d+))*\s*[:=]?",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?:gemiddelde?|average|mean|aantal|aantal plannen|count)(?:\s+\w+)?\s*[:=]?", re.IGNORECASE)

TOTAL = _("een totaal, geen plan")
SUM = _("een bedrag zonder titel dat de som van de andere is: een totaal")
MEAN = _("een gemiddelde of een aantal, geen plan")
AGAIN = _("de kop staat hier nog een keer")
ABOVE = _("staat boven de kop")


def summary(texts: Sequence[str]) -> LazyString | None:
    """Why a row with these words in its cells for words is a sum over the others; None where it is not."""
    said = [" ".join(text.split()).strip("*_ ") for text in texts]
    if any(_TOTAL.fullmatch(text) for text in said if text):
        return TOTAL
    return MEAN if any(_MEAN.fullmatch(text) for text in said if text) else None


def begins(title: str) -> bool:
    """Whether a title begins as a line of totals does: `Totaal groen`."""
    return re.match(rf"(?:{_WORDS})\b", title.strip(), re.IGNORECASE) is not None


def is_sum(cents: int | None, before: Sequence[int]) -> bool:
    """Whether an amount is the sum of two or more before it, all of them or the last ones."""
    if cents is None or len(before) < 1:
        return False
    total = 0
    for number, value in enumerate(reversed(before), start=1):
        total += value
        if total == cents and (number > 1 or len(before) == 1):
            return True
    return False
