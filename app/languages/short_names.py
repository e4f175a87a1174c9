"""Names that are cut to fit, so that no two that differ look the same."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

WIDE, NARROW, MARK = "MWmw@%&—", "iljtfrI.,:;'’!|()[] ", "…"
BEGINNING = 0.35
"""How much of the room goes to how a name begins, where it begins as another does."""


def wide(text: str) -> float:
    """About how wide a text is drawn, in letters of middling width."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.4
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    if letter in WIDE:
        return 1.9
    return 0.6 if letter in NARROW else 1.25 if letter.isupper() else 1.0


def cut(text: str, most: float) -> str:
    """A text that is at most so wide, with a mark where it goes on."""
    if wide(text) <= most:
        return text
    return _fitting(text, most - 1).rstrip() + MARK


def _fitting(text: str, most: float) -> str:
    """As much of the beginning of a text as fits."""
    room, end = most, 0
    for letter in text:
        room -= _letter(letter)
        if room < 0:
            break
        end += 1
    return text[:end]


def cut_apart(titles: Mapping[str, str], most: float) -> Mapping[str, str]:
    """Titles by their keys, each at most so wide; what would look the same shows where it differs instead."""
    return dict(_apart(tuple(titles.items()), most))


@lru_cache(maxsize=64)
def _apart(titles: tuple[tuple[str, str], ...], most: float) -> tuple[tuple[str, str], ...]:
    begins: dict[str, set[str]] = {}
    for _, title in titles:
        begins.setdefault(cut(title, most), set()).add(title)
    return tuple((key, _own(title, begins[cut(title, most)] - {title}, most)) for key, title in titles)


def _own(title: str, twins: Collection[str], most: float) -> str:
    """How a title is cut beside those that would look the same."""
    return _from_where_it_differs(title, twins, most) if twins and wide(title) > most else cut(title, most)


def _from_where_it_differs(title: str, others: Iterable[str], most: float) -> str:
    """How it begins, and then how it goes on from a little before the first letter that is only its own."""
    head = _fitting(title, most * BEGINNING).rstrip()
    at = max(_alike(title, other) for other in others)
    if at <= len(head):
        return cut(title, most)
    room = most - wide(head) - 2
    start = max(len(head), at - 3)
    if wide(title[start:]) < room:
        start = _back(title, room, len(head))
    return f"{head}{MARK}{cut(title[start:].lstrip(), room)}"


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    for at, (letter, its) in enumerate(zip(one, other, strict=False)):
        if letter != its:
            return at
    return min(len(one), len(other))


def _back(title: str, room: float, least: int) -> int:
    """From where the end of a title just fits."""
    start = len(title)
    while start > least and wide(title[start - 1 :]) <= room:
        start -= 1
    return start
