"""The plans of a committee one at a time, as one member or the chair reads them: where one is, what comes next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.parts.committee.board import phase
from app.parts.committee.words import LISTS, abstaining, mark
from facilitation.parts.committee.asked import drawn_up, options, order, paper, terms
from facilitation.parts.committee.state import Criterion, Paper, Placed, Score, Selection
from facilitation.parts.plans import active
from facilitation.parts.seating import seats
from facilitation.state.plan import Initiative

SHOWN_AT_ONCE = 25
APART = 2
"""From how many marks between the lowest and the highest on members see that they differ."""
FILTERS = ("alle", "lezen", "twijfel", "klaar")
Said = tuple[str, bool, Score]


class Line(msgspec.Struct, frozen=True):
    """One plan in the list of all: its number, and how far one is with it; `state` is a filter, or `apart`.

    `abstaining` says how many members do not decide about it.
    """

    id: str
    title: str
    number: int
    state: str
    abstaining: str


class Row(msgspec.Struct, frozen=True):
    """One member's marks of a plan, without whose they are: a letter, whether they are `own`, whether they count."""

    letter: str
    own: bool
    counts: bool
    changed: bool
    marks: tuple[int, ...]
    reason: str
    doubt: bool


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One plan with all that one may read and do about it.

    `rows`, `mean` and `differences` are only there once the reading was closed; `own` is one's own score, `members` are
    who sits here, for the chair alone.
    """

    plan: Initiative
    number: int
    of: int
    done: int
    state: str
    before: str
    after: str
    criteria: tuple[Criterion, ...]
    most: int
    needs_reason: bool
    phase: str
    own: Score | None
    interest: str | None
    by_chair: bool
    abstaining: str
    interests: tuple[str, ...]
    read: int
    rows: tuple[Row, ...] = ()
    mean: str = ""
    differences: tuple[str, ...] = ()
    placed: Placed = Placed()
    stands: str = ""


def lines(view: View, stage: Selection, seat: str) -> list[Line]:
    """Every plan that takes part, in the order of their list; for the chair, who has no seat, all are to be read."""
    return [_line(n, plan, paper(stage.state, plan.id), seat) for n, plan in enumerate(active(view.meeting), start=1)]


def _line(number: int, plan: Initiative, said: Paper, seat: str) -> Line:
    return Line(plan.id, plan.title, number, _state(said, seat), abstaining(len(said.interests)))


def _state(said: Paper, seat: str) -> str:
    if seat in said.interests:
        return "apart"
    own = said.counted.get(seat)
    return "lezen" if own is None else "twijfel" if own.doubt else "klaar"


def found(all_: Sequence[Line], shown: str, words: str) -> list[Line]:
    """Those of them that are asked for: by how far one is, and by what stands in the title or the number."""
    asked = words.casefold().split()
    of = [line for line in all_ if shown not in FILTERS[1:] or line.state == shown]
    return [line for line in of if all(word in f"{line.number} {line.title}".casefold() for word in asked)]


def counts(all_: Iterable[Line]) -> dict[str, int]:
    """How many plans there are under each filter."""
    states = [line.state for line in all_]
    return {FILTERS[0]: len(states)} | {name: states.count(name) for name in FILTERS[1:]}


def next_unread(all_: Sequence[Line], after: str = "", shown: str = "lezen") -> str:
    """The next plan in this state after that one, past the end from the beginning; empty where there is none."""
    place = next((n for n, line in enumerate(all_) if line.id == after), -1)
    turned = [*all_[place + 1 :], *all_[: place + 1]]
    return next((line.id for line in turned if line.state == shown and line.id != after), "")


def sheet(view: View, stage: Selection, plan: Initiative, seat: str, shown: str) -> Sheet:
    """A plan as this seat reads it; an empty seat is the chair's."""
    all_, said = lines(view, stage, seat), paper(stage.state, plan.id)
    place = next(n for n, line in enumerate(all_) if line.id == plan.id)
    near = found(all_, shown, "")
    told, interest = options(stage.plan), said.interests.get(seat)
    return Sheet(
        plan=plan,
        number=place + 1,
        of=len(all_),
        done=sum(line.state in ("klaar", "twijfel") for line in all_),
        state=all_[place].state,
        before=next((line.id for line in reversed(near) if line.number <= place), ""),
        after=next((line.id for line in near if line.number > place + 1), ""),
        criteria=terms(stage).criteria,
        most=told.most,
        needs_reason=told.reasons or stage.state.opened,
        phase=phase(stage),
        own={**said.alone, **said.together}.get(seat),
        interest=interest.reason if interest else None,
        by_chair=bool(interest and interest.by == "chair"),
        abstaining=abstaining(len(said.interests)),
        interests=tuple(each.reason for each in said.interests.values() if each.reason),
        read=len(said.counted),
        **(_together(view, stage, plan.id, seat) if stage.state.opened else {}),
    )


def _together(view: View, stage: Selection, plan: str, seat: str) -> Mapping[str, Any]:
    said = paper(stage.state, plan)
    given = {**said.alone, **said.together}
    standing = next((each for each in order(view.meeting, stage) if each.plan == plan), None)
    lists = drawn_up(view.meeting, stage)
    on = next((name for name in LISTS if plan in getattr(lists, name)), "others")
    criteria = terms(stage).criteria
    return {
        "rows": tuple(_rows(given, said, seat, [each.id for each in criteria])),
        "mean": mark(standing.mean if standing else None),
        "differences": tuple(_differences(said, criteria)),
        "placed": stage.state.placed.get(plan, Placed()),
        "stands": str(LISTS[on]),
    }


def _rows(given: Mapping[str, Score], said: Paper, seat: str, keys: Sequence[str]) -> Iterator[Row]:
    """The members' scores from the highest on, so that their order tells nothing of who they are."""
    told = sorted(given.items(), key=lambda each: [-each[1].marks[key] for key in keys])
    for n, (member, score) in enumerate(told):
        yield Row(
            letter=chr(ord("A") + n % 26),
            own=member == seat,
            counts=member not in said.interests,
            changed=member in said.together,
            marks=tuple(score.marks[key] for key in keys),
            reason=score.reason,
            doubt=score.doubt,
        )


def _differences(said: Paper, criteria: Sequence[Criterion]) -> Iterator[str]:
    """On which criteria members who decide are far apart."""
    for each in criteria:
        marks = [score.marks[each.id] for score in said.counted.values()]
        if marks and max(marks) - min(marks) >= APART:
            yield gettext("Over ‘%(name)s’ verschillen jullie: van %(least)s tot %(most)s.", name=each.name,
                          least=min(marks), most=max(marks))  # fmt: skip


def members(view: View) -> list[tuple[str, str]]:
    """Every member for the chair: the seat, and its name or its number."""
    names = view.room.names
    return [(seat, names.get(seat) or gettext("Stoel %(n)s", n=n)) for n, seat in enumerate(seats(view.meeting), 1)]


def rounded(part: int, of: int) -> str:
    """A part of a whole as a width in percent."""
    return f"{float(Fraction(100 * part, of or 1)):.2f}%"
