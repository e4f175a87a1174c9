"""What can be asked about a committee's stage: what was agreed, who is on it, how far it is, and where plans stand."""

import msgspec

from facilitation.parts.committee.state import Committee, Criterion, Lists, Options, Paper, Selection, Terms
from facilitation.parts.committee.weighing import NOTHING, Standing, lists, standings
from facilitation.parts.plans import active, plans
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage


class Progress(msgspec.Struct, frozen=True):
    """How far one member is with the plans: how many of those to decide about are done, and how many leave doubt."""

    done: int
    of: int
    doubts: int = 0


def options(stage: Stage) -> Options:
    """What the agenda says of the stage."""
    return msgspec.convert(dict(stage.rules), Options, strict=False)


def written(criteria: str) -> list[tuple[str, str]]:
    """The lines of criteria as they were typed: the name, and the weight in digits; 1 where none was said."""
    lines = [" ".join(line.split()) for line in criteria.splitlines()]
    return [_line(line) for line in lines if line]


def _line(line: str) -> tuple[str, str]:
    name, _, weight = line.rpartition(":")
    return (name.strip(), weight.strip()) if name.strip() and _digits(weight.strip()) else (line, "1")


def _digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def terms(stage: Selection) -> Terms:
    """What is agreed: here, else as the agenda says."""
    if stage.state.terms is not None:
        return stage.state.terms
    told = options(stage.plan)
    lines = enumerate(written(told.criteria), start=1)
    return Terms(tuple(Criterion(f"C{n}", name, int(weight)) for n, (name, weight) in lines), told.chosen, told.reserve)


def ready(stage: Selection) -> bool:
    """Whether criteria are agreed, and how many plans are chosen."""
    agreed = terms(stage)
    return bool(agreed.criteria) and agreed.chosen > 0


def paper(state: Committee, plan: str) -> Paper:
    """What was said of a plan."""
    return state.papers.get(plan, NOTHING)


def order(meeting: Meeting, stage: Selection) -> list[Standing]:
    """The plans in the order of their scores: those that take part, once lists are fixed those that did then."""
    fixed = stage.state.lists
    there = {*fixed.chosen, *fixed.reserve, *fixed.others} if fixed else {plan.id for plan in active(meeting)}
    return standings(terms(stage), stage.state.papers, [plan for plan in plans(meeting) if plan in there])


def drawn_up(meeting: Meeting, stage: Selection) -> Lists:
    """The lists as they are fixed, else as they would be now."""
    return stage.state.lists or lists(terms(stage), order(meeting, stage), stage.state.placed)


def progress(meeting: Meeting, stage: Selection, seat: str) -> Progress:
    """How far a member is; a plan about which they do not decide is none of theirs."""
    papers = [paper(stage.state, plan.id) for plan in active(meeting)]
    own = [each for each in papers if seat not in each.interests]
    given = [each.counted[seat] for each in own if seat in each.counted]
    return Progress(len(given), len(own), sum(score.doubt for score in given))


def everybody(meeting: Meeting, stage: Selection) -> list[Progress]:
    """How far the members are, who is furthest first: numbers alone, never who."""
    found = [progress(meeting, stage, seat) for seat in seats(meeting)]
    return sorted(found, key=lambda each: (each.of - each.done, -each.done))
