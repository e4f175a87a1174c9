"""The agenda on the console: what can be changed while it runs, when the evening is then over, and what it costs."""

from datetime import datetime

import msgspec
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import SHOWN as PARTS
from app.part import Shown
from facilitation.parts.clock import ends
from facilitation.parts.practice import lasting
from facilitation.registry import PARTS as KINDS
from facilitation.state.stage import LiveStage, Stage

STEP, LEAST, MOST = 5, 1, 240
REFUSALS = {
    "stage_passed": _("Dat onderdeel is al geweest. Je verandert alleen wat nog komt."),
    "stage_begun": _("In dit onderdeel is al iets gedaan. Ga erheen en sluit het, dan blijft alles bewaard."),
    "no_such_kind": _("Dit soort onderdeel kennen we niet: %(kind)s."),
    "agenda_full": _("De agenda is vol: hoogstens %(most)s onderdelen."),
}
DONE = {
    "stage.retime": _("De minuten van een onderdeel veranderd"),
    "stage.skip": _("Een onderdeel overgeslagen"),
    "stage.place": _("Een onderdeel verplaatst"),
    "stage.insert": _("Een onderdeel ingevoegd"),
}


class Change(msgspec.Struct, frozen=True):
    """An act, the minutes that it gives, and when the evening is then over (UTC), where that is known."""

    act: str
    minutes: int
    over: datetime | None


class Row(msgspec.Struct, frozen=True):
    """A stage that can be changed: `up` and `down` are acts or empty, `cost` is what leaving it out costs, or empty."""

    key: str
    title: str
    minutes: int
    now: bool
    less: Change | None
    more: Change | None
    up: str
    down: str
    cost: str
    without: datetime | None


def over(view: View, minutes: int = 0) -> datetime | None:
    """When the evening would be over (UTC) if it took so many minutes more."""
    found = ends(view.meeting)
    return found + lasting(view.meeting, 60 * minutes) if found else None


def rows(view: View) -> list[Row]:
    """The present stage and those to come, with what can be done with each."""
    if view.meeting.closed:
        return []
    left = view.meeting.stages[view.meeting.at :]
    return [_row(view, left, place) for place in range(len(left))]


def _row(view: View, left: tuple[LiveStage[object], ...], place: int) -> Row:
    stage = left[place]
    coming = place > 0
    before = left[place - 1].key if place > 1 else ""
    after = left[place + 2].key if place + 2 < len(left) else ""
    moves = coming and place + 1 < len(left)
    return Row(
        key=stage.key,
        title=called(stage.plan),
        minutes=stage.plan.minutes,
        now=not coming,
        less=_change(view, stage.plan, -STEP),
        more=_change(view, stage.plan, STEP),
        up=f"stage.place {stage.key} before={before}" if before else "",
        down=f"stage.place {stage.key}{f' before={after}' if after else ''}" if moves else "",
        cost=_cost(stage) if coming and stage.status == "waiting" else "",
        without=over(view, -stage.plan.minutes),
    )


def _change(view: View, plan: Stage, more: int) -> Change | None:
    minutes = min(MOST, max(LEAST, plan.minutes + more))
    if minutes == plan.minutes:
        return None
    return Change(f"stage.retime {minutes} stage={plan.key}", minutes, over(view, minutes - plan.minutes))


def _cost(stage: LiveStage[object]) -> str:
    """What leaving a stage out costs, in words."""
    kind = KINDS.kind(stage)
    if kind.composes and not kind.ballots:
        return gettext("Dan neemt de zaal geen besluit.")
    if kind.ballots:
        return gettext("Dan stemt niemand hierover.")
    return gettext("Dit onderdeel vervalt. Wat al besloten is, blijft.")


def called(plan: Stage) -> str:
    """What a stage is called this evening, in the present language."""
    return plan.title or PARTS.title(plan.kind)


def kinds(view: View) -> list[tuple[str, str]]:
    """The kinds of stages that can be put in, by what they are called."""
    return sorted(((name, PARTS.title(name)) for name in KINDS.kinds), key=lambda pair: pair[1].casefold())


SHOWN = Shown(name="replan", refusals=REFUSALS, done=DONE, asks=(over, rows, kinds))
