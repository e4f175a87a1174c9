"""The unit that a heading, or a line above it, gives to amounts: it is applied or asked, never dropped."""

import re

import msgspec

EURO, CENT, THOUSAND, MILLION = 100, 1, 100_000, 100_000_000

_THOUSAND = re.compile(
    r"[x×*]\s*€?\s*1[. ,]?000(?![.\d])|€\s*1[. ,]?000(?![.,\d])|\b1[. ,]?000\s*(?:euro|eur|€)"
    r"|\bduizend(?:en|tallen)?\b|\bk\s?€|€\s?k\b|\bk\s?eur(?:o|os)?\b|\beuro?\s?k\b|\bdzd\b|\btsd\b|\bthousands?\b"
    r"|\bt€|\(\s*k\s*\)|\bin k\b|['’]000\b|\bx\s?k\b"
)
_MILLION = re.compile(r"\bmln\b|\bmiljoen(?:en)?\b|\bmillions?\b|\bmio\b|\bm\s?€|€\s?m\b|1[. ,]?000[. ,]000")
_CENT = re.compile(r"\b(?:euro)?cent(?:en|s)?\b|\bcts?\b|¢")
_FOREIGN = re.compile(r"[$£¥]|\b(?:usd|gbp|pln|chf|dollars?|pond(?:en)?|zł|kronen)\b")
_NUMBER = re.compile(r"\d[\d. ,]*\d|\d")
_TIMES = re.compile(r"[x×*€]\s*(\d[\d. ,]*)|\b(1[. ,]?0[\d. ,]*)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:(?:19|20)\d\d|\d\d))?")
_BOUND = re.compile(r"\b(?:max(?:imaal|imum)?|tot|min(?:imaal)?|vanaf|boven|onder|hoogstens)\b|[<>≤≥]")
_STATED = re.compile(r"\bbedrag|\bcijfers\b|[x×*]\s*€?\s*1|\bin\s+(?:€?\s*k|(?:\w+\s+)?duizend|centen|mln|miljoen)")
_ANY = re.compile(r"€|\beur\b|\beuro['’]?s?\b")


class Unit(msgspec.Struct, frozen=True):
    """Cents in one of what is written; `others` are what it may mean besides, `foreign` a currency that is no euro."""

    cents: int = EURO
    others: tuple[int, ...] = ()
    foreign: bool = False
    said: bool = False


def of(text: str) -> Unit:
    """The unit in a heading or sentence, euros where it says nothing."""
    plain = _YEAR.sub(" ", " ".join(text.casefold().split()))
    if _FOREIGN.search(plain):
        return Unit(foreign=True, said=True)
    for pattern, cents in ((_MILLION, MILLION), (_THOUSAND, THOUSAND), (_CENT, CENT)):
        if pattern.search(plain):
            return Unit(cents, (EURO,) if _BOUND.search(plain) else (), said=True)
    number = _TIMES.search(plain)
    if number and not _BOUND.search(plain):
        times = int(re.sub(r"\D", "", number.group())[:9] or 1)
        return Unit(EURO, (times * EURO,) if 1 < times <= 10**6 else (), said=True)
    return Unit(said=bool(_ANY.search(plain)))


def above(text: str) -> Unit | None:
    """The unit that a line above the heading gives to all amounts: `bedragen x € 1.000`. A budget there is none."""
    unit = of(text)
    return unit if _STATED.search(text.casefold()) and unit.cents != EURO and not unit.foreign else None


def without(text: str) -> str:
    """A heading without what it says of units."""
    plain = text
    for pattern in (_YEAR, _MILLION, _THOUSAND, _CENT, _FOREIGN, _ANY, _NUMBER):
        plain = pattern.sub(" ", plain)
    return re.sub(r"\b(?:in|incl|inclusief|excl|exclusief|btw|hele|x|k)\b|[×*]", " ", plain)
