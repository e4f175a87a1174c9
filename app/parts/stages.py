"""Going through the agenda: what its buttons and refusals say."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages import strongly
from app.part import SHOWN as PARTS
from app.part import Shown
from facilitation.part import Button
from facilitation.parts import stages
from facilitation.registry import PARTS as KINDS
from facilitation.situation import in_front
from facilitation.state.stage import Stage

REFUSALS = {
    "stage_sealed": _("Dit onderdeel is gesloten en verzegeld. Het gaat niet meer open."),
    "step_moved": _("De knop betekende net iets anders. Kijk eerst wat er nu staat. Er is niets gedaan."),
    "stage_moved": _("Iemand anders ging al verder. Kijk eerst waar de zaal nu is."),
    "last_stage": _("Dit is het laatste onderdeel."),
    "nothing_to_reveal": _("Dit onderdeel heeft geen uitslag om te laten zien."),
    "unknown_stage": _("Dit onderdeel staat niet op de agenda."),
    "no_such_stage": _("Dit onderdeel staat niet op de agenda van vanavond."),
    "wrong_stage": _("Dat kan nu niet. De zaal is bij een ander onderdeel."),
    "stage_closed": _("Dit onderdeel is gesloten. Wat je eerder instuurde, telt mee."),
    "not_open_yet": _("Dit onderdeel is nog niet open."),
    "close_first": _("Sluit eerst dit onderdeel."),
    "meeting_closed": _("De bijeenkomst is gesloten. Het besluit staat vast."),
}


def called(kind: str, title: str = "") -> str:
    """What a sentence calls a stage: by its own title, else by that of its kind."""
    return title or PARTS.title(kind)


SAYS = {
    "open": lambda view, kind, title="": _("Open %(stage)s", stage=called(kind, title)),
    "phones_can": lambda view, kind, title="": strongly(
        _("Alle telefoons kunnen dan meedoen met %(stage)s."), stage=called(kind, title)
    ),
    "show_outcome": _("Laat de uitslag zien"),
    "yes_show_outcome": _("Ja, laat de uitslag zien"),
    "stays_seen": _("Dat is niet terug te draaien. Moet de stemming over? Doe dat nu, dan telt deze niet."),
    "all_see_outcome": _("Iedereen ziet dan de uitslag: op de telefoon, op het scherm en thuis."),
    "next": lambda view, kind, title="": _("Volgende: %(stage)s", stage=called(kind, title)),
    "all_go_to": lambda view, kind, title="": strongly(
        _("Alle telefoons en het scherm gaan mee naar %(stage)s."), stage=called(kind, title)
    ),
    "can_go_back": _("Je kunt altijd een stap terug."),
    "back": lambda view, kind, title="": called(kind, title),
    "reopen": lambda view, kind, title="": _("Open %(stage)s weer", stage=called(kind, title)),
}


def following(view: View) -> Stage | None:
    """The stage that comes after this one, as it was planned; None at the end of the agenda."""
    after = view.meeting.stages[view.meeting.at + 1 : view.meeting.at + 2]
    return after[0].plan if after else None


def step_back(view: View) -> Button | None:
    """The way to the stage before; None at the first."""
    return stages.step_back(view.meeting)


def reopening(view: View) -> Button | None:
    """The way to open the present stage again, where that is possible."""
    return stages.reopening(view.meeting)


def may_end(view: View) -> bool:
    """Whether the meeting can be closed from here."""
    return stages.may_end(view.meeting)


def heard(view: View) -> str:
    """What somebody who only listens is told of where the room is: one sentence, another only when that changed."""
    if view.meeting.closed:
        return str(_("De bijeenkomst is gesloten. Het besluit staat klaar om te lezen."))
    front = in_front(view.meeting)
    shown = PARTS.parts.get(front.name if front else view.stage.plan.kind)
    own = shown.heard(view) if shown and shown.heard else None
    return str(own or _usual(view))


def _usual(view: View) -> str:
    kind, title = KINDS.kind(view.stage), PARTS.called(view.stage.plan)
    votes = bool(kind.ballots or kind.answered)
    said = {
        "waiting": _("Nu: %(stage)s. Het begint zo.", stage=title),
        "open": _("%(stage)s is open. Je kunt meedoen.", stage=title) if votes else _("Nu: %(stage)s.", stage=title),
        "closed": _("%(stage)s is gesloten.", stage=title),
        "revealed": _("De uitslag van %(stage)s is er.", stage=title),
    }
    return str(said[view.stage.status])


DONE = {
    "stage.advance": _("De zaal naar een ander onderdeel gebracht"),
    "stage.open": _("Dit onderdeel geopend"),
    "stage.close": _("Dit onderdeel gesloten"),
    "stage.reveal": _("De uitslag getoond"),
    "meeting.close": _("De bijeenkomst gesloten"),
}

ASKS = (following, step_back, reopening, may_end, heard)
SHOWN = Shown(name="stages", done=DONE, refusals=REFUSALS, says=SAYS, asks=ASKS)
