"""Plans that are sent in on a call: by anybody, until the deadline of the round; then the organiser judges them."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.desk import evening, fields, saving
from app.desk.calls import calls
from app.desk.calls.calls import Call
from app.desk.fields import PLACE, STEP
from app.desk.plans.taking import euros
from app.desk.saving import Wish
from app.desk.tables import CALL, CALL_ENTRY
from app.forms.fields import cents
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.state.plan import Origin
from facilitation.texts import why

COOKIE = "calls"
FIELDS = ("title", "ask", "minimum", "proposer", "theme", "short", "text")
MOST, MOST_EACH, HELD = 1_000, 5, 6


class Entry(msgspec.Struct, frozen=True):
    """A plan that was sent in; `sent` is aware UTC, `became` empty, `accepted` or `declined`, with its `reason`."""

    number: int
    round: int
    said: Mapping[str, str]
    sent: datetime
    became: str
    reason: str


def all_of(draft: str) -> list[Entry]:
    """Everything that was sent in, in its order."""
    return _found(CALL_ENTRY.c.draft == draft)


def own(device: Device, call: Call) -> list[Entry]:
    """What this device sent in."""
    secret = device.cookie.get(COOKIE, {}).get(call.code, "")
    return _found(CALL_ENTRY.c.draft == call.draft, CALL_ENTRY.c.owner == digest(secret)) if secret else []


def _found(*where: sa.ColumnElement[bool]) -> list[Entry]:
    query = sa.select(CALL_ENTRY).where(*where).order_by(CALL_ENTRY.c.number)
    with services().database.read.connect() as connection:
        return [_entry(row) for row in connection.execute(query)]


def _entry(row: Any) -> Entry:
    return Entry(row.number, row.round, json.loads(row.said), row.sent.replace(tzinfo=UTC), row.became, row.reason)


def send(device: Device, call: Call, values: Mapping[str, str], number: int = 0) -> None:
    """Send a plan in, or with `number` change one that this device sent in on the round of now.

    Raises Refused(call_closed, too_many_entries, call_full, unknown_entry, entry_judged), TooMany(too_many), and what
    `_said` raises. The deadline is looked at in the moment of writing, by the clock of the server.
    """
    said = _said(values)
    services().limits.spend("entries", call.code)
    secret = device.cookie.get(COOKIE, {}).get(call.code) or secrets.token_urlsafe(24)
    row = {"owner": digest(secret), "said": json.dumps(said, ensure_ascii=False)}

    def work(connection: sa.Connection) -> None:
        now = datetime.now(UTC)
        round_ = _open_round(connection, call, now)
        if number:
            _change(connection, call, number, round_, row)
        else:
            _add(connection, call, row | {"round": round_, "sent": now})

    services().database.commit(work)
    held = {code: each for code, each in device.cookie.get(COOKIE, {}).items() if code != call.code}
    device.cookie[COOKIE] = dict(list((held | {call.code: secret}).items())[-HELD:])


def _said(values: Mapping[str, str]) -> dict[str, str]:
    """What a plan says, cleaned as at the desk, with its amounts read.

    Raises Refused(title_needed, ask_needed), Malformed(amount_unreadable, minimum_over_ask), and as `fields.clean`.
    """
    said = {name: fields.clean(f"plan.new.{name}", values.get(name, "")).strip() for name in FIELDS}
    if not said["title"]:
        raise Refused("title_needed")
    ask, least = (int(cents(said[name]) or 0) for name in ("ask", "minimum"))
    if ask <= 0:
        raise Refused("ask_needed")
    if least > ask:
        raise Malformed("minimum_over_ask")
    return said | {"ask": euros(ask), "minimum": euros(least) if least > 0 else ""}


def _open_round(connection: sa.Connection, call: Call, now: datetime) -> int:
    found = calls.read(connection, CALL.c.draft == call.draft)
    open_ = found.open_at(now) if found else None
    if open_ is None:
        raise Refused("call_closed", moment=call.rounds[-1].closes.isoformat() if call.rounds else "")
    return open_.number


def _add(connection: sa.Connection, call: Call, row: dict[str, Any]) -> None:
    here = CALL_ENTRY.c.draft == call.draft
    count = sa.select(sa.func.count()).select_from(CALL_ENTRY)
    mine = connection.execute(count.where(here, CALL_ENTRY.c.owner == row["owner"])).scalar() or 0
    if mine >= MOST_EACH:
        raise Refused("too_many_entries", most=MOST_EACH)
    number = connection.execute(count.where(here)).scalar() or 0
    if number >= MOST:
        raise Refused("call_full", most=MOST)
    connection.execute(sa.insert(CALL_ENTRY).values(draft=call.draft, number=number + 1, **row))


def _change(connection: sa.Connection, call: Call, number: int, round_: int, row: dict[str, Any]) -> None:
    at = (CALL_ENTRY.c.draft == call.draft, CALL_ENTRY.c.number == number, CALL_ENTRY.c.owner == row["owner"])
    found = connection.execute(sa.select(CALL_ENTRY).where(*at)).first()
    if found is None:
        raise Refused("unknown_entry")
    if found.became:
        raise Refused("entry_judged")
    if found.round != round_:
        raise Refused("call_closed", moment=call.round(found.round).closes.isoformat())
    connection.execute(sa.update(CALL_ENTRY).where(*at).values(said=row["said"]))


def accept(draft: str, number: int, by: str) -> None:
    """Put an entry among the plans of the evening, with where it came from, as one thing.

    Raises Refused(unknown_entry, entry_judged, unknown_draft, draft_opened).
    """
    found, call = _waiting(draft, number), calls.of_draft(draft)
    round_ = call.round(found.round) if call else None
    sent = found.sent.isoformat(timespec="seconds").replace("+00:00", "Z")
    origin = Origin(call.title if call else "", (round_ and round_.title) or str(found.round), sent)
    said = {**found.said, "origin": msgspec.json.encode(origin).decode()}

    def work(connection: sa.Connection) -> None:
        _judge(connection, draft, number, "accepted", "")
        last = max((item.place for item in evening.read(connection, draft).items("plan")), default=0)
        row, key = said | {PLACE: str(last + STEP)}, secrets.token_hex(4)
        saving.write(connection, draft, [Wish(f"plan.{key}.{name}", text) for name, text in row.items() if text], by)

    services().database.commit(work)


def decline(draft: str, number: int, reason: str) -> None:
    """Leave an entry out, with the reason that its sender reads.

    Raises Refused(unknown_entry, entry_judged, unknown_draft, draft_opened) and what `why` raises.
    """
    _waiting(draft, number)
    said = why(reason)
    services().database.commit(lambda connection: _judge(connection, draft, number, "declined", said))


def _waiting(draft: str, number: int) -> Entry:
    found = next((each for each in all_of(draft) if each.number == number), None)
    if found is None:
        raise Refused("unknown_entry")
    return found


def _judge(connection: sa.Connection, draft: str, number: int, became: str, reason: str) -> None:
    """Once, by whoever presses first."""
    saving.require_open(connection, draft)
    at = (CALL_ENTRY.c.draft == draft, CALL_ENTRY.c.number == number, CALL_ENTRY.c.became == "")
    if not connection.execute(sa.update(CALL_ENTRY).where(*at).values(became=became, reason=reason)).rowcount:
        raise Refused("entry_judged")
