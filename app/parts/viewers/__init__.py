"""Viewers at home as everybody sees them: how many there are, what they may do, and their poll beside an outcome."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import Shown
from app.parts.viewers.record import SECTIONS, Line, lines_of
from facilitation.parts.plans import plans
from facilitation.parts.stream import stream
from facilitation.parts.viewers.rules import poll_open, takes_part
from facilitation.state.viewers import Poll, viewers, watching


def count(view: View) -> int:
    """How many watch from home now."""
    return len(watching(view.meeting))


def locked(view: View) -> bool:
    """Whether the livecast is only for who has its link."""
    return viewers(view.meeting).locked


def invited(view: View) -> bool:
    """Whether viewers may do something at this stage, so that it is shown to them."""
    return takes_part(view.meeting)


def asked(view: View) -> bool:
    """Whether viewers may answer what is voted on now."""
    return poll_open(view.meeting)


def poll(view: View) -> Poll | None:
    """The poll beside the outcome that is shown; None where there is none, or it is not shown yet."""
    return viewers(view.meeting).polls.get(view.stage.key) if view.stage.status == "revealed" else None


def lines(view: View) -> list[Line]:
    """What the poll that is shown gave the plans, most first; plans that got nothing are left out."""
    found = poll(view)
    titles = {plan.id: plan.title for plan in plans(view.meeting).values()}
    return lines_of(found.answered, found.form, found.points, titles) if found else []


def seen(view: View) -> object:
    """What is shown of viewers anywhere."""
    quiet, closed = stream(view.meeting).quiet, view.meeting.closed
    return count(view), locked(view), poll(view), invited(view), asked(view), quiet, closed


SHOWN = Shown(
    name="viewers",
    refusals={
        "viewer_sits": _("Je hebt hier al een stoel. Daarmee stem je mee."),
        "viewers_quiet": _("Kijkers kunnen nu alleen meelezen. Wat je schreef of koos, is niet verstuurd."),
        "livecast_link_needed": _("Deze livecast is alleen te zien met een link van de organisatie."),
        "viewer_asks": _("Kijkers stellen een vraag. Voor of tegen zeggen de mensen aan tafel."),
    },
    done={"livecast.lock": _("Gezegd voor wie de livecast is")},
    asks=(count, locked, invited, asked, poll, lines),
    beside=("livecast", "console"),
    aside=("console",),
    reads=dict.fromkeys(("livecast", "console"), (seen,)),
    mine=True,
    sections=SECTIONS,
)
