"""Texts that say nearly the same, as a library measures it: whatever their capitals, accents, signs and order of words.

The measure is that of rapidfuzz's `token_sort_ratio`, on the words that say something (decision 0071).
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import merge

LIKE = 81
"""How alike two texts are from which on they are suggested, of 100 for the same words."""
SPARE = 64
"""So many texts that are gone are known beside as many as there are."""
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
Saying = tuple[str, bool]
"""The words of a text that say something, and whether it denies."""
Known = Mapping[str, Mapping[str, int]]
"""For the words of each text that was compared those that are like them, and how much; they themselves too."""


class Alike:
    """Which of some texts say nearly the same.

    Those with the same words are one saying: of a thousand times the same no pair is looked at before it is asked for.
    """

    def __init__(self, texts: Sequence[str], known: Known) -> None:
        self._said = [(_words(text), _denies(text)) for text in texts]
        self._places: dict[Saying, list[int]] = defaultdict(list)
        for place, saying in enumerate(self._said):
            self._places[saying].append(place)
        self._beside: dict[int, dict[Saying, list[Saying]]] = defaultdict(lambda: defaultdict(list))
        for saying, places in self._places.items():
            words, denies = saying
            for other, much in known.get(words, {}).items():
                if (other, denies) in self._places and (other != words or len(places) > 1):
                    self._beside[much][saying].append((other, denies))

    def pairs(self) -> Iterator[Near]:
        """All pairs, most alike first, and of those that are as much alike in the order of their places."""
        for much, sayings in self._in_order():
            for one in merge(*(self._places[saying] for saying in sayings)):
                yield from ((one, other, much) for other in self._others(sayings, one) if other > one)

    def of(self, place: int) -> Iterator[Near]:
        """Those in which the text at this place stands, in the same order."""
        for much, sayings in self._in_order():
            for other in self._others(sayings, place):
                yield (min(place, other), max(place, other), much)

    @cached_property
    def all(self) -> int:
        """How many pairs there are."""
        return self.number(range(len(self._said)))

    def number(self, places: Iterable[int]) -> int:
        """How many pairs there are among these places."""
        often = Counter([self._said[place] for place in places])
        met = (often[one] * (often[other] - (one == other)) for one in often for other in self._met(one))
        return sum(met) // 2

    def are(self, one: int, other: int) -> bool:
        """Whether the texts at these two places are a pair."""
        return self._said[other] in self._met(self._said[one])

    def _in_order(self) -> list[tuple[int, dict[Saying, list[Saying]]]]:
        return sorted(self._beside.items(), reverse=True)

    def _others(self, sayings: Mapping[Saying, Sequence[Saying]], place: int) -> Iterator[int]:
        found = merge(*(self._places[saying] for saying in sayings.get(self._said[place], ())))
        return (other for other in found if other != place)

    def _met(self, saying: Saying) -> list[Saying]:
        """The sayings that are like this one; it too, where more than one text says it."""
        return [other for sayings in self._beside.values() for other in sayings.get(saying, ())]


class Compared:
    """A list of texts as it was last, and what was compared of it: only new words are held against those of the others.

    Of words that are gone as many are known as there are, and `SPARE` more: whoever puts a text back compares nothing.
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, int]] = {}
        self._last: tuple[tuple[str, ...], Alike] = (), Alike((), {})

    def of(self, texts: tuple[str, ...]) -> Alike:
        """What says nearly the same of these texts; the same object as long as they are the same."""
        if texts != self._last[0]:
            self._learn(dict.fromkeys(words for text in texts if (words := _words(text))))
            self._last = texts, Alike(texts, self._known)
        return self._last[1]

    def _learn(self, said: Collection[str]) -> None:
        """Compare what is new with all that is known."""
        if len(self._known) > 2 * len(said) + SPARE:
            self._known = {one: self._still(one, said) for one in self._known if one in said}
        for words in said:
            if words not in self._known:
                alike = _alike(words, [*self._known])
                self._known[words] = {**alike, words: 100}
                for other, much in alike.items():
                    self._known[other][words] = much

    def _still(self, words: str, said: Collection[str]) -> dict[str, int]:
        return {other: much for other, much in self._known[words].items() if other in said}


def place_of(pair: Near) -> tuple[int, int, int]:
    """Where a pair stands among others: most alike first, and then in the order of their places."""
    one, other, much = pair
    return -much, one, other


def most_alike(text: str, others: Sequence[str]) -> list[int]:
    """The places of all these others, the one that is most like the text first."""
    from rapidfuzz import fuzz, process  # only a room where people argue needs it

    found = process.extract(_words(text), [_words(other) for other in others], scorer=fuzz.ratio, limit=None)
    return [place for _, _, place in found]


def _alike(words: str, others: Sequence[str]) -> dict[str, int]:
    """How alike each of these others is, where it is alike enough."""
    from rapidfuzz import fuzz, process

    found = process.extract(words, others, scorer=fuzz.ratio, processor=None, score_cutoff=LIKE, limit=None)
    return {other: int(like) for other, like, _ in found}


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
