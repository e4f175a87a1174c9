"""Plans as they are read: one, and those of a round by words, theme and how they stand, fifty a page."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.intake.moments import made
from app.programme.intake.tables import PLAN
from app.programme.rounds.tables import ENVELOPE
from app.programme.storage import rows
from facilitation.refusals import Refused

DRAFT, GATHERING, CHECKING, GREEN, ORANGE, RED = "draft", "gathering", "checking", "green", "orange", "red"
MERGED, WITHDRAWN = "merged", "withdrawn"
STATES: Mapping[str, LazyString] = {
    GATHERING: _("zoekt steun"),
    CHECKING: _("wordt getoetst"),
    GREEN: _("haalbaar"),
    ORANGE: _("haalbaar, met voorwaarden"),
    RED: _("niet haalbaar"),
    MERGED: _("samengegaan"),
    WITHDRAWN: _("ingetrokken"),
}
"""How a plan that was handed in can stand, in the words that everybody reads."""
ALIVE = (GATHERING, CHECKING, GREEN, ORANGE, RED)
READY = (GREEN, ORANGE)
PAGE = 50


class Plan(msgspec.Struct, frozen=True):
    """A plan; amounts in cents, `lat` and `lon` in millionths of a degree, moments UTC.

    It can be done for less where it has a `minimum`.
    """

    id: str
    round: str
    number: int | None
    state: str
    title: str
    short: str
    text: str
    ask: int | None
    minimum: int | None
    theme: str | None
    lat: int | None
    lon: int | None
    spot: str
    alt: str
    photo: str | None
    support: int
    met: bool
    created: datetime
    handed_in: datetime | None
    changed: datetime | None
    became: str | None
    draft: str | None

    @property
    def stands(self) -> LazyString:
        """How it stands, in words."""
        return STATES[self.state]

    @property
    def alive(self) -> bool:
        """Whether it was handed in and still takes part."""
        return self.state in ALIVE

    @property
    def point(self) -> tuple[int, int] | None:
        """Where it is on the map."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


COLUMNS = [PLAN.c[name] for name in Plan.__struct_fields__]


class Asked(msgspec.Struct, frozen=True):
    """Which plans somebody looks for: with these words, of this theme, that stand so; after the one with a number."""

    words: str = ""
    theme: str = ""
    state: str = ""
    after: int = 0


class Found(msgspec.Struct, frozen=True):
    """A page of plans: `next` is the number after which there are more, 0 where there are none."""

    plans: Sequence[Plan]
    total: int
    next: int
    counts: Mapping[str, int]


def load(round_: str, number: int) -> Plan:
    """The plan of a round with this number. Raises Refused: unknown_proposal."""
    return _one(PLAN.c.round == round_, PLAN.c.number == number)


def of_id(plan: str) -> Plan:
    """The plan with this id. Raises Refused: unknown_proposal."""
    return _one(PLAN.c.id == plan)


def _one(*where: sa.ColumnElement[bool]) -> Plan:
    found = rows(sa.select(*COLUMNS).where(*where))
    if not found:
        raise Refused("unknown_proposal")
    return made(Plan, found[0])


def read(connection: sa.Connection, plan: str) -> Plan:
    """The plan with this id, inside a transaction. Raises Refused: unknown_proposal."""
    row = connection.execute(sa.select(*COLUMNS).where(PLAN.c.id == plan)).first()
    if row is None:
        raise Refused("unknown_proposal")
    return made(Plan, row)


def search(round_: str, asked: Asked) -> Found:
    """A page of the plans of a round that were handed in, by their number; three looks, however many there are."""
    where = _where(round_, asked)
    page = sa.select(*COLUMNS).where(*where, PLAN.c.number > asked.after).order_by(PLAN.c.number).limit(PAGE + 1)
    plans = [made(Plan, row) for row in rows(page)]
    total = rows(sa.select(sa.func.count().label("all")).select_from(PLAN).where(*where))[0].all
    more = plans[PAGE - 1].number or 0 if len(plans) > PAGE else 0
    return Found(plans[:PAGE], total, more, counts(round_))


def _where(round_: str, asked: Asked) -> list[sa.ColumnElement[bool]]:
    where = [PLAN.c.round == round_, PLAN.c.state == asked.state if asked.state in STATES else PLAN.c.state != DRAFT]
    where += [PLAN.c.sought.contains(word, autoescape=True) for word in asked.words.casefold().split()[:8]]
    return [*where, PLAN.c.theme == asked.theme] if asked.theme else where


def counts(round_: str) -> Mapping[str, int]:
    """How many plans of a round stand how; those that are not handed in among them."""
    query = sa.select(PLAN.c.state, sa.func.count().label("n")).where(PLAN.c.round == round_).group_by(PLAN.c.state)
    return {row.state: row.n for row in rows(query)}


def ready(round_: str) -> Sequence[Plan]:
    """The plans of a round that can go to the table, those with most support first."""
    where = PLAN.c.round == round_, PLAN.c.state.in_(READY), PLAN.c.met
    return [made(Plan, row) for row in rows(sa.select(*COLUMNS).where(*where).order_by(PLAN.c.support.desc()))]


def themes(round_: str) -> Mapping[str, str]:
    """The themes of a round, which are its envelopes: what each is called, by its key."""
    query = sa.select(ENVELOPE.c.key, ENVELOPE.c.title).where(ENVELOPE.c.round == round_).order_by(ENVELOPE.c.key)
    return {row.key: row.title for row in rows(query)}
