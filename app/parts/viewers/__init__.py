"""Viewers at home as everybody sees them: how many there are, what they may do, and their poll beside an outcome."""

from collections.abc import Iterator, Mapping

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages import euro
from app.part import Shown
from app.record.blocks import Block, Grid, Text, Title
from app.record.reading import Reading
from app.record.section import Section
from facilitation.parts.plans import plans
from facilitation.parts.stream import stream
from facilitation.parts.viewers.rules import poll_open, takes_part
from facilitation.state.viewers import Poll, PollForm, viewers, watching


class Line(msgspec.Struct, frozen=True):
    """What viewers gave one plan: its title, and how much in words."""

    title: str
    said: str


def lines_of(answered: int, form: PollForm, points: Mapping[str, int], titles: Mapping[str, str]) -> list[Line]:
    """The plans by what a poll gave them, best first; plans that got nothing are left out."""
    found = sorted(points.items(), key=lambda one: one[1] if form == "resistance" else -one[1])
    given = [(plan, number) for plan, number in found if number or form == "resistance"]
    return [Line(titles.get(plan, plan), _said(form, number, answered)) for plan, number in given]


def _said(form: PollForm, number: int, answered: int) -> str:
    if form == "amounts":
        return gettext("gemiddeld %(amount)s", amount=euro(number // answered))
    if form == "approved":
        return ngettext("%(num)s kijker", "%(num)s kijkers", number)
    if form == "resistance":
        return gettext("weerstand %(n)s", n=number)
    return ngettext("%(num)s punt", "%(num)s punten", number)


def _blocks(read: Reading) -> Iterator[Block | Title]:
    told = read.record.get("viewers")
    if told is None:
        return
    seen = ngettext("%(num)s kijker keek mee van huis.", "%(num)s kijkers keken mee van huis.", told["number"])
    apart = gettext("Kijkers hebben geen stoel en beslissen niet mee.")
    yield Text(f"{seen} {apart}")
    titles = {plan["id"]: plan["title"] for plan in read.record["plans"]}
    for poll in told["polls"]:
        yield Title(gettext("Peiling van kijkers: %(stage)s", stage=read.stage_title(poll["stage"])))
        yield Text(
            ngettext(
                "%(num)s kijker antwoordde. Dit telt niet mee.",
                "%(num)s kijkers antwoordden. Dit telt niet mee.",
                poll["answered"],
            )
        )
        rows = lines_of(poll["answered"], poll["form"], poll["points"], titles)
        yield Grid(
            label=gettext("Peiling van kijkers"),
            head=(gettext("Plan"), gettext("Kijkers")),
            rows=[[line.title, line.said] for line in rows],
            amounts=1,
        )


SECTIONS = (Section(name="viewers", part="viewers", title=lazy_gettext("Kijkers"), blocks=_blocks),)


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
