"""The ids of plans as a list has them, and a new one where it has none that can be kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from app.imports.lists.hearing import Hearing
from app.imports.plans import ID

TURNED = re.compile(
    r"\d{1,2}[-/. ](?:jan|feb|mrt|mar|maa|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?(?:[-/. ]\d{2,4})?"
    r"|(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*[-/. ]\d{2,4}"
    r"|\d+(?:[.,]\d+)?E[+-]?\d+|\d{4}-\d\d-\d\d(?:T[\d:]+)?|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|#\S+[!?]",
    re.IGNORECASE,
)
WAS_TURNED = _("dit nummer lijkt door een spreadsheet veranderd in een datum of een getal; welk nummer hoort hier?")
CANNOT = _("dit kan geen nummer van een plan zijn: alleen letters en cijfers, zonder spaties; welk nummer dan?")
DOUBLE = _("dit nummer staat al bij een ander plan; welk nummer krijgt dit plan?")


def settled(entries: Sequence[tuple[int, str]], heard: Hearing) -> list[str]:
    """An id for each line and what stands there as its id; no two are alike."""
    texts = [text.strip() for _, text in entries]
    often = Counter(texts)
    used: set[str] = set()
    found = []
    for place, (line, _text) in enumerate(entries, start=1):
        key = _settled(line, texts[place - 1], _fresh(place, {*often, *used}), used, heard)
        used.add(key)
        found.append(key)
    return found


def _settled(line: int, text: str, fresh: str, used: set[str], heard: Hearing) -> str:
    if not text:
        return fresh
    options = [text] if _usable(text) and text not in used else []
    if text in used:
        why = DOUBLE
    elif TURNED.fullmatch(text):
        why = WAS_TURNED
    elif options:
        return text
    else:
        why = CANNOT
        mended = re.sub(r"[^\w.+-]+", "-", text).strip("-")[:64]
        options = [mended] if _usable(mended) and mended not in used else []
    answer = heard.ask(line, text, why, [*options, fresh])
    return str(answer) if answer is not None else (options or [fresh])[0]


def _usable(text: str) -> bool:
    """Whether it stands in a form value and beside a text without turning it, and can be seen whole."""
    steered = any(
        unicodedata.category(character) == "Cf" or unicodedata.bidirectional(character) in ("R", "AL", "AN")
        for character in text
    )
    return bool(ID.fullmatch(text)) and not steered


def _fresh(place: int, taken: set[str]) -> str:
    number = place
    while (key := f"I{number:02}") in taken:
        number += 1
    return key
