"""What follows a decision: a ladder of steps and the conditions, each with a date, under the head of the closed log.

Rows are only ever added; triggers in the database see to that too. What is too late follows from the date at reading.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from app import log
from app.db import database
from app.exports import structured
from app.languages import AMSTERDAM
from app.records import EventRow, FollowUpRow
from facilitation.refusals import Malformed, Refused
from facilitation.texts import clean

FOLLOW_UP = FollowUpRow.metadata.tables["follow_up"]
CLOSING = sa.select(EventRow.link, EventRow.at).where(EventRow.kind == "meeting.closed")
STEPS = ("neighbourhood", "district", "payment", "execution", "accounting")
STATES = ("open", "running", "done", "deviates")
LONGEST = 1000


class Entry(msgspec.Struct, frozen=True):
    """One thing that was told; `at` is UTC in ISO 8601."""

    number: int
    subject: str
    state: str
    due: date | None
    text: str
    at: str


class Item(msgspec.Struct, frozen=True):
    """A step or a condition as it stands: its date, its state, and everything that was told about it, oldest first."""

    subject: str
    state: str
    due: date
    entries: tuple[Entry, ...] = ()
    plan: str = ""
    condition: Mapping[str, Any] = {}

    def late(self, today: date) -> bool:
        """Whether its date has passed and it neither happened nor was told to go otherwise."""
        return self.state in ("open", "running") and self.due < today

    @property
    def last(self) -> Entry | None:
        """What was told last."""
        return self.entries[-1] if self.entries else None


class Following(msgspec.Struct, frozen=True):
    """Everything that follows one decision; `today` is the date in Amsterdam."""

    code: str
    title: str
    head: str
    closed: str
    today: date
    steps: tuple[Item, ...]
    conditions: tuple[Item, ...]
    entries: tuple[Entry, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Steps first, then conditions."""
        return (*self.steps, *self.conditions)

    @property
    def late(self) -> list[Item]:
        """What is too late today."""
        return [item for item in self.items if item.late(self.today)]

    def of(self, plan: str) -> list[Item]:
        """The conditions of one plan."""
        return [item for item in self.conditions if item.plan == plan]

    def next(self, plan: str) -> Item | None:
        """What has to happen first for a plan, of its conditions and of the steps."""
        waiting = [i for i in (*self.of(plan), *self.steps) if i.state in ("open", "running")]
        return min(waiting, key=lambda item: item.due, default=None)


def today() -> date:
    """The date in Amsterdam."""
    return datetime.now(AMSTERDAM).date()


def of(code: str) -> Following | None:
    """What follows the decision of this meeting; None where it is not closed or nothing was decided."""
    with database().read.connect() as connection:
        closing = connection.execute(CLOSING.where(EventRow.meeting == code)).first()
        entries = _entries(connection, code) if closing else ()
    if closing is None:
        return None
    record = structured.record(code)
    if record["decision"] is None:
        return None
    closed = datetime.fromisoformat(closing.at).astimezone(AMSTERDAM).date()
    items = [_item(key, due, entries) for key, due in dues(closed).items()]
    items[0] = msgspec.structs.replace(items[0], state="done")
    conditions = tuple(
        _item(f"{plan['id']}.{number}", _date(condition["due"], closed), entries, plan["id"], condition)
        for plan in record["plans"]
        for number, condition in enumerate(plan["conditions"], 1)
    )
    return Following(code, record["title"], closing.link, closing.at, today(), tuple(items), conditions, entries)


def dues(closed: date) -> dict[str, date]:
    """When each step has to be done, counted from the evening, until the organiser says otherwise."""
    terms = (closed, closed + timedelta(weeks=6), closed + timedelta(weeks=12))
    return dict(zip(STEPS, (*terms, date(closed.year + 1, 12, 31), date(closed.year + 2, 2, 28)), strict=True))


def _date(text: str | None, closed: date) -> date:
    return date.fromisoformat(text) if text else closed + timedelta(weeks=6)


def _item(
    subject: str, due: date, entries: Sequence[Entry], plan: str = "", condition: Mapping[str, Any] | None = None
) -> Item:
    own = tuple(entry for entry in entries if entry.subject == subject)
    moved = [entry.due for entry in own if entry.due]
    state = own[-1].state if own else "open"
    return Item(subject, state, moved[-1] if moved else due, own, plan, condition or {})


def tell(code: str, by: str, subject: str, state: str, due: str, text: str) -> None:
    """Add what happened; raises Refused, and nothing changes then.

    What goes otherwise than was decided, or later than was promised, needs a reason that was not given before.
    """
    found, now = of(code), datetime.now(UTC)
    item = next((i for i in found.items if i.subject == subject), None) if found else None
    if found is None:
        raise Refused("nothing_to_follow")
    if item is None or subject == STEPS[0]:
        raise Refused("unknown_subject")
    if state not in STATES:
        raise Malformed("malformed", field="state")
    words, day = clean(text, LONGEST), _typed(due)
    if (state == "deviates" or (day and day > item.due)) and _said(words) in {_said(e.text) for e in found.entries}:
        raise Refused("reason_not_new")
    at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    row = {"meeting": code, "subject": subject, "state": state, "text": words, "by": by, "at": at, "head": found.head}
    database().commit(lambda connection: _add(connection, row | {"due": day.isoformat() if day else None}))


def _typed(due: str) -> date | None:
    try:
        return date.fromisoformat(due) if due.strip() else None
    except ValueError as error:
        raise Malformed("malformed", field="due") from error


def _said(text: str) -> str:
    """The words alone: another capital or space makes no new reason."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _add(connection: sa.Connection, row: dict[str, Any]) -> None:
    last = sa.select(sa.func.coalesce(sa.func.max(FOLLOW_UP.c.number), 0)).where(FOLLOW_UP.c.meeting == row["meeting"])
    number = connection.scalar(last)
    connection.execute(sa.insert(FOLLOW_UP).values(**row, number=(number or 0) + 1))


def _entries(connection: sa.Connection, code: str) -> tuple[Entry, ...]:
    _, head = log.head(connection, code)
    query = sa.select(FOLLOW_UP).where(FOLLOW_UP.c.meeting == code, FOLLOW_UP.c.head == head)
    return tuple(
        Entry(row.number, row.subject, row.state, date.fromisoformat(row.due) if row.due else None, row.text, row.at)
        for row in connection.execute(query.order_by(FOLLOW_UP.c.number))
    )
