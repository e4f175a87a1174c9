"""Pages of a list: in the order of its key, from where the page before ended.

A row that comes or goes moves no other.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from flask_babel import gettext

from app.programme.api.parameters import Paging, sound
from app.programme.api.problems import Fault, Problem, faulty
from app.programme.published import Listing, Published
from app.services import services


class Page(NamedTuple):
    """A part of a list, and the cursor of what follows; empty on the last."""

    items: Sequence[Published]
    next: str


def page(listing: Listing, asked: Paging) -> Page:
    """The page that is asked for. Raises Problem: 400 for a cursor that is none."""
    labels = [column.label(f"key_{number}") for number, column in enumerate(listing.key)]
    query = listing.query.add_columns(*labels).order_by(*listing.key).limit(asked.limit + 1)
    if asked.cursor:
        query = query.where(sa.tuple_(*listing.key) > sa.tuple_(*_after(asked.cursor, len(listing.key))))
    with services().database.read.connect() as connection:
        rows = connection.execute(query).all()
        items = listing.made(connection, rows[: asked.limit])
    last = rows[asked.limit - 1] if len(rows) > asked.limit else None
    return Page(items, _cursor([last._mapping[label.name] for label in labels]) if last is not None else "")


def one(listing: Listing, key: Mapping[str, str]) -> Published:
    """The one with this key. Raises Problem: 404."""
    with services().database.read.connect() as connection:
        return listing.made(connection, [_row(connection, listing, key)])[0]


def require(listing: Listing, key: Mapping[str, str]) -> None:
    """Go on only where there is one with this key. Raises Problem: 404."""
    with services().database.read.connect() as connection:
        _row(connection, listing, key)


def _row(connection: sa.Connection, listing: Listing, key: Mapping[str, str]) -> sa.Row[Any]:
    if not all(sound(each) for each in key.values()):
        raise Problem(404)
    wanted = [column == value for column, value in zip(listing.key, key.values(), strict=True)]
    found = connection.execute(listing.query.where(*wanted)).first()
    if found is None:
        raise Problem(404)
    return found


def _cursor(key: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def _after(cursor: str, length: int) -> list[str]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        found = msgspec.json.decode(text, type=list[str])
        if len(found) == length and all(sound(each) and each.encode() is not None for each in found):
            return found
    except (binascii.Error, msgspec.MsgspecError, UnicodeError, ValueError):
        pass
    raise faulty((Fault("cursor", gettext("Neem de cursor uit de link ‘next’ van de vorige pagina.")),))
