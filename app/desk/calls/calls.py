"""The call of a draft: what it says, its rounds in their order, and which of them takes plans now.

The clock of the server decides. A round begins when the one before it closes, the first when the call is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import new_code
from app.desk import saving
from app.desk.tables import CALL, CALL_ENTRY, CALL_ROUND, DRAFT
from app.forms.fields import cents
from app.languages import local
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, optional

PATH = "/oproep"
ROUNDS = 4
"""How many rounds a call can have."""


class Round(msgspec.Struct, frozen=True):
    """One round; it takes plans until `closes` (aware UTC)."""

    number: int
    title: str
    closes: datetime


class Call(msgspec.Struct, frozen=True):
    """A call with its rounds in their order; `amount` in cents, None where it names none.

    `over` is that its evening was opened: nothing is sent in or judged any more.
    """

    draft: str
    code: str
    title: str
    text: str
    amount: int | None
    shown: bool
    rounds: tuple[Round, ...]
    over: bool = False

    def open_at(self, now: datetime) -> Round | None:
        """The round that takes plans at this moment; None before the call is shown and after its last round."""
        waiting = (each for each in self.rounds if now < each.closes)
        return next(waiting, None) if self.shown and not self.over else None

    def round(self, number: int) -> Round:
        """The round with this number."""
        return next(each for each in self.rounds if each.number == number)


def of_draft(draft: str) -> Call | None:
    """The call of a draft; None where it has none."""
    return _one(CALL.c.draft == draft)


def of_code(code: str) -> Call:
    """The call that the public reads under this code. Raises Refused(unknown_call)."""
    found = _one(CALL.c.code == code.upper())
    if found is None or not found.shown:
        raise Refused("unknown_call")
    return found


def _one(where: sa.ColumnElement[bool]) -> Call | None:
    with services().database.read.connect() as connection:
        return read(connection, where)


def read(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Call | None:
    """The call that this is about; None where there is none."""
    query = sa.select(CALL, DRAFT.c.opened).join(DRAFT, DRAFT.c.id == CALL.c.draft).where(where)
    row = connection.execute(query).first()
    if row is None:
        return None
    rounds = connection.execute(
        sa.select(CALL_ROUND).where(CALL_ROUND.c.draft == row.draft).order_by(CALL_ROUND.c.number)
    )
    found = tuple(Round(each.number, each.title, each.closes.replace(tzinfo=UTC)) for each in rounds)
    return Call(row.draft, row.code, row.title, row.text, row.amount, row.shown, found, row.opened is not None)


def save(draft: str, form: Mapping[str, str]) -> None:
    """Write the call and its rounds as a form has them, and show it or not.

    A round is `round.N` and `closes.N`, a day and a time of Amsterdam. Raises Refused(unknown_draft, draft_opened,
    call_incomplete, rounds_backwards, round_in_use), Malformed(round_unreadable, amount_unreadable), and what
    `texts.optional` raises. Nothing is kept of a form that is refused.
    """
    shown, rounds, amount = form.get("shown") == "1", _rounds(form), cents(form.get("amount", ""))
    said: dict[str, Any] = {
        "title": optional(form.get("title", ""), LONGEST_TITLE, field="title"),
        "text": optional(form.get("text", ""), LONGEST_DESCRIPTION),
        "amount": int(amount) if amount else None,
        "shown": shown,
    }
    if shown and not (said["title"] and said["text"] and rounds):
        raise Refused("call_incomplete")

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        _require_used(connection, draft, {each.number for each in rounds})
        if not connection.execute(sa.update(CALL).where(CALL.c.draft == draft).values(**said)).rowcount:
            connection.execute(sa.insert(CALL).values(draft=draft, code=_free_code(connection), **said))
        connection.execute(sa.delete(CALL_ROUND).where(CALL_ROUND.c.draft == draft))
        for each in rounds:
            connection.execute(sa.insert(CALL_ROUND).values(draft=draft, **msgspec.structs.asdict(each)))

    services().database.commit(work)


def _rounds(form: Mapping[str, str]) -> Sequence[Round]:
    """The rounds that say when they close, in their order."""
    found: list[Round] = []
    for n in range(1, ROUNDS + 1):
        title, closes = optional(form.get(f"round.{n}", ""), LONGEST_TITLE, field="round"), form.get(f"closes.{n}", "")
        if not (title or closes.strip()):
            continue
        moment = _moment(n, closes)
        if found and moment <= found[-1].closes:
            raise Refused("rounds_backwards", n=n)
        found.append(Round(n, title, moment))
    return found


def _moment(n: int, text: str) -> datetime:
    try:
        return local(text.strip()).astimezone(UTC)
    except ValueError as error:
        raise Malformed("round_unreadable", n=n) from error


def _require_used(connection: sa.Connection, draft: str, kept: set[int]) -> None:
    """A round in which plans came in stays."""
    used = connection.scalars(sa.select(CALL_ENTRY.c.round).where(CALL_ENTRY.c.draft == draft).distinct())
    if gone := sorted(set(used) - kept):
        raise Refused("round_in_use", n=gone[0])


def _free_code(connection: sa.Connection) -> str:
    while True:
        code = new_code()
        if connection.execute(sa.select(CALL.c.code).where(CALL.c.code == code)).first() is None:
            return code
