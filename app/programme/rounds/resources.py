"""Rounds with their envelopes and figures, as programs read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, Meta, UnsetType

from app.programme import published
from app.programme.published import N_, Cents, Listing, Name, Published, Within, Year
from app.programme.rounds import figures as told
from app.programme.rounds.tables import AWARD, ENVELOPE, FIGURE, ROUND

Model = Literal["selection", "online", "tables", "challenge", "platform", "mixed"]
Stage = Literal["preparing", "plans", "checking", "deciding", "carrying_out", "over"]
Named = Literal["applications", "plans", "chosen", "voters", "smallest", "largest"]
PEOPLE = ("voters",)
"""The figures that count people."""


class Round(Published, frozen=True, kw_only=True):
    """A budget round; one without a parent is a programme."""

    id: Annotated[str, Meta(description=N_("Vaste naam in adressen; blijft bij hernoemen."), examples=["noord-2026"])]
    place_id: Annotated[str, Meta(description=N_("De plek waar de ronde is."), examples=["noord"])]
    parent_id: Annotated[str, Meta(description=N_("De ronde waaruit deze haar geld krijgt."))] | UnsetType = UNSET
    title: Annotated[str, Meta(description=N_("Titel."), examples=["Buurtbudget 2026"])]
    model: Annotated[Model, Meta(description=N_("Hoe er wordt verdeeld."), examples=["tables"])]
    stage: Annotated[Stage, Meta(description=N_("Hoe ver de ronde is."), examples=["deciding"])]
    amount_cents: Annotated[Cents, Meta(description=N_("De pot, in hele centen."))]
    awarded_cents: Annotated[Cents, Meta(description=N_("Wat plannen ervan kregen, in hele centen."))]
    begins: Annotated[date, Meta(description=N_("Eerste dag."))] | UnsetType = UNSET
    ends: Annotated[date, Meta(description=N_("Laatste dag."))] | UnsetType = UNSET
    mandate: Annotated[str, Meta(description=N_("Wie wat mag besluiten."))] | UnsetType = UNSET
    about: Annotated[str, Meta(description=N_("Waar de ronde over gaat."))] | UnsetType = UNSET
    source: Annotated[str, Meta(description=N_("Waar de gegevens vandaan komen."))] | UnsetType = UNSET


class Envelope(Published, frozen=True, kw_only=True):
    """A part of the pot of a round that is kept for a theme."""

    id: Annotated[str, Meta(description=N_("Vaste naam, binnen de ronde."), examples=["groen"])]
    round_id: Annotated[str, Meta(description=N_("De ronde waar het bij hoort."))]
    title: Annotated[str, Meta(description=N_("Titel."))]
    amount_cents: Cents


class Figure(Published, frozen=True, kw_only=True):
    """A number that was told of a round."""

    name: Annotated[Named, Meta(description=N_("Wat er is geteld."), examples=["voters"])]
    round_id: Annotated[str, Meta(description=N_("De ronde waar het bij hoort."))]
    unit: Annotated[Literal["number", "cents"], Meta(description=N_("Aantal, of hele centen."))]
    value: (
        Annotated[int, Meta(ge=0, description=N_("Het getal; niet bij minder dan vijf mensen."), examples=[1204])]
        | UnsetType
    ) = UNSET


class RoundFilter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Which rounds are asked for."""

    place: Annotated[Name, Meta(description=N_("Alleen wat bij deze plek hoort."))] | UnsetType = UNSET
    within: Within | UnsetType = UNSET
    parent: Annotated[Name, Meta(description=N_("Alleen rondes die hun geld uit deze ronde krijgen."))] | UnsetType = (
        UNSET
    )
    year: Year | UnsetType = UNSET
    model: Annotated[Model, Meta(description=N_("Alleen rondes die zo verdelen."))] | UnsetType = UNSET
    stage: Annotated[Stage, Meta(description=N_("Alleen rondes die zo ver zijn."))] | UnsetType = UNSET


