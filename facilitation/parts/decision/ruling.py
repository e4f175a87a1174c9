"""Whether the room's answers make a decision, by the rule and the quorum that were agreed before."""

from collections.abc import Iterable, Mapping

import msgspec

from facilitation.counting.election import NEUTRAL_RESISTANCE
from facilitation.counting.resistance import NOTHING
from facilitation.parts.choice.asked import about_package
from facilitation.parts.choice.state import Choice
from facilitation.parts.decision.state import KIND, Called, DecisionState
from facilitation.parts.package.division import current
from facilitation.parts.seating import ever
from facilitation.parts.terms import terms
from facilitation.state.meeting import Meeting
from facilitation.state.terms import Terms


class Ruling(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the last round comes to: `yes` can live with it, `of` answered, sitting at so many `tables`.

    By the rule of resistance it is the last choice with the package in it that counts: the sums of `resistance` against
    the package and against doing `nothing`. Then `yes` resist the package no more than doing nothing.
    """

    met: bool
    quorum: bool
    yes: int
    of: int
    tables: int
    standing: int
    resistance: int | None = None
    nothing: int | None = None


def judge(meeting: Meeting, state: DecisionState, tables: int | None = None) -> Ruling:
    """Hold the answers of the last round against the terms of the meeting.

    `tables` is at how many tables those sit who answered, where pseudonyms do not tell it.
    """
    standing = sum(objection.standing for objection in state.objections(shown=True, number=state.round))
    standing += state.now.by_hand("objection")  # said without words, so nobody can take them in
    if terms(meeting).rule == "resistance":
        return _by_resistance(meeting, standing, tables)
    counts = state.counts()
    yes, of = counts["agree"] + counts["concern"], sum(counts.values())
    tables = _tables(meeting, state.consents) if tables is None else tables
    minority = any(view.hidden is None for view in state.views.values())
    met = _met(terms(meeting), yes, of, standing, minority)
    return Ruling(met, _quorum(terms(meeting), of, tables), yes, of, tables, standing)


def _met(agreed: Terms, yes: int, of: int, standing: int, minority: bool) -> bool:
    """Half is no majority; four fifths may go on over objections when the minority has its say in the record."""
    if agreed.rule == "consent":
        return standing == 0
    if agreed.rule == "majority":
        return 2 * yes > of and 100 * yes >= agreed.percent * of
    if agreed.rule == "four_fifths":
        return of > 0 and 5 * yes >= 4 * of and (standing == 0 or minority)
    return True


def deciding(meeting: Meeting) -> Choice | None:
    """The last closed choice at the decision with the package of now among its options."""
    stage = KIND.at(meeting)
    return about_package(meeting, stage.key) if stage is not None else None


def _by_resistance(meeting: Meeting, standing: int, tables: int | None) -> Ruling:
    choice = deciding(meeting)
    if choice is None:
        return Ruling(False, _quorum(terms(meeting), 0, 0), 0, 0, 0, standing)
    package, outcome = str(choice.option_for(current(meeting))), choice.outcome
    against, nothing = outcome.sum_of(package), outcome.sum_of(NOTHING)
    tables = _tables(meeting, choice.answers) if tables is None else tables
    yes = sum(_mark(a.marks, package) <= _mark(a.marks, NOTHING) for a in choice.answers.values())
    quorum = _quorum(terms(meeting), outcome.answers, tables)
    return Ruling(against < nothing, quorum, yes, outcome.answers, tables, standing, against, nothing)


def _mark(marks: Mapping[str, int], option: str) -> int:
    return marks.get(option, NEUTRAL_RESISTANCE)


def _tables(meeting: Meeting, sitting: Iterable[str]) -> int:
    """At how many tables these seats sit."""
    known = ever(meeting)
    found = (known[seat].table for seat in sitting if seat in known)
    return len({table for table in found if table is not None})


def _quorum(agreed: Terms, of: int, tables: int) -> bool:
    return of >= agreed.seats and tables >= agreed.tables


def called(agreed: Terms, ruling: Ruling, advice: bool) -> Called:
    """Below the quorum, without the rule, or without the mandate for more it is advice."""
    decides = ruling.quorum and not advice and agreed.mandate != "adviserend"
    return "besluit" if decides else "advies"
