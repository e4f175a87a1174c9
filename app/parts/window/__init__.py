"""Voting at home as people see it: until when, for which stage, and what waits for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.languages import AMSTERDAM, local, moment
from app.part import SHOWN as PARTS
from app.part import Shown
from app.parts.window.record import SECTIONS
from facilitation.parts.seating import seats
from facilitation.parts.window.acts import EndWindow, SetWindow
from facilitation.parts.window.rules import ONLINE
from facilitation.parts.window.state import Window, open_windows, uncounted, window_at, windows
from facilitation.refusals import Malformed
from facilitation.registry import PARTS as KINDS
from facilitation.state.stage import LiveStage

ENDED = _("Thuis stemmen is gesloten. De uitslag komt als de zaal ook gestemd heeft.")
REFUSALS = {
    "window_unfit": _("Thuis stemmen kan alleen bij een onderdeel waar de plannen geteld worden."),
    "window_late": _("Over dit onderdeel is al gestemd. Thuis stemmen kan niet meer."),
    "window_backwards": _("Thuis stemmen moet later sluiten dan het opent."),
    "window_long": _("Thuis stemmen kan hoogstens %(days)s dagen."),
    "window_past": _("Dat moment is al voorbij. Kies een later moment om te sluiten."),
    "window_done": _("Thuis stemmen is al gesloten. Het gaat niet meer open."),
    "window_shorter": _("Thuis stemmen is open. Je kunt het langer open laten, of nu sluiten met een reden."),
    "window_began": _("Thuis stemmen is al begonnen. Je kunt het wel eerder sluiten, met een reden."),
    "window_not_open": _("Thuis stemmen is niet open."),
    "window_from_home": _("Je schoof aan in de zaal. Je stemt als dit onderdeel daar aan de beurt is."),
    "window_soon": _("Thuis stemmen opent op %(moment)s."),
    "window_over": _("Thuis stemmen is gesloten, op %(moment)s. Wat op tijd binnen was, telt mee."),
    "window_open": _("Er wordt thuis nog gestemd, tot %(moment)s. Wacht daarop, of sluit het eerder met een reden."),
    "window_uncounted": _("Er is thuis gestemd, en de zaal stemde nog niet. Doe dat onderdeel eerst."),
}

DONE = {
    "window.set": _("Afgesproken wanneer er thuis gestemd kan worden"),
    "window.drop": _("Thuis stemmen gaat niet door"),
    "window.end": _("Thuis stemmen eerder gesloten"),
}


class Home(msgspec.Struct, frozen=True):
    """A stage that people can vote on at home, as a template tells it."""

    key: str
    title: str
    window: Window
    waits: bool

    @property
    def until(self) -> str:
        """When it closes, in words."""
        return moment(self.window.closes)

    @property
    def since(self) -> str:
        """When it opens, in words."""
        return moment(self.window.opens)


class Votable(msgspec.Struct, frozen=True):
    """A stage for which the console may agree on a window, with what stands in the fields of its form."""

    key: str
    title: str
    window: Window | None
    opens: str
    closes: str


def homes(view: View) -> list[Home]:
    """The votes at home that concern people now: agreed, open, or closed and not yet seen."""
    if view.meeting.closed:
        return []
    found = ((stage, window_at(view.meeting, stage)) for stage in view.meeting.stages)
    waits = uncounted(view.meeting)
    return [
        Home(stage.key, PARTS.called(stage.plan), window, stage.key in waits)
        for stage, window in found
        if window and stage.status != "revealed"
    ]


def voted_at_home(view: View) -> list[Home]:
    """The votes at home for which your own ballot is in; never in a region, which is everybody's.

    Whoever sits in the hall voted there, and cannot change it once the hall has closed.
    """
    voted = view.me["voted"] if view.me else ()
    own = [home for home in homes(view) if home.key in voted and home.window.how == "open"] if voted else []
    seat = seats(view.meeting).get(view.me["seat"] or "") if own and view.me else None
    return own if seat and seat.channel == ONLINE else []


def votable(view: View) -> list[Votable]:
    """The votes of the agenda that nobody counted yet."""
    left = (stage for stage in view.meeting.stages if not stage.sealed and _counts(stage))
    return [_votable(stage, window_at(view.meeting, stage)) for stage in left]


def _votable(stage: LiveStage[Any], window: Window | None) -> Votable:
    opens, closes = (_field(window.opens), _field(window.closes)) if window else ("", "")
    return Votable(stage.key, PARTS.called(stage.plan), window, opens, closes)


def _counts(stage: LiveStage[Any]) -> bool:
    return KINDS.kind(stage).ballots is not None and stage.plan.method is not None


def _field(when: datetime) -> str:
    return when.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


def waiting(view: View) -> str:
    """Until when the outcome of the present stage waits for who votes at home; empty where it does not."""
    key = view.stage.key
    if view.stage.status != "closed" or key not in open_windows(view.meeting):
        return ""
    until = moment(windows(view.meeting)[key].closes)
    return str(_("Nog open voor thuis tot %(until)s. Daarna tellen we zaal en thuis samen.", until=until))


def told(view: View) -> Sequence[object]:
    """What the region shows: the windows, how far their stages are, and what those are called."""
    return windows(view.meeting), slices.statuses(view), slices.program(view), view.meeting.closed


def read(form: MultiDict[str, str]) -> dict[str, Any]:
    """The two moments of a form, which are of Amsterdam; raises Malformed(malformed)."""
    return {name: _moment(name, _own(form, name)) for name in ("opens", "closes")}


def why(form: MultiDict[str, str]) -> dict[str, Any]:
    """Why voting at home ends early."""
    return {"reason": _own(form, "reason")}


def _own(form: MultiDict[str, str], name: str) -> str:
    """What stands in a field of the stage that the button names; other acts of that stage have fields too."""
    stage = form.get("do", "").rpartition("stage=")[2]
    return form.get(f"home.{stage}.{name}") or form.get(name, "")


def _moment(name: str, text: str) -> str:
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else local(text)).isoformat()
    except ValueError as error:
        raise Malformed("malformed", field=name) from error


def waits(view: View, until: str) -> object:
    """What the console says of a vote that is open at home."""
    return _("Nog open voor thuis tot %(until)s. Daarna tellen we zaal en thuis samen.", until=moment(until))


SHOWN = Shown(
    name="window",
    page=True,
    refusals=REFUSALS,
    done=DONE,
    says={
        "window_waits": waits,
        "end_window": _("Sluit het thuis stemmen"),
        "show_home_outcome": _("Laat de uitslag van zaal en thuis zien"),
    },
    asks=(homes, voted_at_home, votable, waiting),
    words={"ENDED": ENDED},
    beside=("phone", "livecast", "console"),
    aside=("console",),
    reads=dict.fromkeys(("phone", "livecast", "console"), (told,)),
    mine=True,
    forms={SetWindow: read, EndWindow: why},
    sections=SECTIONS,
)
