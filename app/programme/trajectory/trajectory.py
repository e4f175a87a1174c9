"""The trajectory of a round as it is known: members, goals, sessions, who was there, and cases."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.rounds.tables import AWARD
from app.programme.storage import rows
from app.programme.trajectory.tables import ATTENDED, CASE, GOAL, MEMBER, SESSION
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_REASON, LONGEST_TITLE, clean, optional

KINDS: dict[str, LazyString] = {
    "workshop": _("workshop"),
    "workplace": _("werkplaats"),
    "coaching": _("coaching"),
    "case": _("praktijkcase"),
}
"""The kinds of sessions."""
STATES: dict[str, LazyString] = {
    "open": _("nog te doen"),
    "running": _("mee bezig"),
    "reached": _("gehaald"),
    "left": _("losgelaten"),
}
"""How far a goal is."""


class Goal(msgspec.Struct, frozen=True):
    """A goal of a member, how far it is, and what they say of it."""

    id: str
    member: str
    text: str
    state: str
    reflection: str

    @property
    def stands(self) -> LazyString:
        """How far it is, in words."""
        return STATES[self.state]


class Member(msgspec.Struct, frozen=True):
    """A plan whose people take part, with their goals."""

    id: str
    plan: str
    title: str
    goals: tuple[Goal, ...] = ()


class Session(msgspec.Struct, frozen=True):
    """When members meet, and the ids of those who were there."""

    id: str
    kind: str
    title: str
    day: str
    at: str
    host: str
    material: str
    there: frozenset[str] = frozenset()

    @property
    def called(self) -> LazyString:
        """What its kind is called."""
        return KINDS[self.kind]


class Case(msgspec.Struct, frozen=True):
    """What happened in practice with the plan called `plan`."""

    id: str
    plan: str
    title: str
    text: str
    public: bool


def members(round_: str) -> Sequence[Member]:
    """Who takes part, by the title of their plan."""
    found = rows(sa.select(MEMBER).where(MEMBER.c.round == round_).order_by(MEMBER.c.title, MEMBER.c.id))
    query = sa.select(GOAL).join(MEMBER, MEMBER.c.id == GOAL.c.member).where(MEMBER.c.round == round_)
    goals: dict[str, list[Goal]] = {}
    for row in rows(query.order_by(GOAL.c.id)):
        goals.setdefault(row.member, []).append(Goal(**row._mapping))
    return [Member(r.id, r.plan, r.title, tuple(goals.get(r.id, ()))) for r in found]


def sessions(round_: str) -> Sequence[Session]:
    """The sessions, by their day."""
    found = rows(sa.select(SESSION).where(SESSION.c.round == round_).order_by(SESSION.c.day, SESSION.c.id))
    query = sa.select(ATTENDED).join(SESSION, SESSION.c.id == ATTENDED.c.session).where(SESSION.c.round == round_)
    there: dict[str, set[str]] = {}
    for row in rows(query):
        there.setdefault(row.session, set()).add(row.member)
    columns = [column.name for column in SESSION.c if column.name != "round"]
    told = ({name: row._mapping[name] for name in columns} for row in found)
    return [Session(**each, there=frozenset(there.get(each["id"], ()))) for each in told]


def cases(round_: str, public: bool = False) -> Sequence[Case]:
    """The cases of a round; only those that everybody may read where `public`."""
    query = sa.select(CASE.c.id, MEMBER.c.title.label("plan"), CASE.c.title, CASE.c.text, CASE.c.public)
    query = query.join(MEMBER, MEMBER.c.id == CASE.c.member).where(CASE.c.round == round_)
    query = query.where(CASE.c.public) if public else query
    return [Case(**row._mapping) for row in rows(query.order_by(CASE.c.title, CASE.c.id))]


def take_in(round_: str) -> int:
    """Let the people of every plan that got money take part; how many are new. Raises Refused: nobody_awarded."""

    def work(connection: sa.Connection) -> int:
        query = sa.select(AWARD.c.plan, AWARD.c.title).where(AWARD.c.round == round_, AWARD.c.amount > 0)
        awarded = connection.execute(query.order_by(AWARD.c.title)).all()
        if not awarded:
            raise Refused("nobody_awarded")
        there = set(connection.execute(sa.select(MEMBER.c.plan).where(MEMBER.c.round == round_)).scalars())
        new = [{"id": _id(), "round": round_, "plan": r.plan, "title": r.title} for r in awarded if r.plan not in there]
        if new:
            connection.execute(sa.insert(MEMBER), new)
        return len(new)

    return int(services().database.commit(work))


def remove_member(round_: str, member: str) -> None:
    """Let a plan take part no longer: with its goals, cases, and where it was. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        _require(connection, MEMBER, round_, member)
        for table in (GOAL, ATTENDED, CASE):
            connection.execute(sa.delete(table).where(table.c.member == member))
        connection.execute(sa.delete(MEMBER).where(MEMBER.c.id == member))

    services().database.commit(work)


