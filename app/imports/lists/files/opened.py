"""A file with a list of plans, read as what it is: a spreadsheet, a table of text, objects or recorded votes."""

from collections.abc import Sequence
from pathlib import PurePath

import msgspec
from flask_babel import lazy_gettext as _

from app.imports import listing, pabulib
from app.imports.lists import headings, reading
from app.imports.lists.files import kinds, objects, rows, sheets, text
from app.imports.lists.files.rows import Table
from app.imports.lists.hearing import Answers, Hearing, Pointed
from app.imports.lists.making import Entry, plans
from app.imports.lists.told import Column, Preview, Seen
from app.imports.plans import MOST_PLANS
from app.imports.source import ImportRefused, Source, utf8

WHICH_SHEET = _("in meer dan één tabblad staan plannen; welk tabblad bedoel je?")


def preview(data: bytes, name: str, answers: Answers | None, yes: bool, pointed: Pointed | None) -> Preview:
    """What a file is understood as, as `app.imports.lists.preview` tells it.

    Raises ImportRefused: no_list, no_heading, missing_column, no_plans, too_many_plans, too_large_file,
    answer_fits_nothing, and what a `.json` or `.pb` gives cause for.
    """
    heard = Hearing(answers, yes, pointed)
    found = _read(data, name, heard)
    heard.require_all_heard()
    if len(found.plans) > MOST_PLANS:
        raise ImportRefused("too_many_plans", count=len(found.plans), most=MOST_PLANS)
    if not found.plans and not heard.left:
        raise ImportRefused("no_plans")
    return msgspec.structs.replace(
        found,
        left_out=tuple(sorted(heard.left, key=lambda left: left.line)),
        asks=tuple(sorted(heard.asks, key=lambda ask: ask.line)),
        settled=yes,
    )


def glance(data: bytes, name: str) -> tuple[Column, ...]:
    """The columns of its widest row near the top, as `app.imports.lists.glance` tells them; raises ImportRefused."""
    if not kinds.is_workbook(data):
        words, _encoding = text.decoded(data)
        tables = [rows.table(words, headings.count)]
    else:
        tables, _hidden = sheets.tables(data, name)
    first = next((table for table in tables if table.rows), Table([]))
    widest = max(first.rows[: rows.LOOKED_AT], key=lambda row: sum(map(bool, row[1])), default=(0, []))
    return tuple(Column(rows.word(cell).strip(), None, index) for index, cell in enumerate(widest[1]))


def _read(data: bytes, name: str, heard: Hearing) -> Preview:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise kinds.no_list(name, _("een leeg bestand"))
    if len(data) > kinds.LARGEST:
        raise ImportRefused("too_large_file", name=name, most=kinds.LARGEST >> 20)
    if kinds.is_workbook(data):
        tables, hidden = sheets.tables(data, name)
        return _tables(tables, name, kinds.workbook_form(data), heard, hidden)
    kinds.require_text(data, name)
    ending = PurePath(name).suffix.lower()
    if ending == ".pb" or data.lstrip(b"\xef\xbb\xbf \r\n")[:5].upper() in (b"META\n", b"META\r", b"META;"):
        return _pabulib(data, name, heard)
    if ending == ".json" or data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return _objects(utf8(data), name, heard)
    words, encoding = text.decoded(data)
    if not text.readable(words):
        raise kinds.no_list(name, _("geen tekst en geen spreadsheet"))
    table = rows.table(words, headings.count)
    return _tables([table], name, f"{encoding}, tabs" if table.tabs else encoding, heard)


def _tables(tables: Sequence[Table], name: str, encoding: str, heard: Hearing, hidden: Sequence[str] = ()) -> Preview:
    chosen = _sheet(tables, heard)
    seen, columns = reading.read(chosen, heard)
    others = [Column(str(_("tabblad ‘%(name)s’", name=table.name))) for table in tables if table is not chosen]
    others += [Column(str(_("verborgen tabblad ‘%(name)s’", name=title))) for title in hidden]
    return _preview(Source(title=PurePath(name).stem, pot=None, initiatives=()), seen, (*columns, *others), encoding)


def _sheet(tables: Sequence[Table], heard: Hearing) -> Table:
    """The only sheet with plans, or the one that was chosen; the first where none has any."""
    with_plans = [table for table in tables if _has_plans(table, heard)]
    if len(with_plans) < 2:
        return [*with_plans, *tables, Table([])][0]
    names = [table.name for table in with_plans]
    answer = heard.ask(1, " / ".join(names), WHICH_SHEET, names)
    return with_plans[names.index(str(answer)) if answer else 0]


def _has_plans(table: Table, heard: Hearing) -> bool:
    try:
        return bool(headings.find(table.rows, heard.pointed).below)
    except ImportRefused:
        return False


def _pabulib(data: bytes, name: str, heard: Hearing) -> Preview:
    """Plans of a recorded vote are what they are, however alike: ballots name them by their ids."""
    found = pabulib.listed(utf8(data), PurePath(name))
    for line, refusal in found.faults:
        heard.fault(line, refusal)
    seen = [Seen(found.lines[plan.id], plan, plan.ask, None) for plan in found.source.initiatives]
    return _preview(found.source, seen, tuple(map(Column, pabulib.COLUMNS["PROJECTS"])), "utf-8")


def _objects(words: str, name: str, heard: Hearing) -> Preview:
    data = listing.parsed(words)
    table = None if listing.is_ours(data) else objects.table(objects.items(data))
    if table is not None and _has_plans(table, heard):
        return _tables([table], name, "utf-8", heard)
    entries = []
    for number, draft in enumerate(listing.drafts(data), start=1):
        if isinstance(draft, ImportRefused):
            heard.fault(number, draft)
        else:
            entries.append(Entry(number, draft, draft.ask, counted="plan"))
    seen = plans(entries, heard, {})
    source = listing.source(data, PurePath(name).stem, tuple(one.plan for one in seen))
    return _preview(source, seen, (), "utf-8")


def _preview(source: Source, seen: Sequence[Seen], columns: tuple[Column, ...], encoding: str) -> Preview:
    round_ = msgspec.structs.replace(source, initiatives=tuple(one.plan for one in seen))
    return Preview(round_, tuple(seen), columns=columns, encoding=encoding)
