"""What the wall and the livecast draw: pages of a long list, chairs round a table, the lines of a division."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil
from random import Random
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from babel.numbers import format_decimal

from app.languages import locale
from facilitation.counting.result import Standing
from facilitation.parts.package.conditions import Change
from facilitation.parts.plans import active, plans
from facilitation.situation import settled
from facilitation.state.award import Award
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

if TYPE_CHECKING:
    from app.faces.view import View

Pose = Literal["agree", "concern", "objection", "in", "wait"]
DENSE = 24
"""Rows that a wall can hold in two columns with no letter under 36 pixels at 1920 x 1080."""


class Sheet(msgspec.Struct, frozen=True):
    """One page of a list: its number, how many there are, its rows, and how many of them stand in a column."""

    number: int
    total: int
    rows: tuple[Any, ...]
    deep: int


def sheets(rows: Sequence[Any], most: int = DENSE) -> list[Sheet]:
    """A list over as few pages as it takes, about equally full, in two columns."""
    total = max(1, -(-len(rows) // most))
    each = max(1, -(-len(rows) // total))
    pages = [tuple(rows[start : start + each]) for start in range(0, len(rows), each)]
    return [Sheet(number, len(pages), page, -(-each // 2)) for number, page in enumerate(pages, 1)]


class Chair(msgspec.Struct, frozen=True):
    """A seat at the drawn table, in units of its picture."""

    x: float
    y: float
    r: float
    pose: Pose


class Table(msgspec.Struct, frozen=True):
    """A table of 1776 units wide: how high the picture is, where the top begins and its chairs."""

    height: float
    edge: float
    chairs: tuple[Chair, ...]


WIDE, TOP, LONGEST_ROW = 1776.0, 276.0, 44


def table(poses: Sequence[Pose]) -> Table:
    """One chair per pose, clockwise from the top left; a full house sits in more ranks."""
    ends = 2 if len(poses) >= 12 else 0
    above = (len(poses) - 2 * ends + 1) // 2
    below = len(poses) - 2 * ends - above
    ranks = min(3, -(-max(above, 1) // LONGEST_ROW))
    gap = 1580 / max(1, -(-above // ranks) - 1)
    r = round(min(16.0 if ranks == 1 else 13.0, gap * 0.36), 1)
    edge = 34 + ranks * (2 * r + 10)
    height = 2 * edge + TOP
    places = _row(above, ranks, 22, 2 * r + 10, r)
    places += [(WIDE - 18, edge + TOP * at) for at in (0.32, 0.68)][:ends]
    places += [(WIDE - x, height - y) for x, y in _row(below, ranks, 22, 2 * r + 10, r)]
    places += [(18.0, edge + TOP * at) for at in (0.68, 0.32)][:ends]
    seats = (Chair(round(x, 1), round(y, 1), r, pose) for (x, y), pose in zip(places, poses, strict=True))
    return Table(height, edge, tuple(seats))


def _row(count: int, ranks: int, start: float, step: float, r: float) -> list[tuple[float, float]]:
    """Places along one side, the ranks filled from the outside in."""
    each = -(-count // ranks)
    places = []
    for rank in range(ranks):
        number = min(each, count - rank * each)
        gap = 1580 / (number - 1) if number > 1 else 0
        left = 98.0 if number > 1 else WIDE / 2
        places += [(left + gap * place, start + rank * step) for place in range(number)]
    return places


def handed_in(view: View, stage: LiveStage) -> Table:
    """A chair per seat; as many are filled as handed something in, from the left: never who."""
    total = view.turnout(stage).total
    seats = max(view.seats.total, total)
    poses: list[Pose] = ["in"] * total
    return table(poses + ["wait"] * (seats - total))


def answered(view: View, stage: LiveStage) -> Table:
    """A chair per seat with its answer, shuffled by the stage, so that a chair is nobody's."""
    counts = stage.state.counts()
    poses: list[Any] = [pose for pose, number in counts.items() for _ in range(number)]
    poses += ["wait"] * (view.seats.total - len(poses))
    _shuffle(poses, f"{view.m.code} {stage.plan.key} {stage.state.round}")
    return table(poses)


def _shuffle(things: list[Any], seed: str) -> None:
    """An order that says nothing and stays the same at every flush."""
    Random(seed).shuffle(things)  # noqa: S311  no secret: the order only has to hold still


def number(things: Sequence[Any], one: Any) -> int:
    """Which of these it is, from 1."""
    return [*things].index(one) + 1


