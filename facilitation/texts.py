"""What residents write, made safe to keep: trimmed, bounded, without control characters."""

import unicodedata

from facilitation.refusals import Malformed

LONGEST_ARGUMENT = 280
LONGEST_REASON = 280
LONGEST_TITLE = 120
LONGEST_NAME = 80
LONGEST_DESCRIPTION = 4000

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters of which nothing is seen."""
PDF, FSI, PDI = "\u202c", "\u2068", "\u2069"
CLOSES = dict.fromkeys("\u202a\u202b\u202d\u202e", PDF) | dict.fromkeys("\u2066\u2067\u2068", PDI)
"""Marks that turn the direction of the text after them, by the mark that ends it."""
STEERING = frozenset({*CLOSES, PDF, PDI})
MOST_STEERING = 16
"""More of these in a line are no writing; then none is kept."""


def clean(text: str, limit: int = LONGEST_ARGUMENT, *, field: str = "text") -> str:
    """The text as it will be kept, 1 to `limit` characters.

    Raises Malformed: text_empty, text_too_long, text_unreadable.
    """
    kept = optional(text, limit, field=field)
    if not kept:
        raise Malformed("text_empty", field=field)
    return kept


def why(text: str) -> str:
    """Why something was done, which has to be said. Raises Malformed(reason_needed) and what `clean` raises."""
    if not text.strip():
        raise Malformed("reason_needed")
    return clean(text, LONGEST_REASON, field="reason")


def optional(text: str, limit: int = LONGEST_ARGUMENT, *, field: str = "text") -> str:
    """Like `clean`, but an empty text is allowed; marks of direction count for nothing.

    Raises Malformed: text_too_long, text_unreadable.
    """
    kept = isolated(unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip())
    if any(_unreadable(character) for character in kept):
        raise Malformed("text_unreadable", field=field)
    length = sum(character not in STEERING for character in kept)
    if length > limit:
        raise Malformed("text_too_long", field=field, limit=limit, length=length)
    return kept if any(_visible(character) for character in kept) else ""


def isolated(text: str) -> str:
    """The text so that its marks of direction (U+202E and its like) turn nothing that stands around it.

    Each line that has any is put in an isolate of its own, with every mark closed inside it. Doing it again changes
    nothing.
    """
    if STEERING.isdisjoint(text):
        return text
    return "\n".join(line if STEERING.isdisjoint(line) else _alone(line) for line in text.split("\n"))


def _alone(line: str) -> str:
    if sum(character in STEERING for character in line) > MOST_STEERING:
        return "".join(character for character in line if character not in STEERING)
    closed = _closed(line)
    return closed if _is_whole(closed) else f"{FSI}{closed}{PDI}"


def _closed(line: str) -> str:
    """The line with every mark ended, and without ends of what was not begun."""
    kept, ends = [], []
    for character in line:
        if character in CLOSES:
            ends.append(CLOSES[character])
        elif character in STEERING:
            if not ends or ends[-1] != character:
                continue
            ends.pop()
        kept.append(character)
    return "".join([*kept, *reversed(ends)])


def _is_whole(line: str) -> bool:
    """Whether the first isolate of a line ends at its end."""
    depth = 0
    for place, character in enumerate(line):
        depth += (CLOSES.get(character) == PDI) - (character == PDI)
        if depth == 0:
            return place == len(line) - 1 and place > 0
    return False


def _visible(character: str) -> bool:
    """Not a space, nor a blank letter, nor one of the marks that only change the text around them."""
    blank = character.isspace() or character in BLANK
    return not blank and unicodedata.category(character) not in ("Cf", "Mn", "Me")


def _unreadable(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
