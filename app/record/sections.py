"""The sections of the record: one line for every part that tells of itself, and the order on the page and on paper."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from app.part import SHOWN
from app.record import ballots, course
from app.record.blocks import Chapter, chapters
from app.record.follow_up import section as follow_up
from app.record.reading import Reading
from app.record.section import Section
from app.record.signing import section as signing

AROUND: tuple[Section, ...] = (*follow_up.SECTIONS, *course.SECTIONS, *ballots.SECTIONS, *signing.SECTIONS)
"""What stands around the parts."""

OTHERS = "..."
"""The place of sections that the order does not name."""
CORE = ("division", "consent", "concerns", "minority", "follow_up", "proof")
"""What was decided, why, who saw it otherwise, what happens next and how to check it: two pages of paper."""
ANNEX = (
    "conditions",
    "mandates",
    "rounds",
    "versions",
    "amendments",
    "recasts",
    "choices",
    "earlier",
    "course",
    "opkomst",
    "on_behalf",
    "turns",
    "count",
    "outcome",
    "compared",
    "shares",
    "chips",
    "committees",
    "ballots",
    "windows",
    "paper",
    "hands",
    "closings",
    "quiet",
    "viewers",
    "agreed",
    "frames",
    OTHERS,
    "review",
    "questions",
    "common_ground",
    "arguments",
    "origins",
    "captions",
)
"""All else: folded on the page, and an annex on paper."""
AGREED = ("frames", "choices")
"""What the room agreed before it divides money: a document of its own."""


class Shown(msgspec.Struct, frozen=True):
    """A section on the page: `macro` of `template` shows `told` under its title; a folded one opens when asked."""

    name: str
    title: str
    template: str
    macro: str
    told: Any
    folded: bool


def on_page(read: Reading, order: Sequence[str] = (*CORE, *ANNEX)) -> list[Shown]:
    """What the page shows, in its order and in the present language."""
    found = (_shown(section, read) for section in _ordered(order))
    return [shown for shown in found if shown is not None]


def on_paper(read: Reading, order: Sequence[str] = (*CORE, *ANNEX)) -> list[Chapter]:
    """What paper and Markdown tell, in their order and in the present language."""
    return [chapter for section in _ordered(order) for chapter in _chapters(section, read)]


def _shown(section: Section, read: Reading) -> Shown | None:
    if section.shows is None:
        return None
    if section.shows == "blocks":
        told, template, macro = _chapters(section, read) or None, "record/chapters.html", "chapters"
    else:
        told, template, macro = section.shows(read), section.template, section.name
    folded = section.name not in CORE
    return None if told is None else Shown(section.name, str(section.title), template, macro, told, folded)


def _chapters(section: Section, read: Reading) -> list[Chapter]:
    return chapters(str(section.title), section.blocks(read)) if section.blocks else []


def declared() -> Iterator[Section]:
    """Every section: those around the parts, then those of each part."""
    yield from AROUND
    for part in SHOWN.parts.values():
        yield from part.sections


def _ordered(order: Sequence[str]) -> list[Section]:
    """Its sections: where it names them, or at the place of the others, as the parts are listed."""
    sections = {section.name: section for section in declared()}
    others = [section for name, section in sections.items() if name not in (*CORE, *ANNEX)]
    return [section for name in order for section in (others if name == OTHERS else [sections[name]])]
