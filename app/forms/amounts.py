"""Amounts of money as people and machines write them, always to the exact cent and never through a float."""

import re
from decimal import Decimal

LARGEST = 2**53 - 1
"""The most cents of an amount: what every reader of JSON can hold, and every database."""
_EXACT = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,40})(?:\.(?P<cents>\d{1,40}))?", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<whole>\d{1,40}|[1-9]\d{0,2}(?P<group>[., '’])\d{3}(?:(?P=group)\d{3}){0,12})"
    r"(?:(?P<point>[.,])(?P<cents>\d{1,2}))?",
    re.ASCII,
)
_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789,.", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Figures and signs as an Arabic keyboard has them; what only says which way a text runs, goes."""
_CURRENCY = re.compile(r"€|\b(?:eur|euro)\b", re.IGNORECASE)


def exact(text: str) -> int:
    """Cents of a plain number such as `100000.0`; raises ValueError, also for a part of a cent."""
    match = _EXACT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"no amount: {text}")
    return _cents(match["sign"], match["whole"], match["cents"] or "")


def written(text: str) -> int:
    """Cents of `12000`, `12.000`, `€ 12.000,50`, `12,000.50` or `12 000,-`; raises ValueError for anything doubtful.

    One separator before exactly three digits groups thousands, so `12.000` is twelve thousand.
    """
    match = _match(text)
    amount = _cents(match["sign"], re.sub(r"\D", "", match["whole"]), match["cents"] or "")
    if abs(amount) > LARGEST:
        raise ValueError("an amount past all counting")
    return amount


def typed(text: str) -> int:
    """The same of what was typed in a field, also with the figures of an Arabic keyboard, or copied from a page."""
    return written(text.translate(_ARABIC))


def readings(text: str, dots: bool = False) -> tuple[Decimal, ...]:
    """Every number that was meant by a written one, smallest first: `12,000` is 12 or 12000.

    `dots` doubts `12.000` as well, as where amounts are in thousands. Raises ValueError for what is no number at all.
    """
    match = _match(text)
    sign, whole = match["sign"].strip("+"), re.sub(r"\D", "", match["whole"])
    found = Decimal(f"{sign}{whole}.{match['cents'] or '0'}")
    once = not match["point"] and match["group"] and match["whole"].count(match["group"]) == 1
    if once and match["group"] in (",." if dots else ","):
        return Decimal(f"{sign}{whole[:-3]}.{whole[-3:]}"), found
    return (found,)


def _match(text: str) -> re.Match[str]:
    plain = _CURRENCY.sub("", text.replace("\xa0", " ").replace("\u202f", " "))
    plain = re.sub(r"[.,][-–]+$", "", plain.strip()).strip()
    match = _WRITTEN.fullmatch(plain)
    if match is None or (match["group"] and match["group"] == match["point"]):
        raise ValueError(f"no amount: {text}")
    return match


def _cents(sign: str, whole: str, fraction: str) -> int:
    fraction = fraction.rstrip("0")
    if len(fraction) > 2:
        raise ValueError(f"no whole cents in an amount: {fraction}")
    amount = int(whole) * 100 + int(fraction.ljust(2, "0"))
    return -amount if sign == "-" else amount
