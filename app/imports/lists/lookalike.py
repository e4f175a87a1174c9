"""Titles that look the same though they are not: in case, accents, spaces, or letters of another alphabet."""

import unicodedata
from collections.abc import Mapping
from functools import cache

ALIKE = str.maketrans("10i|", "loll")


def skeleton(title: str) -> str:
    """What is left of a title for the eye; two titles with one skeleton look the same."""
    plain = _plain(title)
    letters = "".join(_letters().get(character, character) for character in plain)
    return _plain(letters).translate(ALIKE)


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    kept = [character for character in parted if unicodedata.category(character)[0] not in "MPZC"]
    return "".join(kept) or text.casefold()


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
