"""What an installation is known by: its public key, with the fingerprint and the eight words that people compare."""

from typing import Any

from app.record.signing import eight_words
from app.record.signing.house_key import Signet, fingerprint


def words_of(key: str) -> tuple[str, ...]:
    """The eight words of a public key: those of its fingerprint."""
    return eight_words.words(fingerprint(key))


def card(signet: Signet) -> dict[str, Any]:
    """The key, its fingerprint (SHA-256) and words, and the keys before it with what each said of the one after it."""
    earlier = [
        {"key": each.old, "next": each.key, "at": each.at, "signature": each.signature} for each in signet.statements
    ]
    return {
        "key": signet.key,
        "fingerprint": fingerprint(signet.key),
        "words": list(words_of(signet.key)),
        "earlier": earlier,
    }
