"""Which plans came in on which call, and in which round."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext

from app.languages import moment
from app.record.blocks import Block, Terms
from app.record.reading import Plan, Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    sent = [plan for plan in read.record["plans"] if "origin" in plan]
    if sent:
        yield Terms([(plan["title"], _told(plan)) for plan in sent])


def _told(plan: Plan) -> str:
    origin = plan["origin"]
    at = moment(origin["sent"])
    return gettext(
        "Oproep ‘%(call)s’, %(round)s. Ingestuurd op %(at)s.", call=origin["call"], round=origin["round"], at=at
    )


TITLE = lazy_gettext("Waar de plannen vandaan komen")
SECTIONS = (Section(name="origins", part="challenge", title=TITLE, blocks=_blocks),)