def aim(round_: str, member: str, text: str) -> str:
    """Write down what a member wants to learn; the id of the goal.

    Raises Malformed: text_empty, text_too_long, text_unreadable; Refused: unknown_here.
    """
    row = {"id": _id(), "member": member, "text": clean(text, LONGEST_REASON), "state": "open"}

    def work(connection: sa.Connection) -> None:
        _require(connection, MEMBER, round_, member)
        connection.execute(sa.insert(GOAL).values(row))

    services().database.commit(work)
    return row["id"]


def reflect(round_: str, goal: str, state: str, reflection: str) -> None:
    """Say how far a goal is, and what its people say of it.

    Raises Malformed: malformed, text_too_long, text_unreadable; Refused: unknown_here.
    """
    values = {"state": _one_of(state, STATES, "state"), "reflection": optional(reflection, LONGEST_DESCRIPTION)}
    own = sa.select(MEMBER.c.id).where(MEMBER.c.round == round_)
    said = sa.update(GOAL).where(GOAL.c.id == goal, GOAL.c.member.in_(own)).values(values)

    def work(connection: sa.Connection) -> None:
        if not connection.execute(said).rowcount:
            raise Refused("unknown_here")

    services().database.commit(work)


def plan(round_: str, given: Mapping[str, str]) -> str:
    """Plan a session: `kind`, `title`, `day`, `at`, `host`, `material`; its id.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: material_not_web.
    """
    material = optional(given.get("material", ""), LONGEST_REASON, field="material")
    if material and not material.startswith("https://"):
        raise Refused("material_not_web")
    row = {"id": _id(), "round": round_, "kind": _one_of(given.get("kind", ""), KINDS, "kind"), "material": material}
    row |= {"title": clean(given.get("title", ""), LONGEST_TITLE, field="title"), "day": _day(given.get("day", ""))}
    row |= {name: optional(given.get(name, ""), LONGEST_NAME, field=name) for name in ("at", "host")}
    services().database.commit(lambda connection: connection.execute(sa.insert(SESSION).values(row)))
    return row["id"]


def attend(round_: str, session: str, there: Collection[str]) -> None:
    """Write down who was at a session, and nobody else. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        _require(connection, SESSION, round_, session)
        known = set(connection.execute(sa.select(MEMBER.c.id).where(MEMBER.c.round == round_)).scalars())
        if not known.issuperset(there):
            raise Refused("unknown_here")
        connection.execute(sa.delete(ATTENDED).where(ATTENDED.c.session == session))
        if there:
            connection.execute(sa.insert(ATTENDED), [{"session": session, "member": each} for each in {*there}])

    services().database.commit(work)


def remove_session(round_: str, session: str) -> None:
    """Take a session out. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        _require(connection, SESSION, round_, session)
        connection.execute(sa.delete(ATTENDED).where(ATTENDED.c.session == session))
        connection.execute(sa.delete(SESSION).where(SESSION.c.id == session))

    services().database.commit(work)


def write_case(round_: str, member: str, title: str, text: str) -> str:
    """Write a case of a member up, for nobody else to see yet; its id.

    Raises Malformed: text_empty, text_too_long, text_unreadable; Refused: unknown_here.
    """
    row = {"id": _id(), "round": round_, "member": member, "title": clean(title, LONGEST_TITLE, field="title")}
    row |= {"text": clean(text, LONGEST_DESCRIPTION)}

    def work(connection: sa.Connection) -> None:
        _require(connection, MEMBER, round_, member)
        connection.execute(sa.insert(CASE).values(public=False, **row))

    services().database.commit(work)
    return row["id"]


def publish(round_: str, case: str, public: bool, agreed: bool = False) -> None:
    """Let everybody read a case, after those in it `agreed`, or no longer.

    Raises Refused: unknown_here, case_consent_needed.
    """
    if public and not agreed:
        raise Refused("case_consent_needed")

    def work(connection: sa.Connection) -> None:
        _require(connection, CASE, round_, case)
        connection.execute(sa.update(CASE).where(CASE.c.id == case).values(public=public))

    services().database.commit(work)


def remove_case(round_: str, case: str) -> None:
    """Throw a case away. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        _require(connection, CASE, round_, case)
        connection.execute(sa.delete(CASE).where(CASE.c.id == case))

    services().database.commit(work)


def _require(connection: sa.Connection, table: sa.Table, round_: str, id_: str) -> None:
    here = sa.select(table.c.id).where(table.c.id == id_, table.c.round == round_)
    if connection.execute(here).first() is None:
        raise Refused("unknown_here")


def _one_of(text: str, known: Collection[str], field: str) -> str:
    if text not in known:
        raise Malformed("malformed", field=field)
    return text


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Malformed("malformed", field="day") from None


def _id() -> str:
    return secrets.token_hex(8)
