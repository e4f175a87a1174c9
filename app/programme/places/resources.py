"""Places, as programs read them."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, Meta, UnsetType

from app.programme import published
from app.programme.places.tables import PLACE
from app.programme.published import N_, Listing, Name, Published, Within

Level = Literal["city", "district", "area", "neighbourhood"]


class Place(Published, frozen=True, kw_only=True):
    """A place inside the one above it."""

    id: Annotated[str, Meta(description=N_("Vaste naam in adressen; blijft bij hernoemen."), examples=["noord"])]
    level: Annotated[Level, Meta(description=N_("Stad, stadsdeel, gebied of buurt."), examples=["district"])]
    name: Annotated[str, Meta(description=N_("Naam."), examples=["Noord"])]
    code: Annotated[str, Meta(description=N_("Code van het CBS."), examples=["WK036394"])] | UnsetType = UNSET
    parent_id: Annotated[str, Meta(description=N_("De plek waarin deze ligt."), examples=["amsterdam"])] | UnsetType = (
        UNSET
    )


class PlaceFilter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Which places are asked for."""

    level: Annotated[Level, Meta(description=N_("Alleen plekken van deze soort."))] | UnsetType = UNSET
    parent: Annotated[Name, Meta(description=N_("Alleen plekken die direct in deze plek liggen."))] | UnsetType = UNSET
    within: Within | UnsetType = UNSET


def places(asked: PlaceFilter) -> Listing:
    """The places of this installation."""
    query = sa.select(PLACE)
    if asked.level is not UNSET:
        query = query.where(PLACE.c.level == asked.level)
    if asked.parent is not UNSET:
        query = query.where(PLACE.c.parent == asked.parent)
    if asked.within is not UNSET:
        query = query.where(PLACE.c.id.in_(published.inside(asked.within)))
    return Listing(query, (PLACE.c.id,), _made)


def _made(_connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> Sequence[Place]:
    return [_place(row) for row in rows]


def _place(row: sa.Row[Any]) -> Place:
    own = published.path("places", row.id)
    above = published.path("places", row.parent) if row.parent else None
    return Place(
        id=row.id,
        level=row.level,
        name=row.name,
        code=published.known(row.code),
        parent_id=published.known(row.parent),
        links=published.links(own, {"parent": above}, {"page": f"/buurt/{row.id}"}),
    )
