"""A table of plans, row by row: what is a plan, what is none, and what people must decide."""

import re

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.forms.cells import bare
from app.imports.lists import headings, money, states, totals
from app.imports.lists.columns import Columns, choose
from app.imports.lists.files import markup
from app.imports.lists.files.rows import Cell, Table, unfolded, word
from app.imports.lists.hearing import AWAY, ON_REQUEST, Hearing
from app.imports.lists.making import OPEN, Entry, plans
from app.imports.lists.told import Column, Seen
from app.imports.plans import Draft
from app.imports.source import ImportRefused, excerpt
from facilitation.refusals import Refused
from facilitation.texts import optional

YES, NO = ("ja", "j", "yes", "y", "true", "waar", "1", "x"), ("nee", "n", "no", "false", "onwaar", "0")
JOINS = "meedoen"
UNPRICED = _("zonder bedrag, en volgens de status doet dit plan niet mee")
NOTE = _("zonder titel en zonder bedrag")
_ACCOUNT = re.compile(r"[<(\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[>)\]]?|[(\[]?(?:\+31|\b0)(?:[ \-()]*\d){9}\b[)\]]?")


def read(table: Table, heard: Hearing) -> tuple[list[Seen], tuple[Column, ...]]:
    """The plans of a table and its columns; raises ImportRefused: no_heading, missing_column."""
    found = headings.find(table.rows, heard.pointed)
    for line, _cells in found.above:
        heard.leave(line, totals.ABOVE)
    columns = choose(found, heard)
    entries: list[Entry] = []
    for line, cells in found.below:
        entry = _Row(line, _fitted(cells, len(found.words)), columns, heard).entry([one.ask for one in entries])
        if entry is not None:
            entries.append(entry)
    return plans(entries, heard, columns.titles()), columns.told()


def _fitted(cells: list[Cell], width: int) -> list[Cell]:
    """A row that was saved whole in one cell, by the mark that gives it as many cells as the heading."""
    return next((row for row in unfolded(cells) if len(row) == width and width > 1), cells)


class _Row(msgspec.Struct):
    """One row below the heading."""

    line: int
    cells: list[Cell]
    columns: Columns
    heard: Hearing

    def entry(self, before: list[int]) -> Entry | None:
        """The plan in this row; None where it is none, or nobody can say what it asks. `before` are asks above it."""
        title = self._words("title")
        why = totals.summary([title, self._words("id")] if title else [word(cell) for cell in self.cells])
        if self._is_heading():
            why = totals.AGAIN
        elif title and totals.begins(title) and totals.is_sum(self._amount(), before):
            why = totals.TOTAL
        offered = title if why is not totals.AGAIN and _visible(title) else ""
        if why is not None and not (offered and self.heard.along(self.line)):
            self.heard.leave(self.line, why, offered)
        elif self.heard.away(self.line):
            pass
        elif not _visible(title):
            self._untitled(before)
        elif self._too_wide():
            self.heard.fault(self.line, ImportRefused("bad_row", line=self.line))
        else:
            return self._titled(title)
        return None

    def _titled(self, title: str) -> Entry | None:
        standing = self._standing(title)
        if standing and not self._said("ask"):
            self.heard.leave(self.line, UNPRICED)
            return None
        ask, minimum, scalable = self._ask(), self._least(), self._choice()
        if isinstance(ask, _Fault) or isinstance(minimum, _Fault) or isinstance(scalable, _Fault):
            for found in (ask, minimum, scalable):
                if isinstance(found, _Fault):
                    self.heard.fault(self.line, found.refusal, priced=found is ask)
            return None
        if standing:
            said = self.columns.text(self.cells, "status") or title
            if self.heard.ask(self.line, said, standing, (JOINS, AWAY)) == AWAY:
                self.heard.leave(self.line, ON_REQUEST)
                return None
        draft = Draft(ask=ask if ask != OPEN else max(minimum or 0, 1), title=title, minimum=minimum, scalable=scalable)
        for field in ("theme", "short", "text", "proposer"):
            setattr(draft, field, self._words(field))
        draft.proposer = " ".join(_ACCOUNT.sub(" ", draft.proposer).split()).strip(" ,;<>")
        draft.id = self.columns.text(self.cells, "id")
        return Entry(self.line, draft, ask)

    def _words(self, field: str) -> str:
        text = self.columns.text(self.cells, field)
        ours = "outcome" in (found.casefold() for found in self.columns.found.words)
        return markup.plain(bare(text) if ours else text)

    def _said(self, field: str) -> str:
        text = word(self.columns.cell(self.cells, field)).strip()
        priced = field == "ask" and self.columns.found.priced_by_status
        return headings.price(text) if priced else text

    def _standing(self, title: str) -> LazyString | None:
        feasible, gone = self.columns.text(self.cells, "feasible"), self.columns.text(self.cells, "withdrawn")
        status = self.columns.text(self.cells, "status")
        return states.of(status) or states.of_columns(feasible, gone) or states.of_title(title)

    def _ask(self) -> "int | _Fault":
        column = self.columns.money["ask"]
        try:
            found = money.cents(self.columns.cell(self.cells, "ask"), column, self.line, self.heard)
            if found is None:
                raise ImportRefused("missing_value", line=self.line, column=column.column)
        except ImportRefused as refusal:
            return self.heard.amount(self.line) or _Fault(refusal)
        return found if self.columns.asked else OPEN

    def _least(self) -> "int | _Fault | None":
        if "minimum" not in self.columns.money:
            return None
        cell = self.columns.cell(self.cells, "minimum")
        try:
            found = money.cents(cell, self.columns.money["minimum"], self.line, self.heard, least=True)
        except ImportRefused as refusal:
            return _Fault(refusal)
        return None if found == OPEN else found

    def _choice(self) -> "bool | _Fault | None":
        text = self.columns.text(self.cells, "scalable").lower()
        if not text or text in (*YES, *NO):
            return text in YES if text else None
        column = self.columns.titles()["scalable"]
        return _Fault(ImportRefused("bad_choice", line=self.line, column=column, value=excerpt(text)))

    def _untitled(self, before: list[int]) -> None:
        said = word(self.columns.cell(self.cells, "ask")).strip()
        if not said:
            return self.heard.leave(self.line, NOTE)
        if totals.is_sum(self._amount(), before):
            return self.heard.leave(self.line, totals.SUM)
        column = self.columns.titles()["title"]
        key = "no_visible_title" if self.columns.text(self.cells, "title") else "missing_value"
        return self.heard.fault(self.line, ImportRefused(key, line=self.line, column=column))

    def _amount(self) -> int | None:
        """What the row asks, without any question about it."""
        try:
            return money.cents(self.columns.cell(self.cells, "ask"), self.columns.money["ask"], self.line, Hearing())
        except ImportRefused:
            return None

    def _is_heading(self) -> bool:
        texts = [" ".join(word(cell).split()).casefold() for cell in self.cells]
        return texts == [text.casefold() for text in self.columns.found.words]

    def _too_wide(self) -> bool:
        return any(word(cell).strip() for cell in self.cells[len(self.columns.found.words) :])


class _Fault(msgspec.Struct, frozen=True):
    """Why a row cannot become a plan."""

    refusal: ImportRefused


def _visible(title: str) -> bool:
    try:
        return bool(optional(title, len(title) + 1))
    except Refused:
        return True
