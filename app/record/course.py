"""How the decision came about: a line from every part that has something to tell of it."""

from collections.abc import Iterator

from flask_babel import lazy_gettext

from app.parts.arguments import record as arguments
from app.parts.deciding import record as deciding
from app.parts.decision import record as decision
from app.parts.door import record as door
from app.parts.exercise import record as exercise
from app.parts.hall import record as hall
from app.parts.mixing import record as mixing
from app.parts.plans import record as plans
from app.parts.repair import record as repair
from app.parts.replan import record as replan
from app.parts.roll import record as roll
from app.parts.seating import record as seating
from app.parts.tables import record as tables
from app.parts.undo import record as undo
from app.record import ballots
from app.record.blocks import Block, Terms
from app.record.reading import Reading, kept
from app.record.section import Fact, Section

FACTS = (
    deciding.facts,
    seating.facts,
    door.facts,
    roll.facts,
    hall.facts,
    mixing.facts,
    tables.facts,
    exercise.facts,
    arguments.facts,
    ballots.facts,
    decision.facts,
    plans.facts,
    undo.facts,
    repair.facts,
    replan.facts,
)


def _course(read: Reading) -> list[Fact]:
    return [fact for facts in FACTS for fact in facts(read)]


def _blocks(read: Reading) -> Iterator[Block]:
    yield Terms([(fact.term, _told(fact)) for fact in _course(read)])


def _told(fact: Fact) -> str:
    """What the page says, without its links."""
    quote = () if fact.quote is None else (kept(fact.quote),)
    return " ".join(words for words in (fact.said, fact.more, *quote) if words)


SECTIONS = (Section(name="course", title=lazy_gettext("Hoe we besloten"), blocks=_blocks, shows=_course),)
