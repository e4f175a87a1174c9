"""The question desk: what was put and waits for an answer, what is proposed next, what waits, and what is done."""

from collections.abc import Sequence

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces.view import View
from facilitation.parts.questions.state import KIND, Line, QuestionsState, heads, lines
from facilitation.parts.questions.turns import Side, next_up, sides, turn, waiting
from facilitation.parts.questions.turns import starred as starred_in
from facilitation.state.stage import LiveStage

SIDES: dict[Side, LazyString] = {"room": _("zaal"), "home": _("thuis")}
TURNS: dict[Side, LazyString] = {
    "room": _("De zaal is aan de beurt."),
    "home": _("Thuis is aan de beurt."),
}


class Row(msgspec.Struct, frozen=True):
    """A question at the desk: where it came from in words, and whether it is starred."""

    line: Line
    side: str
    starred: bool


class Desk(msgspec.Struct, frozen=True):
    """The questions of one stage, which is `open` or was.

    turn     whose turn it is, in words; empty before one was put
    up       the question that is proposed next, while questions are put; None where none waits
    to       to whom the last one was put
    put      what was put and has no answer yet, the last one first
    waits    the others that were neither put nor answered: the starred first, then by support
    done     what was answered, or will be
    """

    stage: str
    open: bool
    turn: str
    up: Row | None
    to: str
    put: Sequence[Row]
    waits: Sequence[Row]
    done: Sequence[Row]


def desks(view: View) -> list[Desk]:
    """The desk of every stage of questions that has begun, the last one first."""
    begun = [stage for stage in KIND.stages(view.meeting) if stage.status != "waiting"]
    return [_desk(view, stage) for stage in reversed(begun)]


def asked(view: View) -> tuple[object, ...]:
    """Every stage of questions with what was asked there: what the desk shows of them."""
    return tuple(KIND.stages(view.meeting))


def _desk(view: View, stage: LiveStage[QuestionsState]) -> Desk:
    state = stage.state
    found = lines(view.meeting, state)
    rows = {line.id: Row(line, _side(found, line), starred_in(found, state, line)) for line in heads(found)}
    whose, up = turn(view.meeting, state), next_up(view.meeting, state)
    now = stage.status == "open" and stage is view.stage
    put = [rows[key] for key in reversed(list(state.posed)) if key in rows and rows[key].line.answer is None]
    return Desk(
        stage=stage.key,
        open=now,
        turn=str(TURNS[whose]) if whose else "",
        up=rows[up.id] if up and now else None,
        to=next(reversed([each.to for each in state.posed.values()]), ""),
        put=put,
        waits=[rows[line.id] for line in waiting(view.meeting, state) if not (now and up and line.id == up.id)],
        done=[row for row in rows.values() if row.line.answer is not None],
    )


def _side(found: list[Line], line: Line) -> str:
    """Where a question came from, in words."""
    came = sides(found, line)
    return " + ".join(str(words) for side, words in SIDES.items() if side in came)
