"""Which column is what: found by its heading, in the first lines of a table, whatever stands above them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from app.imports.lists import names, units
from app.imports.lists.files.rows import LOOKED_AT, Cell, Row, unfolded, word
from app.imports.lists.told import Column
from app.imports.source import ImportRefused, excerpt

NEEDED = ("title", "ask")


class Known(msgspec.Struct, frozen=True):
    """What a heading is: its field, how sure that is (0 is surest), and its language where it has one."""

    field: str
    place: int
    language: str = ""


class Headings(msgspec.Struct, frozen=True):
    """The heading of a table: where it stands, its words, and per field the columns that may be it, surest first."""

    line: int
    words: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    above: tuple[Row, ...] = ()
    below: tuple[Row, ...] = ()
    priced_by_status: bool = False
    spoken: frozenset[int] = frozenset()

    def told(self, read: Collection[tuple[str, int]]) -> tuple[Column, ...]:
        """Every heading, with the field of those that are read."""
        fields = {index: field for field, found in self.columns.items() for index in found if (field, index) in read}
        return tuple(
            Column(text, fields.get(index), index) for index, text in enumerate(self.words) if text or index in fields
        )


def known(heading: str) -> Known | None:
    """What a heading is; None where we do not know it."""
    seen = "".join(character for character in heading if unicodedata.category(character) != "Cf")
    plain = unicodedata.normalize("NFKC", seen).casefold()
    plain = " ".join(plain.replace("_", " ").split()).strip("\"'*:?")
    parted = re.fullmatch(rf"({'|'.join(names.TRANSLATED)})\s*[/.]\s*([a-z]{{2}})(?:[-_][a-z]+)?", plain)
    if parted:
        found = names.FIELDS[parted[1]]
        return Known(*found, language=parted[2])
    bare = plain if _about(plain) else re.sub(r"\(.*?\)|\[.*?\]", " ", plain)
    for text in (plain, bare, units.without(bare), units.without(plain)):
        if (key := _letters(text)) in names.FIELDS:
            return Known(*names.FIELDS[key])
    return _money(_letters(units.without(bare)))


def _about(text: str) -> bool:
    """Whether what stands between brackets makes it a column about another: `gevraagd (toelichting)`."""
    return not names.ABOUT.isdisjoint(re.findall(r"[^\W\d_]+", " ".join(re.findall(r"[(\[].*?[)\]]", text))))


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]+", " ", text).split())


def _money(text: str) -> Known | None:
    """A longer heading of our own words for what is asked, such as `Hoeveel kosten zijn er?`."""
    said = set(text.split())
    return Known("ask", 99) if said & names.MONEY and not said & names.OTHER_MONEY else None


def count(cells: Sequence[Cell]) -> tuple[int, int]:
    """How many fields a row names, were it the heading, and how many where it was saved whole in its first cell."""
    return _named(cells), max(map(_named, unfolded(list(cells))), default=0)


def _named(cells: Sequence[Cell]) -> int:
    return len({found.field for cell in cells if (found := known(word(cell)[:200]))})


def find(rows: list[Row], pointed: Mapping[str, int] | None = None) -> Headings:
    """The first row that names a title and an amount; raises ImportRefused: missing_column, no_heading.

    Where people `pointed` at columns (their places from 0, by field) the heading is the row that names most.
    """
    if pointed:
        return _pointed(rows, pointed)
    best: Headings | None = None
    for index, (line, cells) in enumerate(rows[:LOOKED_AT]):
        for row in (cells, *unfolded(cells)):
            found = _headings(line, row, rows[:index], rows[index + 1 :])
            if all(field in found.columns for field in NEEDED):
                return found
            if best is None or len(found.columns) > len(best.columns):
                best = found
    if best is None or not best.columns:
        raise ImportRefused("no_heading")
    missing = next(field for field in NEEDED if field not in best.columns)
    raise ImportRefused("missing_column", column=names.NAMES[missing][0])


def _pointed(rows: list[Row], pointed: Mapping[str, int]) -> Headings:
    looked = rows[:LOOKED_AT]
    wide = max(pointed.values(), default=-1)
    fit = [place for place, (_, cells) in enumerate(looked) if len(cells) > wide]
    if not fit:
        raise ImportRefused("no_heading")
    place = max(fit, key=lambda place: (_named(looked[place][1]), -place))
    line, cells = looked[place]
    found = _headings(line, cells, rows[:place], rows[place + 1 :])
    taken = set(pointed.values())
    columns = {field: tuple(index for index in those if index not in taken) for field, those in found.columns.items()}
    columns |= {field: (index,) if index >= 0 else () for field, index in pointed.items()}
    columns = {field: columns[field] for field in names.NAMES if columns.get(field)}
    missing = next((field for field in NEEDED if field not in columns), None)
    if missing:
        raise ImportRefused("missing_column", column=names.NAMES[missing][0])
    return msgspec.structs.replace(found, columns=columns, priced_by_status=False)


def _headings(line: int, cells: list[Cell], above: list[Row], below: list[Row]) -> Headings:
    texts = tuple(" ".join(word(cell).split()) for cell in cells)
    found = {index: what for index, text in enumerate(texts) if (what := known(text[:200]))}
    ours = {text.casefold() for text in texts} >= names.OURS
    columns: dict[str, tuple[int, ...]] = {}
    for field in names.NAMES:
        those = [index for index, what in found.items() if what.field == field]
        if ours and field == "ask":
            those = [index for index in those if texts[index].casefold() == "ask"]
        if those:
            columns[field] = tuple(sorted(those, key=lambda index: (_spoken(found[index]), index)))
    spoken = frozenset(index for index, what in found.items() if what.language)
    priced = "ask" not in columns and "status" in columns and "title" in columns
    if priced and _priced(columns["status"], below):
        columns["ask"] = columns["status"][:1]
        return Headings(line, texts, columns, tuple(above), tuple(below), True, spoken)
    return Headings(line, texts, columns, tuple(above), tuple(below), False, spoken)


def _spoken(what: Known) -> tuple[int, int]:
    tongue = names.SPOKEN.index(what.language) if what.language in names.SPOKEN else len(names.SPOKEN)
    return (tongue if what.language else 0, what.place)


def _priced(columns: tuple[int, ...], below: list[Row]) -> bool:
    """Consul writes the price behind the word that a plan is feasible: `Haalbaar (€ 12.000)`."""
    cells = (word(row[columns[0]]) for _, row in below if columns[0] < len(row))
    return any(price(cell) for cell in cells)


def price(status: str) -> str:
    """The amount between brackets behind a status; empty where there is none."""
    found = re.search(r"\(([^()]*\d[^()]*)\)\s*$", status)
    return found[1] if found else ""


def choices(headings: Headings, columns: Sequence[int]) -> tuple[str, ...]:
    """The headings of these columns as words to choose from, no two alike."""
    words = [excerpt(headings.words[index]) for index in columns]
    often = Counter(text.casefold() for text in words)
    return tuple(
        f"{text} (kolom {_letter(index)})" if often[text.casefold()] > 1 else text
        for text, index in zip(words, columns, strict=True)
    )


def _letter(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
