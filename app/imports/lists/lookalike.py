"""Titles that look the same though they are not: in case, accents, spaces, or letters of another alphabet."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

ONE_STROKE = str.maketrans("1I|0", "lllO")


def groups(titles: Sequence[str]) -> list[list[int]]:
    """The places of titles that look the same, two or more together, in the order of the first."""
    found: dict[str, list[int]] = {}
    for place, title in enumerate(titles):
        sets = [found[key] for key in _skeletons(title) if key in found]
        whole = sorted({place, *(other for group in sets for other in group)})
        for key in {key for other in whole for key in _skeletons(titles[other])}:
            found[key] = whole
    alike = {group[0]: group for group in found.values() if len(group) > 1}
    return [alike[first] for first in sorted(alike)]


def _skeletons(title: str) -> tuple[str, str]:
    """What is left of a title for the eye: whatever its capitals, and where 1, l and I are one stroke."""
    letters = "".join(_letters().get(character, character) for character in title)
    folded = "".join(_letters().get(character, character) for character in letters.casefold())
    return _plain(folded), f"{_plain(letters).translate(ONE_STROKE)} exactly"


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text)
    kept = [character for character in parted if unicodedata.category(character)[0] not in "MPZC"]
    return "".join(kept) or text


@cache
def _letters() -> Mapping[str, str]:
    """Letters of other alphabets by the plain letter that they look like, as Unicode lists them (UTS 39)."""
    from confusable_homoglyphs.confusables import confusables_data  # its tables are large, and few need them

    found = {}
    for character, likes in confusables_data.items():
        plain = [like["c"] for like in likes if like["c"].isascii() and like["c"].isalnum()]
        if plain and not character.isascii():
            found[character] = plain[0]
    return found
