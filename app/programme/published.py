"""What programs may read: the shape of a value, how a list of them is asked of the tables, and the links between them.

A list is a query and the columns that tell its rows apart. Pages of it, one of it, its addresses and its documentation
are derived from that: nobody writes paging twice.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

import msgspec
import sqlalchemy as sa
from flask import current_app
from msgspec import Meta

from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND, SHARE
from app.storage.tables import EVENT, MEETING

API = "/api/v1"
FEWEST = 5
"""Of how many people a number is told at least."""


def N_(text: str) -> str:  # noqa: N802  the name by which sentences are collected that are translated later
    """A sentence in Dutch, to be translated where it is shown."""
    return text


Name = Annotated[str, Meta(pattern="^[a-z0-9-]{1,60}$")]
"""An id as it stands in addresses."""
Within = Annotated[Name, Meta(description=N_("Alleen wat bij deze plek hoort, of bij een plek die erin ligt."))]
Code = Annotated[str, Meta(pattern="^[A-Z0-9]{1,12}$", description=N_("Alleen wat bij deze bijeenkomst hoort."))]
Year = Annotated[int, Meta(ge=1900, le=2100, description=N_("Alleen wat in dit jaar liep."))]
Cents = Annotated[int, Meta(ge=0, description=N_("In hele centen."), examples=[1250000])]


class Link(msgspec.Struct, frozen=True):
    """Where something else is to be found: a URI."""

    href: Annotated[str, Meta(extra_json_schema={"format": "uri"})]


class Published(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Something that programs may read. Amounts are whole cents, dates and times ISO 8601.

    What is not known is left out. Its ids stay what they are whatever is renamed.
    """

    links: Annotated[dict[str, Link], Meta(description=N_("Waar het zelf staat en wat erbij hoort."))] = msgspec.field(
        name="_links"
    )


class Listing(NamedTuple):
    """A list in the tables: a query without an order, the columns that tell its rows apart, and what is made of rows.

    `made(connection, rows)` asks the same number of queries however many rows there are.
    """

    query: sa.Select[Any]
    key: tuple[sa.ColumnElement[str], ...]
    made: Callable[[sa.Connection, Sequence[sa.Row[Any]]], Sequence[Published]]


def links(own: str, around: Mapping[str, str | None], pages: Mapping[str, str] = {}) -> dict[str, Link]:
    """Links by name: to itself and to other resources by their path in the API, and to pages of the site.

    Those that are None are left out.
    """
    base, resources = current_app.config["PUBLIC_URL"], {"self": own, **around}
    found = {name: Link(f"{base}{API}{path}") for name, path in resources.items() if path is not None}
    return found | {name: Link(f"{base}{path}") for name, path in pages.items()}


def path(*segments: str) -> str:
    """A path of these segments, each written as addresses are: `/rounds/noord-2026/plans/12`."""
    return "".join(f"/{quote(each, safe='')}" for each in segments)


def told(number: int | None) -> int | msgspec.UnsetType:
    """How many people did something; left out where that is not known, or where they are fewer than five."""
    return msgspec.UNSET if number is None or 0 < number < FEWEST else number


def known(text: str | None) -> str | msgspec.UnsetType:
    """A text, left out where there is none."""
    return text or msgspec.UNSET


def inside(place: str) -> sa.Select[Any]:
    """The ids of a place and of all places in it."""
    around = PLACE.alias()
    above = sa.select(around.c.path).where(around.c.id == place).scalar_subquery()
    return sa.select(PLACE.c.id).where(PLACE.c.path.like(above.concat("%")))


def public_rounds() -> sa.Select[Any]:
    """The ids of the rounds that everybody may see."""
    return sa.select(ROUND.c.id).where(ROUND.c.public)


def public_meetings() -> sa.Select[Any]:
    """The codes of the meetings that everybody may see: listed or in a round that is public, no practice, and closed.

    An evening is closed where that is its last event.
    """
    of_rounds = sa.select(SHARE.c.meeting).where(SHARE.c.round.in_(public_rounds()))
    shown = sa.or_(MEETING.c.public, MEETING.c.code.in_(of_rounds))
    last = sa.select(EVENT.c.kind).where(EVENT.c.meeting == MEETING.c.code).order_by(EVENT.c.seq.desc()).limit(1)
    is_closed = last.correlate(MEETING).scalar_subquery() == "meeting.closed"
    return sa.select(MEETING.c.code).where(shown, MEETING.c.practice.is_(False), is_closed)
