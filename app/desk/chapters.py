"""The chapters of a draft in their order: what each is called, and how far it is."""

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.desk import checking
from app.desk.checks.found import MISSING
from app.desk.evening import Evening


class Chapter(msgspec.Struct, frozen=True):
    """One page of a draft: its address, its title and its template; `fills` where something is filled in."""

    slug: str
    title: LazyString
    template: str
    fills: bool = True


class Line(msgspec.Struct, frozen=True):
    """A chapter in the rail: whether nothing is open in it, and else what is, in two words."""

    chapter: Chapter
    done: bool
    note: str = ""


CHAPTERS = {
    chapter.slug: chapter
    for chapter in (
        Chapter("avond", _("Avond"), "evening"),
        Chapter("agenda", _("Agenda"), "agenda"),
        Chapter("plannen", _("Plannen"), "list"),
        Chapter("kaders", _("Kaders"), "agreements"),
        Chapter("stemmen", _("Stemmen en tellen"), "voting"),
        Chapter("tafels", _("Tafels"), "seats"),
        Chapter("helpers", _("Helpers"), "helpers"),
        Chapter("papier", _("Papier"), "paper"),
        Chapter("nakijken", _("Nakijken"), "checking", fills=False),
        Chapter("oefenen", _("Oefenen"), "practice", fills=False),
        Chapter("openen", _("Openen"), "opening", fills=False),
    )
}


def rail(evening: Evening) -> list[Line]:
    """Every chapter as the rail shows it."""
    found = checking.found(evening)
    return [_line(chapter, found) for chapter in CHAPTERS.values()]


def _line(chapter: Chapter, found: list[checking.Found]) -> Line:
    if not chapter.fills:
        number = len(found) if chapter.slug == "nakijken" else 0
        return Line(chapter, False, ngettext("%(num)s punt", "%(num)s punten", number) if number else "")
    open_ = sum(each.chapter == chapter.slug and each.weight == MISSING for each in found)
    return Line(chapter, not open_, ngettext("%(num)s ontbreekt", "%(num)s ontbreken", open_) if open_ else "")


def number(chapter: Chapter) -> int:
    """Where a chapter that is filled in stands among those, from 1."""
    return 1 + [each.slug for each in CHAPTERS.values() if each.fills].index(chapter.slug)


def filled() -> int:
    """How many chapters are filled in."""
    return sum(chapter.fills for chapter in CHAPTERS.values())


def neighbours(chapter: Chapter) -> tuple[Chapter | None, Chapter | None]:
    """The chapter before this one and the one after it."""
    every = list(CHAPTERS.values())
    at = every.index(chapter)
    return (every[at - 1] if at else None), (every[at + 1] if at + 1 < len(every) else None)
