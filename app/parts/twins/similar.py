"""Texts that say nearly the same, as a library measures it: whatever their capitals, accents, signs and order of words.

The measure is that of rapidfuzz's `token_sort_ratio`, on the words that say something (decision 0071).
"""

import re
import unicodedata
from functools import lru_cache

LIKE = 81
"""How alike two texts are from which on they are suggested, of 100 for the same words."""
DUTCH = """
de het een en of in op van voor met te aan is zijn was er dat die dit deze ook wel als dan om bij naar uit
door over ik je jij u we wij ze zij hij ons onze hun mijn jouw uw wie hier daar nog al maar want zo kan
kunnen moet moeten wordt worden heeft hebben heb veel zou zal gaan gaat
"""
ENGLISH = """
the a an and or on for with to at are were be been it that this these those as by from i you they he she our
their my your what who here there do does so can could should would will must have has had very but if than
then just
"""
SMALL = frozenset((DUTCH + ENGLISH).split())
"""Words that are left out, as long as two others stay."""
DENYING = frozenset(("niet", "niets", "niemand", "geen", "nooit", "not", "no", "never", "nothing", "nobody"))
Near = tuple[int, int, int]
"""The places of two texts, the earlier first, and how alike they are."""


@lru_cache(256)
def near(texts: tuple[str, ...]) -> tuple[Near, ...]:
    """Which of these texts say nearly the same, most alike first."""
    said = [_words(text) for text in texts]
    found = ((*each, at) for at, text in enumerate(said) if text for each in _before(text, tuple(said[:at])))
    pairs = ((one, other, like) for like, one, other in found if _denies(texts[one]) == _denies(texts[other]))
    return tuple(sorted(pairs, key=lambda pair: (-pair[2], pair[:2])))


@lru_cache(2048)
def _before(text: str, earlier: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """How alike each of the texts before this one is, with its place, where it is alike enough."""
    from rapidfuzz import fuzz, process  # only a room where people argue needs it

    found = process.extract(text, earlier, scorer=fuzz.ratio, processor=None, score_cutoff=LIKE, limit=None)
    return tuple((int(like), place) for _, like, place in found)


@lru_cache(8192)
def _words(text: str) -> str:
    """The words that say something, in the order of the alphabet."""
    words = _plain(text)
    telling = [word for word in words if word not in SMALL]
    return " ".join(sorted(telling if len(telling) > 1 else words))


@lru_cache(8192)
def _denies(text: str) -> bool:
    return any(word in DENYING for word in _plain(text))


def _plain(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("n't", " not").replace("n’t", " not"))
    return re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
