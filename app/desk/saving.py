"""Saving: a field is written over the version that its writer had seen, and no words are lost where two wrote at once.

Everything goes through the one writer of the database, so that what was answered survives the power cord.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.agendas import ready
from app.desk import fields
from app.desk.tables import BESIDE, CHANGE, DRAFT, FIELD
from app.desk.together import merging
from app.languages import LANGUAGES
from app.services import services
from facilitation.refusals import Refused

LANGUAGE = "language"


class Wish(msgspec.Struct, frozen=True):
    """What somebody wants in a field, and which version of it they had seen; None where that does not matter."""

    name: str
    value: str
    base: int | None = None


class Saved(msgspec.Struct, frozen=True):
    """How a field stands after saving; `beside` where another had changed it and both texts are kept."""

    name: str
    value: str
    version: int
    beside: bool = False


def save(draft: str, wishes: Iterable[Wish], by: str) -> list[Saved]:
    """Write these fields at once, as one thing to undo; how each stands then, in the same order.

    Raises Refused: unknown_draft, draft_opened, and what `fields.clean` raises.
    """
    cleaned = [msgspec.structs.replace(wish, value=fields.clean(wish.name, wish.value)) for wish in wishes]
    found: list[Saved] = services().database.commit(lambda connection: write(connection, draft, cleaned, by))
    return found


def write(connection: sa.Connection, draft: str, wishes: Sequence[Wish], by: str) -> list[Saved]:
    """The same inside a transaction, of what was cleaned. Raises Refused: unknown_draft, draft_opened."""
    require_open(connection, draft)
    stand, batch = _standing(connection, draft, [wish.name for wish in wishes]), secrets.token_hex(6)
    saved, changes = [], []
    for wish in wishes:
        value, version = stand.get(wish.name, ("", 0))
        settled = _settled(connection, draft, wish, value, version)
        if settled is None:
            _keep_beside(connection, draft, wish, by)
            saved.append(Saved(wish.name, value, version, beside=True))
            continue
        if settled != value:
            version += 1
            changes.append({"name": wish.name, "version": version, "before": value, "after": settled})
            stand[wish.name] = (settled, version)
        saved.append(Saved(wish.name, settled, version))
    turned = next((change["after"] for change in changes if change["name"] == LANGUAGE), None)
    if turned in LANGUAGES:
        changes += _ready_texts(connection, draft, turned, {str(change["name"]) for change in changes})
    note(connection, draft, changes, by, batch)
    return saved


def _ready_texts(connection: sa.Connection, draft: str, language: str, written: set[str]) -> list[dict[str, Any]]:
    """The changes by which ready texts that nobody changed go along with the language of the evening."""
    query = sa.select(FIELD.c.name, FIELD.c.value, FIELD.c.version).where(FIELD.c.draft == draft)
    rows = [row for row in connection.execute(query) if ready.may_hold(row.name) and row.name not in written]
    turned = ready.spoken({row.name: row.value for row in rows}, language)
    return [
        {"name": row.name, "version": row.version + 1, "before": row.value, "after": turned[row.name]}
        for row in rows
        if turned[row.name] != row.value
    ]


def require_open(connection: sa.Connection, draft: str) -> None:
    """Let nothing be changed in what is no draft. Raises Refused: unknown_draft, draft_opened."""
    found = connection.execute(sa.select(DRAFT.c.opened).where(DRAFT.c.id == draft)).first()
    if found is None:
        raise Refused("unknown_draft")
    if found.opened is not None:
        raise Refused("draft_opened")


def _standing(connection: sa.Connection, draft: str, names: Sequence[str]) -> dict[str, tuple[str, int]]:
    query = sa.select(FIELD.c.name, FIELD.c.value, FIELD.c.version).where(FIELD.c.draft == draft)
    if len(names) < 200:
        query = query.where(FIELD.c.name.in_(names))
    return {row.name: (row.value, row.version) for row in connection.execute(query)}


def _settled(connection: sa.Connection, draft: str, wish: Wish, value: str, version: int) -> str | None:
    """The value that the field gets; None where both texts have to be kept."""
    if wish.base in (None, version) or wish.value == value:
        return wish.value
    base = _at(connection, draft, wish.name, wish.base or 0)
    if base is None or not fields.known(wish.name).words:
        return None
    if wish.value == base:
        return value  # only the other changed it
    both = merging.merged(base, wish.value, value)
    return both if both is not None and len(both) <= fields.known(wish.name).limit else None


def _at(connection: sa.Connection, draft: str, name: str, version: int) -> str | None:
    """What stood in a field at one of its versions."""
    if version == 0:
        return ""
    at = (CHANGE.c.draft == draft, CHANGE.c.name == name, CHANGE.c.version == version)
    found = connection.execute(sa.select(CHANGE.c.after).where(*at)).scalar()
    return None if found is None else str(found)


def at_version(draft: str, name: str, version: int) -> str | None:
    """What stood in a field at one of its versions; None where there never was one."""
    with services().database.read.connect() as connection:
        return _at(connection, draft, name, version)


def since(draft: str, number: int) -> list[str]:
    """The names of the fields that changed after change `number`."""
    query = sa.select(CHANGE.c.name).where(CHANGE.c.draft == draft, CHANGE.c.number > number).distinct()
    with services().database.read.connect() as connection:
        return list(connection.execute(query).scalars())


def _keep_beside(connection: sa.Connection, draft: str, wish: Wish, by: str) -> None:
    number = _next(connection, BESIDE, draft)
    row = {"draft": draft, "number": number, "name": wish.name, "value": wish.value, "by": by}
    connection.execute(sa.insert(BESIDE).values(**row))


def _next(connection: sa.Connection, table: sa.Table, draft: str) -> int:
    last = connection.execute(sa.select(sa.func.max(table.c.number)).where(table.c.draft == draft)).scalar()
    return int(last or 0) + 1


def note(connection: sa.Connection, draft: str, changes: Sequence[dict[str, Any]], by: str, batch: str) -> None:
    """Write changes to their fields and to the list of changes; each has `name`, `version`, `before` and `after`."""
    if not changes:
        return
    first, now = _next(connection, CHANGE, draft), datetime.now(UTC)
    common = {"draft": draft, "by": by, "batch": batch, "at": now}
    rows = [common | {"undone": False} | change | {"number": first + i} for i, change in enumerate(changes)]
    connection.execute(sa.insert(CHANGE), rows)
    for row in rows:
        where = (FIELD.c.draft == draft, FIELD.c.name == row["name"])
        new = {"value": row["after"], "version": row["version"]}
        if connection.execute(sa.update(FIELD).where(*where).values(**new)).rowcount == 0:
            connection.execute(sa.insert(FIELD).values(draft=draft, name=row["name"], **new))


def undo(draft: str, by: str) -> bool:
    """Take back the last thing that this person did and did not take back yet; False where there is none.

    Raises Refused: unknown_draft, draft_opened, undo_changed where somebody went on with it.
    """
    return bool(services().database.commit(lambda connection: _undo(connection, draft, by)))


def _undo(connection: sa.Connection, draft: str, by: str) -> bool:
    require_open(connection, draft)
    mine = (CHANGE.c.draft == draft, CHANGE.c.by == by, CHANGE.c.undone.is_(False))
    last = connection.execute(sa.select(CHANGE.c.batch).where(*mine).order_by(CHANGE.c.number.desc())).scalar()
    if last is None:
        return False
    batch = (CHANGE.c.draft == draft, CHANGE.c.batch == last)
    done = connection.execute(sa.select(CHANGE).where(*batch).order_by(CHANGE.c.number.desc())).all()
    stand = _standing(connection, draft, [row.name for row in done])
    changes: dict[str, dict[str, Any]] = {}
    for row in done:
        value, version = stand[row.name]
        if row.name not in changes and (value, version) != (row.after, row.version):
            raise Refused("undo_changed")
        new = {"name": row.name, "version": version + 1, "before": value, "after": row.before, "undone": True}
        changes[row.name] = new
    connection.execute(sa.update(CHANGE).where(*batch).values(undone=True))
    note(connection, draft, list(changes.values()), by, secrets.token_hex(6))
    return True


def settle(draft: str, number: int, by: str, use: bool) -> None:
    """Choose about a text that was kept beside a field: put it in the field, or let it go.

    Raises Refused: unknown_draft, draft_opened, unknown_beside.
    """

    def work(connection: sa.Connection) -> None:
        require_open(connection, draft)
        at = (BESIDE.c.draft == draft, BESIDE.c.number == number)
        found = connection.execute(sa.select(BESIDE).where(*at)).first()
        if found is None:
            raise Refused("unknown_beside")
        if use and not found.settled:
            write(connection, draft, [Wish(found.name, found.value)], by)
        connection.execute(sa.update(BESIDE).where(*at).values(settled=True))

    services().database.commit(work)
