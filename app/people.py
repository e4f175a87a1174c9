"""Who somebody is: codes, opaque seats, facilitator links and the device's signed cookie, made into an Actor."""

import hashlib
import secrets
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app.db import database
from app.records import GrantRow, KeyRow
from facilitation.meeting import Meeting
from facilitation.refusals import Forbidden
from facilitation.roles import Actor, Role

CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
FACES = ("phone", "screen", "console", "livecast")


def new_code() -> str:
    """A join code of six characters that are hard to confuse and spell no words."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))


def new_seat() -> str:
    """An opaque seat id."""
    return "S" + secrets.token_hex(6)


def new_key(meeting: str, role: Role = Role.FACILITATOR) -> str:
    """A fresh link secret of 256 bits for a meeting; only its hash is kept."""
    secret = secrets.token_urlsafe(32)
    row = {"hash": _hash(secret), "meeting": meeting, "role": str(role), "created": datetime.now(UTC)}
    database().commit(lambda connection: connection.execute(sa.insert(KeyRow).values(**row)))
    return secret


def exchange(meeting: str, secret: str) -> str:
    """A device's own token for a link's secret; raises Forbidden(key_unknown)."""
    query = sa.select(KeyRow.hash).where(
        KeyRow.hash == _hash(secret), KeyRow.meeting == meeting, KeyRow.revoked.is_(None)
    )
    with database().read.connect() as connection:
        if connection.execute(query).first() is None:
            raise Forbidden("key_unknown")
    token = secrets.token_urlsafe(32)
    row = {"hash": _hash(token), "key": _hash(secret), "created": datetime.now(UTC)}
    database().commit(lambda connection: connection.execute(sa.insert(GrantRow).values(**row)))
    return token


class Device:
    """What a browser holds in its signed cookie: its id, its secret, its seats and its console tokens."""

    def __init__(self, cookie: MutableMapping[str, Any]) -> None:
        self.cookie = cookie

    def recognise(self) -> None:
        """Give the device an identity, once."""
        if "device" not in self.cookie:
            self.cookie["device"] = secrets.token_hex(8)
            self.cookie["receipt"] = secrets.token_urlsafe(24)

    @property
    def known(self) -> bool:
        """Whether this device was seen before."""
        return "device" in self.cookie

    def place(self, meeting: str) -> str:
        """The opaque seat that is this device's in a meeting: always the same, so whoever joins twice sits once."""
        return f"S{self._own('seat', meeting)[:12]}"

    def sit(self, meeting: str) -> None:
        """Hold that seat, with a receipt that exists nowhere else."""
        seats = dict(self.cookie.get("seats", {}))
        seats[meeting] = [self.place(meeting), self._own("receipt", meeting)]
        self.cookie["seats"] = dict(list(seats.items())[-12:])  # a cookie holds 4 kB

    def seat(self, meeting: Meeting) -> str | None:
        """The seat this device holds here, if the meeting knows it."""
        seat, _ = self.cookie.get("seats", {}).get(meeting.code, (None, ""))
        return seat if seat in meeting.seats else None

    def _own(self, what: str, meeting: str) -> str:
        """Made from a secret that never leaves the cookie, so nobody else can make it."""
        return _hash(f"{what}\n{self.cookie['receipt']}\n{meeting}")

    def lead(self, meeting: str, token: str) -> None:
        """Hold the console of a meeting."""
        grants = dict(self.cookie.get("grants", {}))
        grants[meeting] = token
        self.cookie["grants"] = dict(list(grants.items())[-8:])

    def grant(self, meeting: str) -> str | None:
        """The id of this device's console session, if it still holds; read from the database each time."""
        token = self.cookie.get("grants", {}).get(meeting)
        if token is None:
            return None
        query = sa.select(GrantRow.hash).join(KeyRow, KeyRow.hash == GrantRow.key)
        query = query.where(GrantRow.hash == _hash(token), KeyRow.meeting == meeting, KeyRow.revoked.is_(None))
        with database().read.connect() as connection:
            row = connection.execute(query).first()
        return row.hash[:16] if row else None

    def actor(self, meeting: Meeting, face: str) -> Actor:
        """Whom this device is on this face."""
        if face == "console":
            grant = self.grant(meeting.code)
            if grant is None:
                raise Forbidden("key_needed")
            return Actor(f"console:{grant}", Role.FACILITATOR, receipt=self.cookie["receipt"])
        if face in ("phone", "livecast"):
            seat = self.seat(meeting)
            if seat is not None:
                return Actor(seat, Role.RESIDENT, seat, receipt=self.cookie["seats"][meeting.code][1])
        return Actor(f"device:{self.cookie.get('device', '')}", Role.VISITOR)


def receipt_for(actor: Actor, seat: str) -> str:
    """The receipt of a seat: the device's own, or for a seat the console acts for one derived from the console's."""
    if seat == actor.seat:
        return actor.receipt
    return _hash(f"{actor.receipt}\n{seat}")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
