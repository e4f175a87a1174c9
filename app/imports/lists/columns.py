"""The columns of a list that are read; where two may be the one, people choose."""

from collections.abc import Sequence

import msgspec
from flask_babel import lazy_gettext as _

from app.imports.lists import headings, units
from app.imports.lists.files.rows import Cell, Row, word
from app.imports.lists.headings import Headings
from app.imports.lists.hearing import Hearing
from app.imports.lists.money import Money
from app.imports.lists.told import Column
from app.imports.lists.units import EURO, Unit

TWO_ASKS = _("meer dan één kolom met geld; welke is het gevraagde bedrag?")
TWO_COLUMNS = _("twee kolommen met dezelfde naam; welke bedoel je?")
WHICH_UNIT = _("in welke eenheid staan deze bedragen? 1 is in euro’s, 1000 in duizenden")
FOREIGN = _("dit zijn geen euro’s; mogen we de bedragen toch als euro’s lezen?")
UNIT_ABOVE = _("hier staat een eenheid bij bedragen; geldt die? 1 is in euro’s, 1000 in duizenden")


class Columns(msgspec.Struct, frozen=True):
    """Per field the columns that are read, and how amounts are; `asked` is False while it is asked which one it is."""

    found: Headings
    read: dict[str, tuple[int, ...]]
    money: dict[str, Money]
    asked: bool = True

    def text(self, cells: Sequence[Cell], field: str) -> str:
        """What a row says in a field: the first of its columns that says something."""
        return next((said for index in self.read.get(field, ()) if (said := _said(cells, index))), "")

    def cell(self, cells: Sequence[Cell], field: str) -> Cell:
        """The cell of an amount, empty where the row has none."""
        index = next(iter(self.read.get(field, ())), len(cells))
        return cells[index] if index < len(cells) else ""

    def titles(self) -> dict[str, str]:
        """The file's own heading of each field that is read."""
        return {field: self.found.words[those[0]] for field, those in self.read.items() if those}

    def told(self) -> tuple[Column, ...]:
        """Every heading of the file, and what it was read as."""
        return self.found.told({(field, index) for field, those in self.read.items() for index in those})


def _said(cells: Sequence[Cell], index: int) -> str:
    return word(cells[index]).strip() if index < len(cells) else ""


def choose(found: Headings, heard: Hearing) -> Columns:
    """The columns of a table, with every question about them asked."""
    read: dict[str, tuple[int, ...]] = {}
    asked = True
    for field in found.columns:
        chosen = _chosen(found, field, heard)
        asked = asked and (chosen is not None or field != "ask")
        read[field] = chosen if chosen is not None else found.columns[field][:1]
    money = {field: _money(found, read[field][0], heard) for field in ("ask", "minimum") if read.get(field)}
    return Columns(found, read, _same_unit(found, money, heard), asked)


def _chosen(found: Headings, field: str, heard: Hearing) -> tuple[int, ...] | None:
    """The columns of a field; None while it is asked."""
    those = found.columns[field]
    if those[0] in found.spoken:
        return tuple(index for index in those if index in found.spoken)
    rivals = _different(found.below, [index for index in those if field == "ask" or _alike(found, index, those[0])])
    if len(rivals) < 2:
        return rivals or those[:1]
    options = headings.choices(found, rivals)
    why = TWO_ASKS if field == "ask" else TWO_COLUMNS
    answer = heard.ask(found.line, " / ".join(options), why, options)
    return None if answer is None else (rivals[options.index(str(answer))],)


def _alike(found: Headings, one: int, other: int) -> bool:
    return found.words[one].casefold() == found.words[other].casefold()


def _different(rows: Sequence[Row], those: list[int]) -> tuple[int, ...]:
    """Those that say something, and not the same in every row as one before."""
    kept: dict[tuple[str, ...], int] = {}
    for index in those:
        said = tuple(_said(cells, index) for _, cells in rows)
        if any(said):
            kept.setdefault(said, index)
    return tuple(kept.values())


def _money(found: Headings, index: int, heard: Hearing) -> Money:
    heading = found.words[index]
    if found.priced_by_status:
        return Money(heading, whole=True)
    return Money(heading, _settled(found.line, heading, units.of(heading), heard))


def _settled(line: int, text: str, unit: Unit, heard: Hearing) -> Unit:
    """The unit, once nobody doubts it."""
    if unit.foreign:
        heard.ask(line, text, FOREIGN, ("euro",))
    if not unit.others:
        return unit
    options = [str(cents // EURO) for cents in sorted({unit.cents, EURO, *unit.others})]
    answer = heard.ask(line, text, WHICH_UNIT, options)
    return Unit(int(answer) * EURO if answer else EURO, said=True)


def _same_unit(found: Headings, money: dict[str, Money], heard: Hearing) -> dict[str, Money]:
    """What a line above the heading says of amounts, and what one column says and the other does not, is asked."""
    said = [entry.unit for entry in money.values() if entry.unit.said]
    unit = said[0] if said else _above(found, heard)
    if unit is None or unit.cents == EURO:
        return money
    silent = [field for field, entry in money.items() if not entry.unit.said]
    if said and silent:
        heading = money[silent[0]].column
        answer = heard.ask(found.line, heading, WHICH_UNIT, (_times(unit), "1"))
        unit = Unit(EURO) if answer == "1" else unit
    return money | {field: msgspec.structs.replace(money[field], unit=unit) for field in silent}


def _times(unit: Unit) -> str:
    return str(unit.cents // EURO) if unit.cents >= EURO else "0,01"


def _above(found: Headings, heard: Hearing) -> Unit | None:
    for line, cells in found.above:
        text = " ".join(word(cell) for cell in cells if word(cell).strip())
        unit = units.above(text)
        if unit is not None:
            answer = heard.ask(line, text, UNIT_ABOVE, (_times(unit), "1"))
            return Unit(EURO) if answer == "1" else unit
    return None
