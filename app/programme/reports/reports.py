"""Reports: links for proposers, what they tell by them, and what of it the public reads."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import Device
from app.pictures import making
from app.programme.reports.tables import LINK, REPORT
from app.programme.rounds.tables import AWARD
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused
from facilitation.texts import LONGEST_REASON, clean, optional

COOKIE = "reports"
HELD, MOST, LONGEST = 6, 40, 2000
"""How many links a device keeps, how many reports a plan has, and how long one is."""
SHOWN = 12
"""Signs of the hash of a link that stand in its address."""


class Link(msgspec.Struct, frozen=True):
    """A link of a proposer: the plan of a round that it is for, and what that is called."""

    hash: str
    round: str
    plan: str
    title: str


class Report(msgspec.Struct, frozen=True):
    """What was told of a plan; `at` is UTC in ISO 8601, `pictured` whether a picture goes with it."""

    number: int
    plan: str
    title: str
    text: str
    shows: str
    hidden: bool
    at: str
    pictured: bool


def make(round_: str, plan: str) -> str:
    """Make a link for the proposers of an award; its secret. Raises Refused: unknown_award."""
    secret = secrets.token_urlsafe(32)
    row = {"hash": digest(secret), "round": round_, "plan": plan, "created": _now()}

    def work(connection: sa.Connection) -> None:
        known = sa.select(AWARD.c.plan).where(AWARD.c.round == round_, AWARD.c.plan == plan)
        if connection.execute(known).first() is None:
            raise Refused("unknown_award")
        connection.execute(sa.insert(LINK).values(**row))

    services().database.commit(work)
    return secret


def enter(device: Device, secret: str) -> Link:
    """Let a device in with the secret of a link. Raises Forbidden: report_link_needed."""
    found = _link(LINK.c.hash == digest(secret))
    if found is None:
        raise Forbidden("report_link_needed")
    others = [each for each in _held(device) if each != found.hash]
    device.cookie[COOKIE] = [*others[1 - HELD :], found.hash]
    return found


def held(device: Device, shown: str) -> Link:
    """The link of this device that an address names. Raises Forbidden: report_link_needed."""
    known = next((each for each in _held(device) if each[:SHOWN] == shown), None)
    found = _link(LINK.c.hash == known) if known else None
    if found is None:
        raise Forbidden("report_link_needed")
    return found


def tell(link: Link, text: str, shows: str = "", picture: bytes = b"") -> int:
    """Tell how a plan goes; the number of what was told. What the picture shows has to be said with it.

    What was told last and is sent again, as by a second tap, is told once.

    Raises Malformed: text_empty, text_too_long, text_unreadable, picture_too_large, picture_unreadable; Refused:
    too_many_reports.
    """
    values: dict[str, Any] = {
        "text": clean(text, LONGEST),
        "shows": clean(shows, LONGEST_REASON, field="alt") if picture else optional("", field="alt"),
        "picture": services().database.offload(making.made, picture) if picture else None,
    }
    values |= {"round": link.round, "plan": link.plan, "hidden": False, "at": _now()}

    def work(connection: sa.Connection) -> int:
        here = REPORT.c.round == link.round
        told = sa.select(sa.func.count()).select_from(REPORT).where(here, REPORT.c.plan == link.plan)
        if int(connection.execute(told).scalar() or 0) >= MOST:
            raise Refused("too_many_reports", most=MOST)
        if (before := _last(connection, link)) is not None and _same(before, values):
            return int(before.number)
        number = int(connection.execute(sa.select(sa.func.max(REPORT.c.number)).where(here)).scalar() or 0) + 1
        connection.execute(sa.insert(REPORT).values(**values, number=number))
        return number

    return int(services().database.commit(work))


def _last(connection: sa.Connection, link: Link) -> sa.Row[Any] | None:
    query = sa.select(REPORT).where(REPORT.c.round == link.round, REPORT.c.plan == link.plan)
    return connection.execute(query.order_by(REPORT.c.number.desc()).limit(1)).first()


def _same(before: sa.Row[Any], values: Mapping[str, Any]) -> bool:
    return all(getattr(before, name) == values[name] for name in ("text", "shows", "picture"))


def hide(round_: str, number: int, *, hidden: bool) -> None:
    """Take a report from the public page, or put it back. Raises Refused: unknown_report."""
    one = (REPORT.c.round == round_, REPORT.c.number == number)

    def work(connection: sa.Connection) -> None:
        if connection.execute(sa.update(REPORT).where(*one).values(hidden=hidden)).rowcount == 0:
            raise Refused("unknown_report")

    services().database.commit(work)


def of_round(round_: str, *, everything: bool = False) -> Sequence[Report]:
    """What was told in a round, newest first; everything is what was hidden too."""
    columns = [REPORT.c[name] for name in ("number", "plan", "text", "shows", "hidden", "at")]
    joined = REPORT.join(AWARD, sa.and_(AWARD.c.round == REPORT.c.round, AWARD.c.plan == REPORT.c.plan))
    pictured = REPORT.c.picture.is_not(None).label("pictured")
    query = sa.select(*columns, AWARD.c.title, pictured).select_from(joined).where(REPORT.c.round == round_)
    query = query if everything else query.where(~REPORT.c.hidden)
    return [Report(**row._mapping) for row in rows(query.order_by(REPORT.c.number.desc()))]


def picture(round_: str, number: int, *, everything: bool = False) -> bytes | None:
    """The JPEG of a report; None where it has none, or where it is hidden."""
    query = sa.select(REPORT.c.picture).where(REPORT.c.round == round_, REPORT.c.number == number)
    found = rows(query if everything else query.where(~REPORT.c.hidden))
    return found[0].picture if found else None


def linked(round_: str) -> Mapping[str, int]:
    """How many links there are for each plan of a round."""
    query = sa.select(LINK.c.plan, sa.func.count()).where(LINK.c.round == round_).group_by(LINK.c.plan)
    return dict(map(tuple, rows(query)))


def _link(where: sa.ColumnElement[bool]) -> Link | None:
    joined = LINK.join(AWARD, sa.and_(AWARD.c.round == LINK.c.round, AWARD.c.plan == LINK.c.plan))
    found = rows(sa.select(LINK.c.hash, LINK.c.round, LINK.c.plan, AWARD.c.title).select_from(joined).where(where))
    return Link(**found[0]._mapping) if found else None


def _held(device: Device) -> Collection[str]:
    found = device.cookie.get(COOKIE)
    return found if isinstance(found, list) else []


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
