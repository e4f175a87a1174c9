"""Who stands behind a plan: proposers and co-proposers, each by the secret of a link and the device that opened it.

A secret stands in the fragment of a link and then in the signed cookie of a device; the database has its hash. Names
and addresses stand apart and can go.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.languages import in_a_row
from app.programme.intake.moments import made, now
from app.programme.intake.tables import CONTACT, PERSON, PLAN
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.texts import LONGEST_NAME, clean, optional

PATH = "/plan"
COOKIE = "plans"
PROPOSER, CO_PROPOSER = "proposer", "co_proposer"
HELD, MOST_TOGETHER, LONGEST_EMAIL, LONGEST_TOLD = 6, 8, 200, 120


class Person(msgspec.Struct, frozen=True):
    """Who stands behind a plan; `agreed` is when they said yes, None for an invitation that nobody answered."""

    id: str
    plan: str
    role: str
    created: datetime
    agreed: datetime | None
    name: str = ""
    email: str = ""
    shown: bool = False


def newcomer(connection: sa.Connection, plan: str, role: str, secret: str, agreed: datetime | None) -> str:
    """Write down who comes to stand behind a plan by this secret; their id."""
    new = secrets.token_hex(6)
    row = {"id": new, "plan": plan, "role": role, "hash": digest(secret), "created": now(), "agreed": agreed}
    connection.execute(sa.insert(PERSON).values(**row))
    return new


def hold(device: Device, person: str, secret: str) -> None:
    """Let a device be this person from now on; it holds the last few."""
    held = {key: each for key, each in device.cookie.get(COOKIE, {}).items() if key != person} | {person: secret}
    device.cookie[COOKIE] = dict(list(held.items())[-HELD:])


def enter(device: Device, secret: str) -> Person:
    """Let a device in with the secret of a link. Raises Forbidden: key_unknown."""
    found = _of(PERSON.c.hash == digest(secret))
    if not found:
        raise Forbidden("key_unknown")
    hold(device, found[0].id, secret)
    return found[0]


def held(device: Device, person: str) -> Person:
    """Who this device is by the link with this id. Raises Forbidden: plan_link_needed."""
    secret = device.cookie.get(COOKIE, {}).get(person, "")
    found = _of(PERSON.c.hash == digest(secret)) if secret else []
    if not found:
        raise Forbidden("plan_link_needed")
    return found[0]


def secret(device: Device, person: Person) -> str:
    """The secret by which this device is that person: what its owner keeps, to go on elsewhere."""
    return str(device.cookie.get(COOKIE, {}).get(person.id, ""))


def own(device: Device, round_: str) -> Sequence[tuple[Person, str]]:
    """Who this device is in a round: each with the title of the plan."""
    hashes = [digest(secret) for secret in device.cookie.get(COOKIE, {}).values()]
    where = PERSON.c.hash.in_(hashes), PLAN.c.round == round_
    query = sa.select(PERSON.c.id, PLAN.c.title).join(PLAN, PLAN.c.id == PERSON.c.plan).where(*where)
    titles = {row.id: row.title for row in rows(query)} if hashes else {}
    return [(person, titles[person.id]) for person in _of(PERSON.c.id.in_(titles))] if titles else []


def behind(plan: str) -> Sequence[Person]:
    """Everybody behind a plan, in the order in which they came."""
    return _of(PERSON.c.plan == plan)


def _of(*where: sa.ColumnElement[bool]) -> list[Person]:
    return [made(Person, row) for row in rows(_query(*where))]


def _query(*where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    columns = [PERSON.c[name] for name in ("id", "plan", "role", "created", "agreed")]
    told = [CONTACT.c.name, CONTACT.c.email, CONTACT.c.shown]
    joined = sa.select(*columns, *(sa.func.coalesce(each, _nothing(each)).label(each.name) for each in told))
    return joined.outerjoin(CONTACT, CONTACT.c.person == PERSON.c.id).where(*where).order_by(PERSON.c.created)


def _nothing(column: sa.Column[Any]) -> Any:
    return sa.false() if column is CONTACT.c.shown else ""


def named(found: Sequence[Person]) -> str:
    """The names of those who want theirs to be read, with commas between; empty where nobody does."""
    return in_a_row(person.name for person in found if person.agreed and person.shown and person.name)


def introduce(person: Person, form: Mapping[str, str]) -> None:
    """Write down who somebody is, and say yes to standing behind the plan.

    Raises Malformed: text_too_long, text_unreadable, text_empty, contact_unreadable.
    """
    shown = form.get("shown") == "1"
    name = (clean if shown else optional)(form.get("name", ""), LONGEST_NAME, field="name")
    values = {"name": name, "email": _email(form.get("email", "")), "shown": shown}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.delete(CONTACT).where(CONTACT.c.person == person.id))
        if name or values["email"]:
            connection.execute(sa.insert(CONTACT).values(person=person.id, **values))
        said = sa.update(PERSON).where(PERSON.c.id == person.id, PERSON.c.agreed.is_(None))
        connection.execute(said.values(agreed=now()))

    services().database.commit(work)


def _email(text: str) -> str:
    said = optional(text, LONGEST_EMAIL, field="email")
    name, _at, host = said.partition("@")
    if said and (not name or "." not in host or any(sign.isspace() for sign in said)):
        raise Malformed("contact_unreadable")
    return said


def invite(person: Person) -> str:
    """Make a link for somebody to stand behind the plan as well; its secret. Raises Refused: too_many_together."""
    new = secrets.token_urlsafe(32)

    def work(connection: sa.Connection) -> None:
        query = sa.select(sa.func.count()).select_from(PERSON).where(PERSON.c.plan == person.plan)
        if (connection.execute(query).scalar() or 0) >= MOST_TOGETHER:
            raise Refused("too_many_together", most=MOST_TOGETHER)
        newcomer(connection, person.plan, CO_PROPOSER, new, None)

    services().database.commit(work)
    return new


def proposers(connection: sa.Connection, plan: str) -> int:
    """How many proposers a plan has: more than one where plans became one."""
    these = sa.select(sa.func.count()).select_from(PERSON).where(PERSON.c.plan == plan, PERSON.c.role == PROPOSER)
    return int(connection.execute(these).scalar() or 0)


def may_leave(person: Person, found: Sequence[Person]) -> bool:
    """Whether somebody may stop, of those behind a plan: all but its only proposer."""
    return person.role != PROPOSER or sum(each.role == PROPOSER for each in found) > 1


def leave(person: Person, who: str) -> None:
    """Take somebody out: oneself, unless one is the only proposer; or by a proposer an invitation that nobody answered.

    Raises Refused: unknown_here; Forbidden: not_allowed.
    """
    found = next((each for each in behind(person.plan) if each.id == who), None)
    if found is None:
        raise Refused("unknown_here")
    if found.id != person.id and (person.role != PROPOSER or found.agreed or found.role == PROPOSER):
        raise Forbidden("not_allowed")

    def work(connection: sa.Connection) -> None:
        if found.role == PROPOSER and proposers(connection, found.plan) < 2:
            raise Forbidden("not_allowed")
        connection.execute(sa.delete(CONTACT).where(CONTACT.c.person == who))
        connection.execute(sa.delete(PERSON).where(PERSON.c.id == who))

    services().database.commit(work)


def forget_one(person: Person) -> None:
    """Remove the name and the address of somebody behind a plan; they still stand behind it, and their link works."""
    gone = sa.delete(CONTACT).where(CONTACT.c.person == person.id)
    services().database.commit(lambda connection: connection.execute(gone))


def forget(plan: str) -> None:
    """Remove the names and addresses of everybody behind a plan; their links go on working."""
    those = sa.select(PERSON.c.id).where(PERSON.c.plan == plan)
    services().database.commit(lambda c: c.execute(sa.delete(CONTACT).where(CONTACT.c.person.in_(those))))
