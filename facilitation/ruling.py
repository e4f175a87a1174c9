"""Whether the room's answers make a decision, by the rule and the quorum that were agreed before."""

from typing import TYPE_CHECKING, Literal

import msgspec

from facilitation.terms import Terms

if TYPE_CHECKING:
    from facilitation.meeting import Meeting
    from facilitation.stages.decision import DecisionState

Called = Literal["besluit", "advies"]


class Ruling(msgspec.Struct, frozen=True):
    """What the last round comes to: `yes` can live with it, `of` answered, sitting at so many `tables`."""

    met: bool
    quorum: bool
    yes: int
    of: int
    tables: int
    standing: int


def judge(meeting: "Meeting", state: "DecisionState") -> Ruling:
    """Hold the answers of the last round against the terms of the meeting."""
    counts = state.counts()
    yes, of = counts["agree"] + counts["concern"], sum(counts.values())
    seats = (meeting.seats[seat] for seat in state.consents)
    tables = len({seat.table for seat in seats if seat.table is not None})
    standing = sum(objection.standing for objection in state.objections(shown=True, number=state.round))
    minority = any(view.hidden is None for view in state.views.values())
    met = _met(meeting.terms, yes, of, standing, minority)
    return Ruling(met, of >= meeting.terms.seats and tables >= meeting.terms.tables, yes, of, tables, standing)


def _met(terms: Terms, yes: int, of: int, standing: int, minority: bool) -> bool:
    """Half is no majority; four fifths may go on over objections when the minority has its say in the record."""
    if terms.rule == "consent":
        return standing == 0
    if terms.rule == "majority":
        return 2 * yes > of and 100 * yes >= terms.percent * of
    if terms.rule == "four_fifths":
        return of > 0 and 5 * yes >= 4 * of and (standing == 0 or minority)
    return True


def called(terms: Terms, ruling: Ruling, advice: bool) -> Called:
    """Below the quorum, without the rule, or without the mandate for more it is advice."""
    decides = ruling.quorum and not advice and terms.mandate != "adviserend"
    return "besluit" if decides else "advies"
