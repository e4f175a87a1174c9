"""What rounds tell in a report, and their tables in what is published: pots, envelopes, meetings and awards."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel import gettext, pgettext

from app.languages import count, day, euro
from app.programme.places.tables import PLACE
from app.programme.published import public_meetings
from app.programme.rounds import figures
from app.programme.rounds.rounds import Round
from app.programme.rounds.tables import AWARD, ENVELOPE, FIGURE, ROUND, SHARE
from app.programme.storage import rows
from app.record.blocks import Block, Grid, Numbers, Terms, Text, Title

MOST = 400
"""How many plans stand in a table of a report; the data have all of them."""
Row = Sequence[object]


class Sum(msgspec.Struct, frozen=True):
    """What happened with the pot of a round, in cents: `inside` went to rounds that get theirs from it."""

    round: Round
    place: str
    inside: int
    given: int
    chosen: int
    plans: int

    @property
    def left(self) -> int:
        """What neither a round nor a plan got."""
        return self.round.amount - self.inside - self.given


def sums(rounds: Sequence[Round]) -> list[Sum]:
    """The sums of these rounds, in their order."""
    names = {row.id: row.name for row in rows(sa.select(PLACE.c.id, PLACE.c.name))}
    inside = sa.select(ROUND.c.parent, sa.func.sum(ROUND.c.amount).label("amount"))
    summed = rows(inside.where(ROUND.c.parent.in_(_ids(rounds))).group_by(ROUND.c.parent))
    passed = {row.parent: int(row.amount) for row in summed}
    awarded = {row.round: (int(row.given), int(row.chosen), int(row.plans)) for row in _awarded(rounds)}
    return [Sum(one, names[one.place], passed.get(one.id, 0), *awarded.get(one.id, (0, 0, 0))) for one in rounds]


def _awarded(rounds: Sequence[Round]) -> Sequence[sa.Row[Any]]:
    chosen = sa.func.sum(sa.case((AWARD.c.amount > 0, 1), else_=0)).label("chosen")
    told = (sa.func.sum(AWARD.c.amount).label("given"), chosen, sa.func.count().label("plans"))
    return rows(sa.select(AWARD.c.round, *told).where(AWARD.c.round.in_(_ids(rounds))).group_by(AWARD.c.round))


def division(rounds: Sequence[Round]) -> Iterator[Block | Title]:
    """What the pot came to, and which plans got what of it."""
    found = sums(rounds)
    yield Numbers(list(_numbers(found)))
    if len(found) > 1:
        yield _by_round(found)
        closed = found[0].round.amount - sum(each.given + each.left for each in found)
        if closed:
            yield Text(gettext("%(amount)s ging naar rondes die nog niet openbaar zijn.", amount=euro(closed)))
    yield from _plans(rounds, sum(each.plans for each in found))


def _numbers(found: Sequence[Sum]) -> Iterator[tuple[str, str, str]]:
    chosen, plans = sum(each.chosen for each in found), sum(each.plans for each in found)
    yield euro(found[0].round.amount), gettext("pot"), ""
    yield euro(sum(each.given for each in found)), gettext("toegekend"), ""
    yield euro(sum(each.left for each in found)), gettext("over"), ""
    yield count(chosen), gettext("plannen krijgen geld"), gettext("van %(plans)s", plans=count(plans))


def _by_round(found: Sequence[Sum]) -> Grid:
    money = (gettext("Pot"), gettext("Naar rondes"), gettext("Toegekend"), gettext("Over"))
    head = (gettext("Ronde"), pgettext("stad of buurt", "Plek"), *money)
    lines = [
        [each.round.title, each.place, *map(euro, (each.round.amount, each.inside, each.given, each.left))]
        for each in found
    ]
    given, left = (sum(getattr(each, name) for each in found) for name in ("given", "left"))
    total = [gettext("Samen"), "", euro(found[0].round.amount), "", euro(given), euro(left)]
    return Grid(gettext("De rondes"), head, [*lines, total], 2)


def _plans(rounds: Sequence[Round], total: int) -> Iterator[Block | Title]:
    query = sa.select(AWARD).where(AWARD.c.round.in_(_ids(rounds))).order_by(*_largest()).limit(MOST)
    found = rows(query)
    if not found:
        return
    yield Title(gettext("Wat is er besloten?"))
    titles = {one.id: one.title for one in rounds}
    several = len(rounds) > 1
    head = (gettext("Plan"), *[gettext("Ronde")] * several, gettext("Vroeg"), gettext("Krijgt"))
    lines = [
        [row.title, *[titles[row.round]] * several, euro(row.asked), euro(row.amount) if row.amount else "–"]
        for row in found
    ]
    yield Grid(gettext("De plannen"), head, lines, 1 + several)
    if total > len(found):
        rest = count(total - len(found))
        yield Text(gettext("In het bestand awards.csv staan ze allemaal: nog %(number)s.", number=rest))


def about(rounds: Sequence[Round]) -> Iterator[Block | Title]:
    """What is said of the round itself."""
    one = rounds[0]
    told = [
        (gettext("Model"), str(one.how)),
        (gettext("Stand"), str(one.stands)),
        (gettext("Begint"), day(one.begins) if one.begins else ""),
        (gettext("Eindigt"), day(one.ends) if one.ends else ""),
        (gettext("Mandaat"), one.mandate),
        *((str(figures.NAMES[name]), _figure(name, value)) for name, value in figures.of(one.id).items()),
        (gettext("Bron"), one.source),
    ]
    yield Text(one.about)
    yield Terms([(term, said) for term, said in told if said])


def _figure(name: str, value: int) -> str:
    if name in figures.MONEY:
        return euro(value)
    return gettext("minder dan 5") if name in figures.PEOPLE and 0 < value < 5 else count(value)


def round_rows(rounds: Sequence[Round]) -> Iterator[Row]:
    """The rounds with their sums; one above them is named where everybody may see it."""
    above = sa.select(ROUND.c.id).where(ROUND.c.public, ROUND.c.id.in_([one.parent for one in rounds]))
    public = {row.id for row in rows(above)}
    for each in sums(rounds):
        one = each.round
        parent = one.parent if one.parent in public else ""
        told = (one.id, parent, one.place, each.place, one.title, one.model, one.stage, one.begins, one.ends)
        yield *told, one.amount, each.inside, each.given, each.left, each.plans, each.chosen


def envelope_rows(rounds: Sequence[Round]) -> Iterator[Row]:
    """The parts of pots that are kept for a theme."""
    yield from _of(ENVELOPE, rounds, ENVELOPE.c.key)


def share_rows(rounds: Sequence[Round]) -> Iterator[Row]:
    """The meetings that divided a part of a pot, and are closed."""
    query = sa.select(SHARE.c.round, SHARE.c.meeting, SHARE.c.amount, SHARE.c.envelope)
    query = query.where(SHARE.c.meeting.in_(public_meetings()))
    yield from (
        tuple(row)
        for row in rows(query.where(SHARE.c.round.in_(_ids(rounds))).order_by(SHARE.c.round, SHARE.c.meeting))
    )


def award_rows(rounds: Sequence[Round]) -> Iterator[Row]:
    """A row for each plan of the rounds, also for those that got nothing."""
    columns = (AWARD.c.round, AWARD.c.plan, AWARD.c.title, AWARD.c.asked, AWARD.c.amount)
    query = sa.select(*columns, AWARD.c.envelope, AWARD.c.meeting, AWARD.c.votes)
    yield from (tuple(row) for row in rows(query.where(AWARD.c.round.in_(_ids(rounds))).order_by(*columns[:2])))


def figure_rows(rounds: Sequence[Round]) -> Iterator[Row]:
    """What was told in numbers; those of people, those of money and the others in columns of their own."""
    for row in _of(FIGURE, rounds, FIGURE.c.name):
        round_, name, value = row
        kind = 1 if name in figures.PEOPLE else 2 if name in figures.MONEY else 0
        yield round_, name, *(value if kind == at else None for at in range(3))


def _of(table: sa.Table, rounds: Sequence[Round], key: sa.Column[Any]) -> Iterator[Row]:
    query = sa.select(table).where(table.c.round.in_(_ids(rounds))).order_by(table.c.round, key)
    return (tuple(row) for row in rows(query))


def _largest() -> tuple[sa.ColumnElement[Any], ...]:
    return AWARD.c.amount.desc(), AWARD.c.title, AWARD.c.round, AWARD.c.plan


def _ids(rounds: Sequence[Round]) -> list[str]:
    return [one.id for one in rounds]