class OfRound(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What belongs to a round."""

    round: str | UnsetType = UNSET


def rounds(asked: RoundFilter) -> Listing:
    """The rounds that everybody may see."""
    query = sa.select(ROUND).where(ROUND.c.public)
    for column in (ROUND.c.place, ROUND.c.parent, ROUND.c.model, ROUND.c.stage):
        wanted = getattr(asked, column.name)
        query = query if wanted is UNSET else query.where(column == wanted)
    if asked.within is not UNSET:
        query = query.where(ROUND.c.place.in_(published.inside(asked.within)))
    if asked.year is not UNSET:
        query = query.where(ran_in(asked.year))
    return Listing(query, (ROUND.c.id,), _rounds)


def ran_in(year: int) -> sa.ColumnElement[bool]:
    """Whether a round ran in a year; one without an end ran in that in which it began."""
    ended = sa.func.coalesce(ROUND.c.ends, ROUND.c.begins)
    return sa.and_(ROUND.c.begins <= f"{year}-12-31", ended >= f"{year}-01-01")


def envelopes(asked: OfRound) -> Listing:
    """The envelopes of the rounds that everybody may see."""
    return Listing(_of_public(ENVELOPE, asked), (ENVELOPE.c.round, ENVELOPE.c.key), _envelopes)


def figures(asked: OfRound) -> Listing:
    """The figures of the rounds that everybody may see."""
    return Listing(_of_public(FIGURE, asked), (FIGURE.c.round, FIGURE.c.name), _figures)


def _of_public(table: sa.Table, asked: OfRound) -> sa.Select[Any]:
    query = sa.select(table).where(table.c.round.in_(published.public_rounds()))
    return query if asked.round is UNSET else query.where(table.c.round == asked.round)


def _rounds(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Round]:
    given = _given(connection, [row.id for row in rows])
    shown = published.public_rounds().where(ROUND.c.id.in_({row.parent for row in rows}))
    parents = set(connection.execute(shown).scalars())
    return [_round(row, given.get(row.id, 0), row.parent if row.parent in parents else None) for row in rows]


def _given(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, int]:
    """What the plans of rounds got, in cents."""
    query = sa.select(AWARD.c.round, sa.func.sum(AWARD.c.amount)).where(AWARD.c.round.in_(ids)).group_by(AWARD.c.round)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def _round(row: sa.Row[Any], given: int, parent: str | None) -> Round:
    own = published.path("rounds", row.id)
    lists = {name: f"{own}/{name}" for name in ("plans", "envelopes", "figures")}
    above = published.path("rounds", parent) if parent else None
    around: dict[str, str | None] = {"place": published.path("places", row.place), "parent": above}
    return Round(
        id=row.id,
        place_id=row.place,
        parent_id=published.known(parent),
        title=row.title,
        model=row.model,
        stage=row.stage,
        amount_cents=row.amount,
        awarded_cents=given,
        begins=_day(row.begins),
        ends=_day(row.ends),
        mandate=published.known(row.mandate),
        about=published.known(row.about),
        source=published.known(row.source),
        links=published.links(own, around | lists, {"page": f"/ronde/{row.id}"}),
    )


def _day(text: str | None) -> date | UnsetType:
    return date.fromisoformat(text) if text else UNSET


def _envelopes(_connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Envelope]:
    return [_envelope(row) for row in rows]


def _envelope(row: sa.Row[Any]) -> Envelope:
    links = _inside(row.round, "envelopes", row.key)
    return Envelope(id=row.key, round_id=row.round, title=row.title, amount_cents=row.amount, links=links)


def _figures(_connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Figure]:
    return [_figure(row) for row in rows]


def _figure(row: sa.Row[Any]) -> Figure:
    value = published.told(row.value) if row.name in PEOPLE else row.value
    unit: Literal["number", "cents"] = "cents" if row.name in told.MONEY else "number"
    links = _inside(row.round, "figures", row.name)
    return Figure(name=row.name, round_id=row.round, unit=unit, value=value, links=links)


def _inside(round_: str, name: str, key: str) -> dict[str, published.Link]:
    own = published.path("rounds", round_, name, key)
    return published.links(own, {"round": published.path("rounds", round_)})
