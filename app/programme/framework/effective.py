"""What holds at a place: the clauses of all places around it, the largest first, and what each filled in or left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import sqlalchemy as sa
from flask_babel.speaklater import LazyString

from app.programme.framework.clauses import CHAPTERS, Clause, Named, found
from app.programme.framework.deviations import Deviation, among
from app.programme.framework.tables import CLAUSE
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.services import services

ORDER = tuple(CHAPTERS)


class Line(msgspec.Struct, frozen=True):
    """One thing that holds at a place.

    clause     what says it: a fixed clause, or a free one as the nearest place filled it in
    root       the clause of a larger place that was left free and is filled in by it; None where it is that itself
    others     how other places around filled in the same, which does not hold here
    under      the fixed clause of a larger place that goes before this fixed one
    deviation  what holds in place of a fixed clause, where that was granted
    """

    clause: Clause
    root: Clause | None = None
    others: tuple[Clause, ...] = ()
    under: Clause | None = None
    deviation: Deviation | None = None

    @property
    def fixed(self) -> bool:
        """Whether a place around this one fixed it, or this one did."""
        return self.clause.fixed

    @property
    def text(self) -> str:
        """How it reads at the place."""
        return self.deviation.text if self.deviation else self.clause.text

    @property
    def about(self) -> Named:
        """The clause that this line is about, whoever filled it in."""
        return (self.root or self.clause).named


class Framework(msgspec.Struct, frozen=True):
    """All that holds at a place; `names` are those of the places around it, itself with them."""

    place: Place
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    deviations: tuple[Deviation, ...]

    def chapters(self) -> list[tuple[LazyString, list[Line]]]:
        """The five chapters that have any lines, with these."""
        each = [(title, [line for line in self.lines if line.clause.chapter == key]) for key, title in CHAPTERS.items()]
        return [(title, lines) for title, lines in each if lines]

    def waiting(self, line: Line) -> Deviation | None:
        """What this place asked to do otherwise than a line says, and nobody answered yet."""
        mine = (each for each in self.deviations if each.place == self.place.id and each.waits)
        return next((each for each in mine if each.of == line.clause.named), None)

    @property
    def fixed(self) -> int:
        """How many of its lines are fixed."""
        return sum(line.fixed for line in self.lines)


def of_place(place: Place) -> Framework:
    """All that holds at a place now."""
    with services().database.read.connect() as connection:
        return read(connection, place)


def read(connection: sa.Connection, place: Place) -> Framework:
    """The same inside a transaction."""
    query = sa.select(PLACE.c.id, PLACE.c.name).where(PLACE.c.path.in_(places.paths(place.path)))
    names = {row.id: row.name for row in connection.execute(query.order_by(PLACE.c.path))}
    clauses = found(connection, CLAUSE.c.place.in_(names))
    deviations = among(connection, names)
    return Framework(place, compose(tuple(names), clauses, deviations), names, tuple(deviations))


def compose(around: Sequence[str], clauses: Iterable[Clause], deviations: Iterable[Deviation] = ()) -> tuple[Line, ...]:
    """What holds at the last of these places, which lie in one another, the largest first.

    A clause of a larger place goes before that of a smaller one where it is fixed; where it is free, the nearest place
    that filled it in does. No fixed clause is left out: one that a larger place goes before has a line of its own.
    """
    order = {place: depth for depth, place in enumerate(around)}
    holding = [each for each in clauses if each.holds and each.place in order]
    holding.sort(key=lambda each: (order[each.place], each.position))
    known, chains = {each.named for each in holding}, dict[Named, list[Clause]]()
    for each in holding:
        head = each.fills if each.fills in known and each.fills is not None else each.named
        chains.setdefault(head, []).append(each)
    granted = {each.of: each for each in sorted(deviations, key=lambda each: order.get(each.place, -1)) if each.holds}
    lines = [line for chain in chains.values() for line in _lines(chain, granted)]
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.clause.chapter)))


def _lines(chain: list[Clause], granted: Mapping[Named, Deviation]) -> Iterator[Line]:
    """The lines of a clause and of all that fills it in, the largest place first."""
    fixed = [each for each in chain if each.fixed]
    holder = fixed[0] if fixed else chain[-1]
    others = tuple(each for each in chain[1:] if each is not holder and not each.fixed)
    yield Line(holder, chain[0] if chain[0] is not holder else None, others, None, _granted(holder, granted))
    for each in fixed[1:]:
        yield Line(each, under=holder, deviation=_granted(each, granted))


def _granted(clause: Clause, granted: Mapping[Named, Deviation]) -> Deviation | None:
    return granted.get(clause.named) if clause.fixed else None
