"""Plans that become one: only when every proposer of every one of them said yes, and else nothing changes.

Support stays with the plan to which it was given: who supported one thing did not support another. What had enough of
it needs no more; a new plan is checked anew.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.forms.fields import cents
from app.programme.intake import intakes, plans, writing
from app.programme.intake.moments import made, now
from app.programme.intake.people import Person
from app.programme.intake.plans import DRAFT, MERGED, Plan
from app.programme.intake.tables import MERGE, PART, PERSON, PHOTO, PLAN, SAY
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.texts import LONGEST_TITLE, clean

OPEN, DONE, OFF = "open", "done", "off"
MOST_PARTS = 6


class Merge(msgspec.Struct, frozen=True):
    """One plan that several could become; `said` is what each proposer said to it, by person."""

    id: str
    round: str
    title: str
    text: str
    ask: int
    minimum: int | None
    state: str
    made: str | None
    parts: tuple[Plan, ...] = ()
    said: Mapping[str, bool] = {}
    asked: Collection[str] = ()

    @property
    def waiting(self) -> int:
        """How many proposers did not say yes yet."""
        return len([person for person in self.asked if not self.said.get(person)])


def propose(person: Person, form: Mapping[str, str]) -> str:
    """Propose to make one plan of one's own and others, by their `numbers`; whoever proposes says yes. Its id.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable, amount_unreadable, minimum_over_ask;
    Refused: ask_needed, merge_needs_others, merge_stale, unknown_proposal, ask_over_most; Forbidden: agree_first.
    """
    writing.require_agreed(person)
    said, new = _said(form), secrets.token_hex(5)
    numbers = _numbers(form.get("numbers", ""))

    def work(connection: sa.Connection) -> str:
        own = plans.read(connection, person.plan)
        parts = {own.id, *_parts(connection, own.round, numbers)}
        if not 2 <= len(parts) <= MOST_PARTS:
            raise Refused("merge_needs_others", most=MOST_PARTS)
        _require_alive(connection, parts)
        most = intakes.of(connection, own.round).most
        if most is not None and said["ask"] > most:
            raise Refused("ask_over_most", most=most)
        row = {"id": new, "round": own.round, "at": now(), "state": OPEN} | said
        connection.execute(sa.insert(MERGE).values(**row))
        connection.execute(sa.insert(PART), [{"merge": new, "plan": part} for part in sorted(parts)])
        _note(connection, new, person.id, True)
        return new

    return str(services().database.commit(work))


def _said(form: Mapping[str, str]) -> dict[str, Any]:
    ask, least = (int(cents(form.get(name, "")) or 0) for name in ("ask", "minimum"))
    if ask <= 0:
        raise Refused("ask_needed")
    if least > ask:
        raise Malformed("minimum_over_ask")
    title = clean(form.get("title", ""), LONGEST_TITLE, field="title")
    text = clean(form.get("text", ""), writing.LONGEST_TEXT)
    return {"title": title, "text": text, "ask": ask, "minimum": least if least > 0 else None}


def _numbers(text: str) -> Sequence[int]:
    words = text.replace(",", " ").replace("#", " ").split()
    if not all(word.isascii() and word.isdecimal() and len(word) < 7 for word in words):
        raise Malformed("malformed", field="numbers")
    return [int(word) for word in words]


def _parts(connection: sa.Connection, round_: str, numbers: Sequence[int]) -> Collection[str]:
    where = PLAN.c.round == round_, PLAN.c.number.in_(numbers), PLAN.c.state != DRAFT
    found = set(connection.scalars(sa.select(PLAN.c.id).where(*where)))
    if len(found) < len(set(numbers)):
        raise Refused("unknown_proposal")
    return found


def _require_alive(connection: sa.Connection, parts: Collection[str]) -> Sequence[Plan]:
    """The plans, if all of them still take part. Raises Refused: merge_stale."""
    found = [plans.read(connection, part) for part in sorted(parts)]
    if not all(plan.alive for plan in found):
        raise Refused("merge_stale")
    return found


def say(person: Person, merge: str, yes: bool) -> str | None:
    """Say yes or no to a proposal: a no ends it, the last yes makes one plan, of which the id is given.

    Raises Refused: unknown_here, merge_over, merge_stale; Forbidden: agree_first, not_allowed.
    """
    writing.require_agreed(person)

    def work(connection: sa.Connection) -> str | None:
        found = _open(connection, merge)
        if person.plan not in {part.id for part in found.parts}:
            raise Forbidden("not_allowed")
        _note(connection, merge, person.id, yes)
        if not yes:
            connection.execute(sa.update(MERGE).where(MERGE.c.id == merge).values(state=OFF))
            return None
        return _made(connection, _open(connection, merge))

    done: str | None = services().database.commit(work)
    return done


def _note(connection: sa.Connection, merge: str, person: str, yes: bool) -> None:
    connection.execute(sa.delete(SAY).where(SAY.c.merge == merge, SAY.c.person == person))
    connection.execute(sa.insert(SAY).values(merge=merge, person=person, yes=yes, at=now()))


def _open(connection: sa.Connection, merge: str) -> Merge:
    row = connection.execute(sa.select(MERGE).where(MERGE.c.id == merge)).first()
    if row is None:
        raise Refused("unknown_here")
    if row.state != OPEN:
        raise Refused("merge_over")
    return _read(connection, [row])[0]


def _made(connection: sa.Connection, merge: Merge) -> str | None:
    """The plan that came of it; None as long as somebody has not said yes."""
    if merge.waiting:
        return None
    parts = _require_alive(connection, [part.id for part in merge.parts])
    new, first = secrets.token_hex(5), parts[0]
    row: dict[str, Any] = {
        "id": new, "round": merge.round, "state": DRAFT, "title": merge.title, "short": merge.text[:500],
        "text": merge.text, "ask": merge.ask, "minimum": merge.minimum, "theme": _shared(parts), "lat": first.lat,
        "lon": first.lon, "spot": first.spot, "alt": first.alt, "photo": first.photo, "created": now(),
    }  # fmt: skip
    connection.execute(sa.insert(PLAN).values(**row))
    _carry(connection, [part.id for part in parts], new)
    writing.enter(connection, plans.read(connection, new), met=all(part.met for part in parts))
    connection.execute(sa.update(MERGE).where(MERGE.c.id == merge.id).values(state=DONE, made=new))
    return new


def _shared(parts: Sequence[Plan]) -> str | None:
    themes = {part.theme for part in parts}
    return themes.pop() if len(themes) == 1 else None


def _carry(connection: sa.Connection, parts: Sequence[str], new: str) -> None:
    """Who stood behind them stands behind the new plan, with the first photo; other proposals for them end."""
    photo = sa.select(sa.literal(new), PHOTO.c.data).where(PHOTO.c.plan == parts[0])
    connection.execute(sa.insert(PHOTO).from_select(["plan", "data"], photo))
    connection.execute(sa.update(PERSON).where(PERSON.c.plan.in_(parts)).values(plan=new))
    connection.execute(sa.update(PLAN).where(PLAN.c.id.in_(parts)).values(state=MERGED, became=new))
    others = sa.select(PART.c.merge).where(PART.c.plan.in_(parts))
    connection.execute(sa.update(MERGE).where(MERGE.c.id.in_(others), MERGE.c.state == OPEN).values(state=OFF))


def of_plan(plan: str) -> Sequence[Merge]:
    """The proposals that wait for an answer and would take this plan in."""
    those = sa.select(PART.c.merge).where(PART.c.plan == plan)
    found = rows(sa.select(MERGE).where(MERGE.c.id.in_(those), MERGE.c.state == OPEN).order_by(MERGE.c.at))
    with services().database.read.connect() as connection:
        return _read(connection, found) if found else []


def _read(connection: sa.Connection, found: Sequence[Any]) -> Sequence[Merge]:
    """The proposals with their plans, what was said, and who is asked: three looks, however many there are."""
    ids = [row.id for row in found]
    joined = sa.select(PART.c.merge, *plans.COLUMNS).join(PLAN, PLAN.c.id == PART.c.plan)
    parts = connection.execute(joined.where(PART.c.merge.in_(ids)).order_by(PLAN.c.number)).all()
    said = connection.execute(sa.select(SAY).where(SAY.c.merge.in_(ids))).all()
    asked = connection.execute(
        sa.select(PART.c.merge, PERSON.c.id)
        .join(PERSON, PERSON.c.plan == PART.c.plan)
        .where(PART.c.merge.in_(ids), PERSON.c.agreed.is_not(None))
    ).all()
    return [
        Merge(
            row.id, row.round, row.title, row.text, row.ask, row.minimum, row.state, row.made,
            tuple(made(Plan, part) for part in parts if part.merge == row.id),
            {each.person: each.yes for each in said if each.merge == row.id},
            tuple(each.id for each in asked if each.merge == row.id),
        )
        for row in found
    ]  # fmt: skip


def came_of(plan: str) -> Sequence[Plan]:
    """The plans that went into this one."""
    query = sa.select(*plans.COLUMNS).where(PLAN.c.became == plan).order_by(PLAN.c.number)
    return [made(Plan, row) for row in rows(query)]