class Line(msgspec.Struct, frozen=True):
    """One plan in the room's division; amounts in cents. `lack` is what the pot falls short of its smallest amount.

    `change` is what the last version changed about it.
    """

    n: int
    plan: Initiative
    amount: int
    proposed: int | None
    middle: int | None
    lack: int
    award: Award
    change: Change | None = None

    @property
    def state(self) -> Literal["all", "part", "none"]:
        """How much of its ask the plan gets."""
        return "all" if self.amount == self.plan.ask else "part" if self.amount else "none"

    @property
    def departs(self) -> bool:
        """Whether this is another amount than the ranking's own proposal."""
        return self.proposed is not None and self.proposed != self.amount


def ordered(view: View) -> list[Initiative]:
    """The plans that take part, in the order of the revealed ranking, else their own."""
    plans = {plan.id: plan for plan in active(view.m)}
    ranking = view.of_kind("ranking")
    if ranking is None or ranking.status != "revealed":
        return list(plans.values())
    first = [plans[each.id] for each in ranking.state.outcome.standings if each.id in plans]
    return first + [plan for plan in plans.values() if plan not in first]


def lines(view: View) -> list[Line]:
    """The division as it stands, a line per plan, also those that get nothing."""
    awards, suggested, middles = view.division, view.proposal, _middles(view)
    changed = {change.initiative: change for change in view.changes}
    free = view.m.free - view.divided
    found = []
    for n, plan in enumerate(ordered(view), 1):
        award = awards.get(plan.id, Award(plan.id, 0))
        proposed = suggested.amounts.get(plan.id, 0) if suggested else None
        lack = 0 if award.amount else max(0, plan.least - free)
        found.append(Line(n, plan, award.amount, proposed, middles.get(plan.id), lack, award, changed.get(plan.id)))
    return found


def _middles(view: View) -> dict[str, int]:
    """The middle amount per plan; nothing where nobody divided."""
    stage = view.of_kind("allocation")
    if stage is None or stage.status != "revealed" or not stage.state.ballots:
        return {}
    return {share.initiative: share.middle for share in stage.state.outcome}


def parts(division: Iterable[Line]) -> list[dict[str, Any]]:
    """What the budget bar draws of a division."""
    return [{"n": line.n, "amount": line.amount, "part": line.state == "part"} for line in division if line.amount]


def at_hand(view: View) -> str | None:
    """The plan that the room is dividing about: the one on the floor, as long as it divides."""
    return view.floor.id if view.floor and view.stage.plan.kind == "allocation" and not settled(view.m) else None


def ghost(view: View, division: Iterable[Line]) -> dict[str, Any] | None:
    """The plan at hand while it has no money: drawn dashed behind what is divided, past the end if need be."""
    here = next((line for line in division if line.plan.id == at_hand(view) and not line.amount), None)
    return {"n": here.n, "amount": here.plan.ask} if here else None


def scores(view: View) -> list[Any]:
    """The lines of the revealed ranking, of plans that still take part; empty before it is revealed."""
    stage = view.of_kind("ranking")
    if stage is None or stage.status != "revealed":
        return []
    return [each for each in stage.state.outcome.standings if plans(view.m)[each.id].withdrawn is None]


