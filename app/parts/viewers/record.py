"""What viewers did, in words: how many watched, and their polls, which counted in nothing."""

from collections.abc import Iterator, Mapping

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import euro
from app.record.blocks import Block, Grid, Text, Title
from app.record.reading import Reading
from app.record.section import Section
from facilitation.state.viewers import PollForm


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
