"""The sealed ballots in the record: how many there were, and on the page every single one."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import euro, in_a_row
from app.parts.seating.record import people
from app.record.reading import Reading
from app.record.section import Fact, Section

FORMS = ("order", "approved", "amounts", "points", "grades", "resistance")
"""What a ballot may be filled in with: plans in order, plans, or plans with cents, points or a grade each."""


class Ballot(msgspec.Struct, frozen=True):
    """A ballot in words, and what its device finds it by."""

    stub: str
    words: str


class Box(msgspec.Struct, frozen=True):
    """The ballots of one stage, in their order."""

    stage: str
    title: str
    ballots: list[Ballot]


def facts(read: Reading) -> Iterator[Fact]:
    """How many ballots came in for each stage, over which channel."""
    for each in read.record.get("voided", ()):
        yield Fact(term=read.stage_title(each["stage"]), said=_voided(each))
    for title, counts in _turnout(read):
        if not sum(counts.values()):
            yield Fact(term=title, said=gettext("Niemand stuurde een biljet in."))
            continue
        said = ngettext(
            "%(num)s stembiljet: %(people)s.",
            "%(num)s stembiljetten: %(people)s.",
            sum(counts.values()),
            people=people(counts),
        )
        yield Fact(term=title, said=said)


def _voided(each: Mapping[str, Any]) -> str:
    """That a vote did not count, how many had voted, and why."""
    said = ngettext(
        "Een eerdere stemming telt niet (%(num)s stembiljet): %(reason)s",
        "Een eerdere stemming telt niet (%(num)s stembiljetten): %(reason)s",
        sum(each["turnout"].values()),
        reason=each["reason"] or gettext("de reden is verwijderd"),
    )
    return f"{said.rstrip('.')}. {gettext('Daarna is opnieuw gestemd.')}"


def _turnout(read: Reading) -> list[tuple[str, Mapping[str, int]]]:
    """What each stage with sealed ballots is called, and how many came in over which channel."""
    found = read.record["turnout"]["ballots"]
    return [(read.stage_title(key), counts) for key, counts in found.items()]


def _boxes(read: Reading) -> list[Box] | None:
    """Once the meeting is closed: a draft is seen while outcomes are hidden."""
    stages = [stage for stage in read.record["agenda"] if read.ballots.get(stage["key"])]
    return [_box(read, stage) for stage in stages] or None if read.closed else None


def _box(read: Reading, stage: Mapping[str, str]) -> Box:
    ballots = [Ballot(paper.get("stub", ""), _words(read, paper)) for paper in read.ballots[stage["key"]]]
    return Box(stage["key"], read.stage_title(stage["key"]), ballots)


def _words(read: Reading, paper: Mapping[str, Any]) -> str:
    form = next((form for form in FORMS if paper.get(form)), "")
    chosen = [_line(read, paper, form, n, key) for n, key in enumerate(paper.get(form) or (), 1)]
    return in_a_row(chosen) or gettext("niets")


def _line(read: Reading, paper: Mapping[str, Any], form: str, place: int, key: str) -> str:
    """One plan on a ballot."""
    title = read.plans[key]["title"]
    if form == "order":
        return f"{place}. {title}"
    if form == "approved":
        return str(title)
    return f"{title} {euro(paper[form][key]) if form == 'amounts' else paper[form][key]}"


SECTIONS = (Section(name="ballots", title=lazy_gettext("Alle stembiljetten"), shows=_boxes),)
