"""Places as they are known: added, renamed, removed and found."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme import findable
from app.programme.places.tables import PLACE
from app.programme.registry import FEATURES
from app.programme.rounds.tables import ROUND
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_NAME, clean, optional

LEVELS: dict[str, LazyString] = {
    "city": _("stad"),
    "district": _("stadsdeel"),
    "area": _("gebied"),
    "neighbourhood": _("buurt"),
}
"""The levels of places from the largest to the smallest, and what each is called."""
ORDER = tuple(LEVELS)
LONGEST_SLUG, SUM = 60, 8
"""Characters of a name in addresses, and of the sum at the end of one that would not fit in them."""


class Place(msgspec.Struct, frozen=True):
    """A place. `path` begins with that of every place around it; `code` is that of the statistics office, or empty."""

    id: str
    parent: str | None
    level: str
    name: str
    code: str
    path: str

    @property
    def called(self) -> LazyString:
        """What its level is called."""
        return LEVELS[self.level]

    @property
    def depth(self) -> int:
        """How many places stand around it."""
        return self.path.count("/") - 2


def load(place: str) -> Place:
    """The place with this id. Raises Refused: unknown_place."""
    found = _found(PLACE.c.id == place)
    if not found:
        raise Refused("unknown_place")
    return found[0]


def everywhere() -> Sequence[Place]:
    """All places, each after the one that it lies in."""
    return _found()


def below(path: str) -> Sequence[Place]:
    """The place with this path and all places in it, each after the one that it lies in."""
    return _found(PLACE.c.path.startswith(path, autoescape=True))


def around(place: Place) -> Sequence[Place]:
    """The places that this one lies in, the largest first, and itself."""
    return _found(PLACE.c.path.in_(paths(place.path)))


def names(places: Iterable[str]) -> Mapping[str, str]:
    """What each of these places is called, by its id."""
    return {row.id: row.name for row in rows(sa.select(PLACE.c.id, PLACE.c.name).where(PLACE.c.id.in_(set(places))))}


def paths(path: str) -> Collection[str]:
    """The paths of all places around a path, and itself: `/amsterdam/`, `/amsterdam/noord/`."""
    ends = [match.end() for match in re.finditer("/", path)]
    return [path[:end] for end in ends[1:]]


def add(parent: str | None, level: str, name: str, code: str = "") -> str:
    """Add a place inside another one, or a city; its id.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: unknown_place, place_level,
    place_taken.
    """
    return str(services().database.commit(lambda connection: write(connection, parent, level, name, code)))


def write(connection: sa.Connection, parent: str | None, level: str, name: str, code: str = "") -> str:
    """The same inside a transaction.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: unknown_place, place_level,
    place_taken.
    """
    if level not in LEVELS:
        raise Malformed("malformed", field="level")
    name, code = clean(name, LONGEST_NAME, field="name"), optional(code, 20, field="code")
    made = slug(name)
    row = connection.execute(sa.select(PLACE).where(PLACE.c.id == (parent or ""))).first()
    if parent and row is None:
        raise Refused("unknown_place")
    if level != ORDER[0] if row is None else ORDER.index(level) <= ORDER.index(row.level):
        raise Refused("place_level", level=LEVELS[level])
    if connection.execute(sa.select(PLACE.c.id).where(PLACE.c.id == made)).first() is not None:
        raise Refused("place_taken")
    path = f"{row.path if row else '/'}{made}/"
    values = {"id": made, "parent": parent or None, "level": level, "name": name, "code": code, "path": path}
    connection.execute(sa.insert(PLACE).values(values))
    findable.note(connection, findable.of_place(made))
    return made


def rename(place: str, name: str, code: str = "") -> None:
    """Call a place otherwise; its id and its path stay, so that links go on working.

    Raises Malformed: text_empty, text_too_long, text_unreadable.
    """
    values = {"name": clean(name, LONGEST_NAME, field="name"), "code": optional(code, 20, field="code")}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.update(PLACE).where(PLACE.c.id == place).values(values))
        findable.note(connection, *_inside(connection, place))

    services().database.commit(work)


def _inside(connection: sa.Connection, place: str) -> list[str]:
    """What is found by the name of a place: itself, and all places and rounds in it."""
    path = connection.execute(sa.select(PLACE.c.path).where(PLACE.c.id == place)).scalar() or "-"
    inside = sa.select(PLACE.c.id).where(PLACE.c.path.startswith(path, autoescape=True))
    held = connection.scalars(sa.select(ROUND.c.id).where(ROUND.c.place.in_(inside)))
    return [*map(findable.of_place, connection.scalars(inside)), *map(findable.of_round, held)]


def remove(place: Place) -> None:
    """Remove a place in which nothing is. Raises Refused: place_in_use."""

    def work(connection: sa.Connection) -> None:
        inside = sa.select(PLACE.c.id).where(PLACE.c.parent == place.id)
        if connection.execute(inside).first() is not None:
            raise Refused("place_in_use")
        for goes in FEATURES.named("place_gone"):
            goes(connection, place.id)
        connection.execute(sa.delete(PLACE).where(PLACE.c.id == place.id))
        findable.note(connection, findable.of_place(place.id))

    try:
        services().database.commit(work)
    except sa.exc.IntegrityError:
        raise Refused("place_in_use") from None


def slug(text: str) -> str:
    """A name as it stands in addresses: `de-banne`, in letters a to z and figures.

    What is longer, or has letters of another script, ends in a sum that tells it apart. Raises Malformed: malformed.
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(findable.PLAIN)
    plain = apart.encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) > LONGEST_SLUG or any(sign.isalpha() and not sign.isascii() for sign in apart):
        told = sha256(" ".join(apart.split()).encode()).hexdigest()[:SUM]
        made = f"{made[: LONGEST_SLUG - SUM - 1].strip('-')}-{told}".strip("-")
    if not made:
        raise Malformed("malformed", field="name")
    return made


def _found(*where: sa.ColumnElement[bool]) -> Sequence[Place]:
    return [Place(**row._mapping) for row in rows(sa.select(PLACE).where(*where).order_by(PLACE.c.path))]
