"""What residents write, made safe to keep: trimmed, bounded, without control characters."""

import unicodedata

from facilitation.refusals import Malformed

LONGEST_ARGUMENT = 280
LONGEST_REASON = 280
LONGEST_TITLE = 120
LONGEST_NAME = 80
LONGEST_DESCRIPTION = 4000


def clean(text: str, limit: int = LONGEST_ARGUMENT, *, field: str = "text") -> str:
    """The text as it will be kept, 1 to `limit` characters.

    Raises Malformed: text_empty, text_too_long, text_unreadable.
    """
    kept = optional(text, limit, field=field)
    if not kept:
        raise Malformed("text_empty", field=field)
    return kept


def optional(text: str, limit: int = LONGEST_ARGUMENT, *, field: str = "text") -> str:
    """Like `clean`, but an empty text is allowed; raises Malformed: text_too_long, text_unreadable."""
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if any(_unreadable(character) for character in kept):
        raise Malformed("text_unreadable", field=field)
    if len(kept) > limit:
        raise Malformed("text_too_long", field=field, limit=limit, length=len(kept))
    return kept if any(_visible(character) for character in kept) else ""


def _visible(character: str) -> bool:
    """Not a space, nor one of the marks that only steer the text around them."""
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _unreadable(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
