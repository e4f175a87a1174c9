"""What was said about a plan, and what of it fits on the wall."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.parts.floor import plan as on_floor
from facilitation.parts.arguments.rules import asked_now
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.hall.state import gone_names
from facilitation.parts.seating import seats, tables
from facilitation.state.plan import Initiative

replace = msgspec.structs.replace


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
    shown = _shown(view, plan)
    return {side: by_support([a for a in shown if a.side == side]) for side in (*SIDES, *BELOW)}


def _shown(view: View, plan: Initiative) -> list[Argument]:
    stage = KIND.at(view.meeting)
    return stage.state.about(plan.id) if stage else []


def by_support(found: Sequence[Argument]) -> list[Any]:
    """The same, most supported first, and the earlier first of two with as much."""
    ordered = sorted([(-len(a.supporters), place) for place, a in enumerate(found)])
    return [found[place] for _, place in ordered]


def sides(found: Sequence[Argument]) -> Counter[str]:
    """How many there are of each side."""
    return Counter([a.side for a in found])


def counted(view: View) -> tuple[int, ...]:
    """How often something was said about the plan on the floor, per side."""
    plan = on_floor(view)
    found = sides(_shown(view, plan)) if plan else Counter[str]()
    return tuple(found[side] for side in (*SIDES, *BELOW)) if plan else ()


class Inbox(msgspec.Struct, frozen=True):
    """What the console has of the arguments, newest first.

    `here` is about the plan on the floor, what waits for a look first, and `visible` what of it may be seen; `there` is
    about others, by plan, with how many of those wait.
    """

    here: list[Any]
    visible: list[Any]
    there: dict[str, tuple[list[Any], int]]


def inbox(view: View) -> Inbox:
    """The arguments of the present stage as the console has them, but those that stand as one with another."""
    stage, floor = KIND.here(view.meeting), on_floor(view)
    found: dict[str, list[Any]] = {}
    for argument in reversed([*stage.state.arguments.values()]) if stage else ():
        if argument.status != "joined":
            if argument.initiative in found:
                found[argument.initiative].append(argument)
            else:
                found[argument.initiative] = [argument]
    here = found.pop(floor.id, []) if floor else []
    return Inbox(
        here=[a for a in here if a.status == "waiting"] + [a for a in here if a.status != "waiting"],
        visible=[a for a in here if a.status == "shown"],
        there={plan: (some, len([a for a in some if a.status == "waiting"])) for plan, some in found.items()},
    )


def questions(view: View) -> list[Any]:
    """The questions about the plan on the floor that may be seen, those that nobody settled first."""
    plan = on_floor(view)
    return sorted(said(view, plan)["question"], key=lambda one: bool(one.became)) if plan else []


def elsewhere(view: View, argument: Any) -> str:
    """What the table is called that an argument came from, where its author sits at another by now; else empty."""
    author = seats(view.meeting).get(argument.author)
    return "" if author is not None and author.table == argument.table else table_of(view, argument)


def table_of(view: View, argument: Any) -> str:
    """What the table is called that an argument came from; empty where that is not told."""
    found = tables(view.meeting).get(argument.table)
    return found.name if found else gone_names(view.meeting).get(argument.table, "")


def sources(view: View) -> list[tuple[str, str, int]]:
    """The tables that arguments of this stage came from, with how many did: id, name and number."""
    stage = KIND.here(view.meeting)
    often = Counter([a.table for a in stage.state.arguments.values()]) if stage else Counter[str]()
    return [(key, table.name, often[key]) for key, table in tables(view.meeting).items() if often[key]]


def asking(view: View) -> bool:
    """Whether a question about the plan on the floor can be asked while the plans are told."""
    return on_floor(view) is not None and asked_now(view.meeting)


def talk(view: View, plan: Initiative, each: int = 3) -> Spread:
    """The most supported arguments about a plan, as many as fit whole: smaller letters first, then fewer of them."""
    sides = said(view, plan)
    top = {side: [whole(view, a) for a in found[: each if side in SIDES else 1]] for side, found in sides.items()}
    small, kept = _fitting(top)
    counts = {side: len(found) for side, found in sides.items()}
    return Spread({side: tuple(found) for side, found in kept.items()}, counts, small)


def whole(view: View, argument: Argument) -> Argument:
    """The argument with what stands as one with it below its own text, as the wall shows both."""
    stage = KIND.at(view.meeting)
    beside = [each.text for each in stage.state.below(argument.id)] if stage else []
    told = [gettext("Samen met: %(text)s", text=text) for text in beside if text]
    return replace(argument, text="\n".join((argument.text, *told))) if told else argument


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
    stage = KIND.at(view.meeting)
    if stage is None:
        return []
    floor, chosen = on_floor(view), [stage.state.arguments[key] for key in stage.state.featured]
    shown = [a for a in chosen if a.status == "shown" and (floor is None or a.initiative == floor.id)]
    return [whole(view, a) for a in shown[-3:]]
