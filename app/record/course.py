"""How the decision came about, on the page: a line from every part that has something to tell of it."""

from flask_babel import lazy_gettext

from app.parts.arguments import record as arguments
from app.parts.decision import record as decision
from app.parts.plans import record as plans
from app.parts.seating import record as seating
from app.record import ballots
from app.record.reading import Reading
from app.record.section import Fact, Section

FACTS = (
    seating.facts,
    arguments.facts,
    ballots.facts,
    decision.facts,
    plans.facts,
)


def _course(read: Reading) -> list[Fact]:
    return [fact for facts in FACTS for fact in facts(read)]


SECTIONS = (Section(name="course", title=lazy_gettext("Hoe we besloten"), shows=_course),)
