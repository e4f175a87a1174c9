"""Fails when a Dutch sentence in the code or templates has no English beside it, or English is left without its Dutch.

The Dutch sentences are the msgids, so `en` is the only catalogue.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("app", "facilitation", "realtime", "templates")
ENGLISH = ROOT / "app" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
# The Makefile gives pybabel the same list.
KEYWORDS = ("_l", "lazy_gettext", "lazy_ngettext:1,2", "lazy_pgettext:1c,2", "lazy_npgettext:1c,2,3")


def extracted() -> Catalog:
    """Every sentence that the sources ask to translate."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping, "babel.cfg")
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(KEYWORDS)}
    catalog = Catalog()
    for source in SOURCES:
        if not (ROOT / source).is_dir():
            continue
        for file, line, message, _comments, context in extract_from_dir(
            str(ROOT / source), methods, options, keywords=keywords
        ):
            catalog.add(message, None, [(f"{source}/{file}", line)], context=context)
    return catalog


def translated() -> Catalog:
    """The English catalogue; empty while there is none."""
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def lines(message: Message) -> tuple[str, ...]:
    """The English of a message: one line, or one per plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def complaints(sources: Catalog, english: Catalog) -> Iterator[str]:
    """One sentence per thing to mend."""
    for message in sources:
        if not message.id:
            continue
        where = ", ".join(f"{file}:{line}" for file, line in message.locations[:3])
        known = english.get(message.id, message.context)
        if known is None or not all(lines(known)):
            yield f"no English for {message.id!r} ({where})"
        elif known.fuzzy:
            yield f"the English of {message.id!r} is marked fuzzy ({where})"
        elif bool(message.pluralizable) != bool(known.pluralizable):
            yield f"only one of the Dutch and the English of {message.id!r} has a plural ({where})"
        else:
            yield from (f"{problem} in the English of {message.id!r}" for problem in known.check(english))
    for message in english:
        if message.id and sources.get(message.id, message.context) is None:
            yield f"the English of {message.id!r} is no longer used"
    for message in english.obsolete.values():
        yield f"obsolete entry {message.id!r}"


def main() -> int:
    """Prints what is wrong; 1 when anything is."""
    found = list(complaints(extracted(), translated()))
    for complaint in found:
        print(f"translations: {complaint}", file=sys.stderr)
    if found:
        print(f"translations: {len(found)} to mend; `make translations` brings messages.po up to date", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
