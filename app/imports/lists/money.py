"""The amounts of a list: read, doubted where a cell can mean two things, and refused where nothing can be guessed."""

from decimal import Decimal

import msgspec
from flask_babel import lazy_gettext as _

from app.forms.amounts import readings
from app.imports.lists import headings
from app.imports.lists.files.rows import Cell, word
from app.imports.lists.hearing import Hearing
from app.imports.lists.units import THOUSAND, Unit
from app.imports.plans import amount
from app.imports.source import ImportRefused, excerpt


class Money(msgspec.Struct, frozen=True):
    """How a column of amounts is read: its heading and unit; `whole` amounts stand behind a status, without cents."""

    column: str
    unit: Unit = Unit()
    whole: bool = False


def cents(cell: Cell, money: Money, line: int, heard: Hearing, least: bool = False) -> int | None:
    """The amount in cents, None where the cell is empty; an open question gives -1.

    `least` is for an amount that may be 0. Raises ImportRefused: bad_number, amount_not_positive, amount_too_large.
    """
    text = headings.price(word(cell)) if money.whole else word(cell).strip()
    if not text:
        return None
    try:
        found = _readings(cell if not money.whole else text, money)
    except ValueError:
        raise ImportRefused("bad_number", line=line, column=money.column, value=excerpt(text)) from None
    chosen = _chosen(found, text, line, heard)
    if chosen is None:
        return -1
    if least and chosen == 0:
        return None
    return amount(chosen, {"line": line}, money.column, text)


def _chosen(found: list[int], text: str, line: int, heard: Hearing) -> int | None:
    if len(found) == 1:
        return found[0]
    why = _("dit bedrag kan twee dingen zijn; kies het goede")
    option = heard.ask(line, text, why, found, usual=found[-1])
    return option if isinstance(option, int) else None


def _readings(cell: Cell, money: Money) -> list[int]:
    """What a cell can mean in cents; raises ValueError."""
    if isinstance(cell, Decimal):
        return [_rounded(cell * money.unit.cents)]
    numbers = readings(cell.strip(), dots=money.unit.cents >= THOUSAND)
    values = [number * money.unit.cents for number in (numbers[-1:] if money.whole else numbers)]
    if any(value % 1 for value in values):
        whole = [value for value in values if not value % 1]
        if not whole:
            raise ValueError(f"a part of a cent: {cell}")
        values = whole
    return sorted({int(value) for value in values})


def _rounded(value: Decimal) -> int:
    """A cell that was worked out may hold parts of a cent, of which a spreadsheet shows none."""
    if abs(value.adjusted()) > 30:
        raise ValueError(f"no amount: {value}")
    return int(value.quantize(Decimal(1)))
