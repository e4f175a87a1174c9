"""The clock of the present stage, and when each stage would begin."""

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import Shown
from facilitation.parts.clock import clock_of, ends
from facilitation.parts.floor import still_to_tell
from facilitation.parts.practice import lasting
from facilitation.state.stage import LiveStage


def text(view: View) -> str:
    """The time left as `11:40` on a page; empty in a region, where the browser fills it in."""
    clock = clock_of(view.meeting)
    if not clock.is_set or view.now is None:
        return ""
    left = clock.left(view.now)
    return "" if left is None else f"{'-' if left < 0 else ''}{abs(left) // 60:02d}:{abs(left) % 60:02d}"


def timetable(view: View) -> list[tuple[LiveStage[object], datetime | None]]:
    """The stages, each with when it would begin by the agenda (UTC), once the evening's first clock ran."""
    stages, over = view.meeting.stages, ends(view.meeting)
    left = [sum(stage.plan.minutes for stage in stages[at:]) for at in range(len(stages))]
    return [
        (stage, over - lasting(view.meeting, 60 * minutes) if over else None)
        for stage, minutes in zip(stages, left, strict=True)
    ]


def after(view: View) -> int:
    """The minutes that still come after the clock of now: of plans that are not told yet, and of later stages."""
    later = sum(stage.plan.minutes for stage in view.meeting.stages[view.meeting.at + 1 :])
    minutes = later - -still_to_tell(view.meeting) // 60
    return round(lasting(view.meeting, 60 * minutes) / timedelta(minutes=1))


DONE = {
    "clock.set": _("De klok gezet"),
    "clock.add": _("Tijd erbij gegeven"),
    "clock.pause": _("De klok stilgezet"),
    "clock.resume": _("De klok weer laten lopen"),
}

SHOWN = Shown(name="clock", done=DONE, asks=(text, timetable, after))
