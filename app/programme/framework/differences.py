"""Two texts beside one another, with what is only in one of them marked."""

import re
from difflib import SequenceMatcher

import msgspec

WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


class Piece(msgspec.Struct, frozen=True):
    """A run of words; `same` where the other text has it too."""

    text: str
    same: bool


def beside(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, word by word."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    left, right = [], []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Piece("".join(old[a:b]), kind == "equal")] if b > a else []
        right += [Piece("".join(new[c:d]), kind == "equal")] if d > c else []
    return left, right