def points(score: Standing) -> str:
    """What a plan is ordered by, whole or to one decimal."""
    tenths = int(score.points * 10)
    return str(tenths // 10) if score.points == tenths // 10 else f"{tenths // 10}{_comma()}{tenths % 10}"


def width(number: int | Fraction, most: int | Fraction) -> str:
    """A part of the most as a percentage with two decimals, for a drawing."""
    hundredths = int(number * 10_000 / Fraction(most)) if most else 0
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _comma() -> str:
    return format_decimal(0.1, locale=locale())[1]


def tied(view: View) -> set[str]:
    """The plans that share their rank."""
    stage = view.of_kind("ranking")
    return {key for tie in stage.state.outcome.ties for key in tie.ids} if scores(view) and stage else set()


def grade(grades: Sequence[int]) -> str:
    """The average to one decimal, half up, worked out in whole numbers; empty without grades."""
    if not grades:
        return ""
    tenths = (20 * sum(grades) + len(grades)) // (2 * len(grades))
    return f"{tenths // 10}{_comma()}{tenths % 10}"


class Spread(msgspec.Struct, frozen=True):
    """What the wall shows of the talk about one plan: both sides, one question, one improvement, and how many more."""

    sides: dict[str, tuple[Any, ...]]
    counts: dict[str, int]
    small: bool


class Letters(msgspec.Struct, frozen=True):
    """A size of letters: rem per line, and how many go on a line beside the support and below it."""

    small: bool
    line: float
    beside: int
    below: int


ROOM_FOR_TALK, HEADING = 38.2, 4.6
SIZES = (Letters(False, 3.3, 32, 38), Letters(True, 2.76, 38, 46))
SIDES, BELOW = ("for", "against"), ("question", "improvement")


def said(view: View, plan: Initiative) -> dict[str, list[Any]]:
    """What was said about a plan and may be seen, per side, most supported first."""
    stage = view.of_kind("arguments")
    shown = stage.state.about(plan.id) if stage else []
    return {side: sorted((a for a in shown if a.side == side), key=lambda a: -a.support) for side in (*SIDES, *BELOW)}


def talk(view: View, plan: Initiative, each: int = 3) -> Spread:
    """The most supported arguments about a plan, as many as fit whole: smaller letters first, then fewer of them."""
    sides = said(view, plan)
    top = {side: found[: each if side in SIDES else 1] for side, found in sides.items()}
    small, kept = _fitting(top)
    counts = {side: len(found) for side, found in sides.items()}
    return Spread({side: tuple(found) for side, found in kept.items()}, counts, small)


def _fitting(top: dict[str, list[Any]]) -> tuple[bool, dict[str, list[Any]]]:
    for size in SIZES:
        kept = _set_in(size, top)
        if kept == top:
            break
    return size.small, kept


def _set_in(size: Letters, top: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """What fits in these letters: the first of each side always, then what stands below, then the others."""
    first = max((_height(top[side][0], size.line, size.beside) for side in SIDES if top[side]), default=0.0)
    for below in (BELOW, BELOW[:1], BELOW[1:], ()):
        tall = max((_height(a, size.line, size.below, 13) for side in below for a in top[side]), default=0.0)
        left = ROOM_FOR_TALK - HEADING - tall
        if first <= left:
            break
    kept = {side: _first(top[side], left, size) for side in SIDES}
    return kept | {side: top[side] if side in below else [] for side in BELOW}


def _first(arguments: list[Any], left: float, size: Letters) -> list[Any]:
    kept: list[Any] = []
    for argument in arguments:
        left -= _height(argument, size.line, size.beside)
        if left < 0 and kept:
            break
        kept.append(argument)
    return kept


def _height(argument: Any, line: float, letters: int, before: int = 0) -> float:
    """How many rem a text takes, with what stands around it."""
    rows = (before * "-" + argument.text).split("\n")
    return 2.2 + max(2, sum(max(1, ceil(_wide(row) / letters)) for row in rows)) * line


def _wide(text: str) -> float:
    """How many average letters a text is wide: capitals and signs of other scripts take more."""
    return sum(1.0 if sign < "\u0600" and not sign.isupper() else 1.35 if sign < "\u2e80" else 2.0 for sign in text)


def featured(view: View) -> list[Any]:
    """The arguments that the console chose for the wall, of the plan on the floor; the last chosen come last."""
    stage = view.of_kind("arguments")
    if stage is None:
        return []
    chosen = [stage.state.arguments[key] for key in stage.state.featured]
    return [a for a in chosen if a.status == "shown" and (view.floor is None or a.initiative == view.floor.id)][-3:]


def place(view: View, plan: Initiative) -> int:
    """The plan's number among those that take part, from 1; 0 when it no longer does."""
    return next((n for n, other in enumerate(active(view.m), 1) if other.id == plan.id), 0)


ROOM_FOR_REVIEWS, LETTERS, LONGEST_REVIEW = 42.0, 41, 200


def reviews(view: View) -> list[Sheet]:
    """The shown texts of the look back in two columns, over as many pages as it takes; order drawn by the stage."""
    stage = view.of_kind("review")
    if stage is None or stage.status != "revealed":
        return []
    shown = stage.state.shown
    columns = []
    for field in ("keep", "improve"):
        texts = sorted(text for review in shown if (text := getattr(review, field)))
        _shuffle(texts, f"{view.m.code} {stage.plan.key} {field}")
        columns.append(_columns(texts))
    total = max(1, *(len(column) for column in columns))
    filled = [column + [()] * (total - len(column)) for column in columns]
    return [Sheet(n, total, rows, 0) for n, rows in enumerate(zip(*filled, strict=True), 1)]


def _columns(texts: Iterable[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    left = 0.0
    for text in texts:
        text = text if len(text) <= LONGEST_REVIEW else text[:LONGEST_REVIEW].rsplit(None, 1)[0] + "…"
        tall = 1.55 + -(-len(text) // LETTERS) * 2.78
        if not found or tall > left:
            found.append(())
            left = ROOM_FOR_REVIEWS
        found[-1] = (*found[-1], text)
        left -= tall
    return found
