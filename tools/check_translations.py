"""Fails when a sentence of the code or templates is not said in every language, or is said wrongly in one.

The Dutch sentences are the msgids; every other language that `app/languages/listed.py` lists has a catalogue. In each a
sentence is there in all its plural forms and not marked fuzzy, holds what the Dutch has filled in, and none is left
without its Dutch. The words of the field are those that `docs/talen.md` lists.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from app.languages.listed import LANGUAGES
from tools import terms

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("app", "facilitation", "realtime", "templates")
DUTCH = "nl"
FOLDER = ROOT / "app" / "translations"
# The Makefile gives pybabel the same list.
KEYWORDS = ("_l", "lazy_gettext", "lazy_ngettext:1,2", "lazy_pgettext:1c,2", "lazy_npgettext:1c,2,3")
FILLED = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
"""What a sentence leaves open: `%(n)s` for the server, `{n}` for scripts."""


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


def path(language: str) -> Path:
    """The catalogue of a language."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def translated(language: str) -> Catalog:
    """The catalogue of a language; empty while there is none."""
    if not path(language).exists():
        return Catalog(locale=language)
    with path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def lines(message: Message) -> tuple[str, ...]:
    """A message as it is translated: one line, or one per plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def complaints(sources: Catalog, catalog: Catalog) -> Iterator[str]:
    """One sentence per thing to mend in a catalogue."""
    alone = of_one_number(catalog)
    for message in sources:
        if not message.id:
            continue
        where = ", ".join(f"{file}:{line}" for file, line in message.locations[:3])
        known = catalog.get(message.id, message.context)
        if known is None or not all(lines(known)):
            yield f"nothing for {message.id!r} ({where})"
        elif known.fuzzy:
            yield f"{message.id!r} is marked fuzzy ({where})"
        elif bool(message.pluralizable) != bool(known.pluralizable):
            yield f"only one of the Dutch and the translation of {message.id!r} has a plural ({where})"
        else:
            yield from (f"{problem} in {message.id!r}" for problem in known.check(catalog))
            yield from _left_open(known, alone)
    for message in catalog:
        if message.id and sources.get(message.id, message.context) is None:
            yield f"{message.id!r} is no longer used"
    for message in catalog.obsolete.values():
        yield f"obsolete entry {message.id!r}"


def _left_open(message: Message, alone: frozenset[int]) -> Iterator[str]:
    """What a translation leaves out, or fills in that the Dutch does not.

    A form of one number, `alone`, need not say that number.
    """
    dutch = [_filled(words) for words in ([message.id] if isinstance(message.id, str) else message.id)]
    for place, words in enumerate(lines(message)):
        found = _filled(words)
        missing, more = dutch[-1] - found, found - frozenset().union(*dutch)
        if missing and not (len(dutch) > 1 and place in alone and len(dutch[0] & missing) <= 1):
            yield f"{', '.join(sorted(missing))} is left out in {words!r} for {message.id!r}"
        if more:
            yield f"{', '.join(sorted(more))} is nothing that {message.id!r} fills in"


def of_one_number(catalog: Catalog) -> frozenset[int]:
    """The plural forms of a language that one number alone has, such as that for 1."""
    form = c2py(catalog.plural_expr)
    numbers = Counter(form(number) for number in range(1000))
    return frozenset(each for each, times in numbers.items() if times == 1)


def _filled(words: str) -> frozenset[str]:
    return frozenset(one or other for one, other in FILLED.findall(words))


def main() -> int:
    """Prints what is wrong; 1 when anything is."""
    sources, found = extracted(), []
    for language in LANGUAGES:
        if language == DUTCH:
            continue
        if path(language).exists():
            found += [f"{language}: {complaint}" for complaint in complaints(sources, translated(language))]
        else:
            found.append(f"{language}: there is no catalogue, {path(language).relative_to(ROOT)}")
    known = terms.listed(terms.LIST.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        if language != DUTCH and path(language).exists():
            found += [f"{language}: {each}" for each in terms.complaints(known, language, translated(language))]
    for complaint in found:
        print(f"translations: {complaint}", file=sys.stderr)
    if found:
        print(
            f"translations: {len(found)} to mend; `make translations` brings every catalogue up to date",
            file=sys.stderr,
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
