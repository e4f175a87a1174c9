"""Entries of a list made into plans: told apart, each with an id of its own, and texts that fit."""

from collections.abc import Mapping

import msgspec
from flask_babel import lazy_gettext as _

from app.imports.lists import ids, lookalike
from app.imports.lists.hearing import AWAY, ON_REQUEST, Hearing
from app.imports.lists.told import Seen
from app.imports.plans import Draft, initiative
from app.imports.source import ImportRefused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE

ALL, FIRST, SHORTENED = "allemaal", "eerste", "inkorten"
TOO_LONG = _("deze tekst is te lang voor het scherm; mogen we hem inkorten?")
OPEN = -1
TAIL = 40
"""Characters of the end of a title that are kept where its beginning is also another's."""


class Entry(msgspec.Struct):
    """A row that is a plan, as far as it was read; `ask` in cents, OPEN while it is asked."""

    line: int
    draft: Draft
    ask: int
    counted: str = "line"
    """What `line` counts: lines of a file, or the `plan`s of a list."""


def plans(entries: list[Entry], heard: Hearing, called: Mapping[str, str]) -> list[Seen]:
    """The entries that stay; `called` gives the file's own column names."""
    kept = _told_apart(entries, heard)
    keys = ids.settled([(entry.line, entry.draft.id) for entry in kept], heard)
    found = []
    for entry, key in zip(kept, keys, strict=True):
        entry.draft.id = key
        seen = _plan(entry, heard, called)
        if seen is not None:
            found.append(seen)
    return _cut_apart(found, {entry.line: entry.draft.title for entry in kept})


def _told_apart(entries: list[Entry], heard: Hearing) -> list[Entry]:
    """All entries, but for those that look like an earlier one and are said to be the same."""
    same: set[int] = set()
    for places in lookalike.groups([entry.draft.title for entry in entries]):
        first, *others = (entries[place] for place in places)
        if _ask(first, others, heard) == FIRST:
            same |= {entry.line for entry in others}
    for line in sorted(same):
        heard.leave(line, ON_REQUEST)
    return [entry for entry in entries if entry.line not in same]


def _ask(first: Entry, others: list[Entry], heard: Hearing) -> int | str | None:
    lines = ", ".join(str(entry.line) for entry in (first, *others))
    why = _("op de regels %(lines)s staan titels die er hetzelfde uitzien; zijn het andere plannen?", lines=lines)
    return heard.ask(first.line, first.draft.title, why, (ALL, FIRST))


def _plan(entry: Entry, heard: Hearing, called: Mapping[str, str]) -> Seen | None:
    for field in ("short", "text"):
        text = getattr(entry.draft, field)
        if len(text) > LONGEST_DESCRIPTION:
            if heard.ask(entry.line, text, TOO_LONG, (SHORTENED, AWAY)) == AWAY:
                heard.leave(entry.line, ON_REQUEST)
                return None
            setattr(entry.draft, field, text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…")
    try:
        plan = initiative(entry.draft, {entry.counted: entry.line}, called)
    except ImportRefused as refusal:
        heard.fault(entry.line, refusal)
        return None
    return Seen(entry.line, plan, None if entry.ask == OPEN else plan.ask, entry.draft.minimum)


def _cut_apart(found: list[Seen], titles: Mapping[int, str]) -> list[Seen]:
    """Plans whose long titles were cut to the same words keep their end instead of their middle."""
    often: dict[str, int] = {}
    for seen in found:
        often[seen.plan.title] = often.get(seen.plan.title, 0) + 1
    return [
        msgspec.structs.replace(seen, plan=msgspec.structs.replace(seen.plan, title=_ends(titles[seen.line])))
        if often[seen.plan.title] > 1 and seen.plan.title.endswith("…")
        else seen
        for seen in found
    ]


def _ends(title: str) -> str:
    whole = " ".join(title.split())
    return f"{whole[: LONGEST_TITLE - TAIL - 2].rstrip()}… {whole[-TAIL:].lstrip()}"
