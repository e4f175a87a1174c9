"""The words of the field in each language, as `docs/talen.md` lists them, and what is said in other words.

In a cell of that list words stand with commas between them; what a word begins with in every form stands before its
dot: `moderatör`, `gösterge·si`. The Dutch ones are whole words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message

LIST = Path(__file__).resolve().parents[2] / "docs" / "talen.md"
HEADING = "## Woordenlijst"
Terms = Mapping[str, Mapping[str, Sequence[str]]]
"""The Dutch words of each row, and under each language what one of its words begins with."""


def listed(text: str) -> Terms:
    """The rows of the list; the languages are those of its head. Raises ValueError where there is no list."""
    _before, found, after = text.partition(f"\n{HEADING}\n")
    rows = [line.strip("| ").split(" | ") for line in after.partition("\n## ")[0].splitlines() if line.startswith("|")]
    if not found or len(rows) < 3:
        raise ValueError(f"{LIST.name} has no table below {HEADING!r}")
    languages = [cell.strip("` ") for cell in rows[0]][1:]
    return {row[0]: dict(zip(languages, map(_stems, row[1:]), strict=True)) for row in rows[2:]}


def _stems(cell: str) -> Sequence[str]:
    return [folded(word.partition("·")[0]) for word in cell.split(",")]


def folded(words: str) -> str:
    """Words as they are compared: in small letters, without the marks above and below Arabic letters."""
    small = words.replace("İ", "i").lower().strip()
    return "".join(sign for sign in small if unicodedata.category(sign) not in ("Mn", "Cf") and sign != "\u0640")


def complaints(terms: Terms, language: str, catalog: Catalog) -> Iterator[str]:
    """A sentence for each translation without the word that is listed for one in its Dutch."""
    for row, known in terms.items():
        dutch = re.compile(rf"\b(?:{'|'.join(re.escape(word.strip()) for word in row.split(','))})\b", re.IGNORECASE)
        for message in catalog:
            if message.id and not message.context and dutch.search(_dutch(message)):
                yield from (
                    f"{row!r} is not {' or '.join(known[language])!r} in {words!r} for {_dutch(message)!r}"
                    for words in _said(message)
                    if words and not any(stem in folded(words) for stem in known[language])
                )


def _dutch(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _said(message: Message) -> Sequence[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())
