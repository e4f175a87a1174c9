"""Devices: a browser's signed cookie with its secret, its seats and its sessions, made into an Actor."""

import hashlib
import secrets
from collections.abc import Container, MutableMapping
from itertools import count
from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from app.access import grants
from app.access.codes import digest
from app.access.grants import Grant
from app.services import services
from facilitation.parts.hall import stands
from facilitation.parts.seating import seats
from facilitation.refusals import Forbidden
from facilitation.roles import ONLY_SIGNS, SIGNERS, Actor, Role
from facilitation.state.meeting import Meeting
from facilitation.state.viewers import viewers, watching

SEATED = ("phone", "simple", "livecast")
"""The faces on which a seat is at work."""
AT_HOME = ("livecast",)
"""The face on which a viewer is."""
FACES = (*SEATED, "screen", "console", "table", "paper", "door")


class Patient(TimestampSigner):
    """Signs with the time; what was signed by a clock that ran ahead has no age yet, instead of being refused."""

    def unsign(self, signed_value: Any, max_age: int | None = None, return_timestamp: Any = False) -> Any:
        """The value, with the moment if asked. Raises BadSignature, and SignatureExpired past `max_age` seconds."""
        value, signed = super().unsign(signed_value, return_timestamp=True)
        age = self.get_timestamp() - int(signed.timestamp())
        if max_age is not None and age > max_age:
            raise SignatureExpired(f"{age} seconds old", payload=value, date_signed=signed)
        return (value, signed) if return_timestamp else value


class Signed(SecureCookieSessionInterface):
    """Cookies signed with HMAC-SHA-256 (Flask's own choice is SHA-1), read in one way by pages and sockets."""

    digest_method = staticmethod(hashlib.sha256)

    def __init__(self) -> None:
        self._made: tuple[object, URLSafeTimedSerializer | None] = (None, None)
        """The serializer of a secret: to make one costs more than to read a cookie with it."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Flask's own serializer, with a signer that a clock which is set back does not make refuse anything."""
        key = app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ())
        if self._made[0] != key:
            made = super().get_signing_serializer(app)
            if made is not None:
                made.signer = Patient
            self._made = key, made
        return self._made[1]

    def held(self, app: Flask, cookie: str) -> dict[str, Any]:
        """What a cookie holds; empty for none, a forged one or one that is past its days."""
        signer = self.get_signing_serializer(app)
        age = int(app.permanent_session_lifetime.total_seconds())
        try:
            found = signer.loads(cookie, max_age=age) if signer else {}
        except (BadSignature, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """The session of whoever asks for a page."""
        return self.session_class(self.held(app, request.cookies.get(self.get_cookie_name(app), "")))


KNOWN = "signed_in"
"""Under this a device keeps as whom it signed in before: it waits for nothing that strangers do."""


class Device:
    """What a browser holds in its signed cookie: its id, its secret, its seats and its console tokens."""

    def __init__(self, cookie: MutableMapping[str, Any]) -> None:
        self.cookie = cookie

    def recognise(self) -> None:
        """Give the device an id and a secret receipt, where it has none yet."""
        if "device" not in self.cookie:
            self.cookie["device"] = secrets.token_hex(8)
            self.cookie["receipt"] = secrets.token_urlsafe(24)

    @property
    def known(self) -> bool:
        """Whether this device has an identity: it was seen before."""
        return "device" in self.cookie

    def place(self, meeting: str) -> str:
        """The opaque seat that is this device's in a meeting: always the same, so whoever joins twice sits once."""
        return f"S{self._own('seat', meeting)[:12]}"

    def places(self, meeting: str, merged: Container[str]) -> tuple[str, str]:
        """The last seat of this device that was `merged` with another one, or empty; and the one that it can take."""
        turns = (f"S{self._own('seat' + ' again' * turn, meeting)[:12]}" for turn in count())
        had = ""
        for seat in turns:
            if seat not in merged:
                return had, seat
            had = seat
        raise AssertionError("there is always a next one")

    def sit(self, meeting: str, seat: str) -> None:
        """Hold that seat, with a receipt that exists nowhere else."""
        seats = dict(self.cookie.get("seats", {}))
        receipt = "receipt" if seat == self.place(meeting) else f"receipt {seat}"
        seats[meeting] = [seat, self._own(receipt, meeting)]
        self.cookie["seats"] = dict(list(seats.items())[-12:])  # a cookie holds 4 kB

    def seat(self, meeting: Meeting) -> str | None:
        """The seat this device holds here, if the meeting knows it."""
        seat, _ = self.cookie.get("seats", {}).get(meeting.code, (None, ""))
        return seat if seat in seats(meeting) else None

    def viewer(self, meeting: Meeting) -> str | None:
        """Under what this device watches from home, if the meeting knows it and it has no seat."""
        held, _ = self.cookie.get("seats", {}).get(meeting.code, (None, ""))
        return held if held in watching(meeting) else None

    def signer(self, meeting: str) -> Grant | None:
        """The session with which it may sign, if it has one."""
        grant = self.grant(meeting, Role.COUNTER) or self.grant(meeting)
        return grant if grant is not None and grant.role in SIGNERS else None

    def expected(self, meeting: str) -> bool:
        """Whether it is known from before: it holds a link here that works, or it sat at another evening here."""
        sat = any(code != meeting for code in self.cookie.get("seats", {}))
        return sat or any(self.grant(meeting, role) for role in (Role.FACILITATOR, Role.PROPOSER, Role.COUNTER))

    def proposer(self, meeting: str) -> Actor | None:
        """Who it is as the proposer of a plan, if it is one."""
        grant = self.grant(meeting, Role.PROPOSER)
        return self._keyed(grant) if grant else None

    def captioner(self, meeting: str) -> Actor | None:
        """Who it is as the one who types what is said, if it is one."""
        grant = self.grant(meeting, Role.CAPTIONER)
        return self._keyed(grant) if grant else None

    def paper(self, meeting: str) -> Actor:
        """Who it is at the paper desk. Raises Forbidden(paper_link_needed)."""
        grant = self.grant(meeting, Role.PAPER)
        if grant is None:
            raise Forbidden("paper_link_needed")
        return self._keyed(grant)

    def doorkeeper(self, meeting: str) -> Actor:
        """Who it is at the desk at the door. Raises Forbidden(door_link_needed) without a link of it."""
        grant = self.grant(meeting, Role.DOORKEEPER)
        if grant is None:
            raise Forbidden("door_link_needed")
        return self._keyed(grant)

    def mark(self, meeting: str) -> str:
        """What tells its signature from another device's, and nothing else about it."""
        return self._own("signature", meeting)[:16]

    def _own(self, what: str, meeting: str) -> str:
        """Made from a secret that never leaves the cookie, so nobody else can make it."""
        return digest(f"{what}\n{self.cookie['receipt']}\n{meeting}")

    def hold(self, meeting: str, token: str, role: Role) -> None:
        """Hold a session of a link: one for the console and one for the wall, per meeting."""
        grants = dict(self.cookie.get("grants", {}))
        grants[_place(meeting, role)] = token
        self.cookie["grants"] = dict(list(grants.items())[-8:])

    def let_go(self, meeting: str) -> str | None:
        """Hold its session on the console no longer; the token it was."""
        grants = dict(self.cookie.get("grants", {}))
        token = grants.pop(meeting, None)
        self.cookie["grants"] = grants
        return str(token) if token else None

    def token(self, meeting: str, role: Role = Role.FACILITATOR) -> str | None:
        """The token of its session on the console, or of a projector on the wall."""
        found = self.cookie.get("grants", {}).get(_place(meeting, role))
        return str(found) if found else None

    def grant(self, meeting: str, role: Role = Role.FACILITATOR) -> Grant | None:
        """What its session on the console (or the wall) gives now; read from the database each time."""
        token = self.token(meeting, role)
        if token is None:
            return None
        with services().database.read.connect() as connection:
            return grants.held(connection, meeting, token)

    def actor(self, meeting: Meeting, face: str) -> Actor:
        """Whom this device is on this face.

        Raises Forbidden(key_needed) on console and overlay without a link, Forbidden(paper_link_needed,
        door_link_needed) at the desks, and what `at_home` raises on the livecast without a seat.
        """
        if face == "console":
            grant = self.grant(meeting.code)
            if grant is None:
                raise Forbidden("key_needed")
            return self._keyed(grant, stands(meeting, grant.table))
        if face == "paper":
            return self.paper(meeting.code)
        if face == "overlay":
            return self._keyed(self._read_only(meeting.code))
        if face == "door":
            return self.doorkeeper(meeting.code)
        apart = {"screen": Role.PROJECTOR, "table": Role.TABLE}.get(face)
        if apart and (grant := self.grant(meeting.code, apart)):
            return self._keyed(grant, stands(meeting, grant.table))
        if face in SEATED:
            seat = self.seat(meeting)
            if seat is not None:
                return Actor(seat, Role.RESIDENT, seat, receipt=self.cookie["seats"][meeting.code][1])
        session = self.at_home(meeting) if face in AT_HOME else ""
        if face in AT_HOME and (viewer := self.viewer(meeting)) is not None:
            return Actor(viewer, Role.VIEWER, viewer, receipt=self.cookie["seats"][meeting.code][1], grant=session)
        return Actor(f"device:{self.cookie.get('device', '')}", Role.VISITOR, grant=session)

    def at_home(self, meeting: Meeting) -> str:
        """The session of a link by which it may look from home; empty where everybody may.

        Raises Forbidden(livecast_link_needed) where the livecast is locked and this device has no link.
        """
        if not viewers(meeting).locked:
            return ""
        grant = self.grant(meeting.code, Role.LIVECAST) or self.grant(meeting.code)
        if grant is None:
            raise Forbidden("livecast_link_needed")
        return grant.id

    def _read_only(self, meeting: str) -> Grant:
        grant = self.grant(meeting, Role.OVERLAY)
        if grant is None:
            raise Forbidden("key_needed")
        return grant

    def _keyed(self, grant: Grant, table: str | None = None) -> Actor:
        return Actor(
            f"{grant.role}:{grant.id[: grants.SESSION]}",
            grant.role,
            table=table,
            plan=grant.plan,
            receipt=self.cookie["receipt"],
            grant=grant.id,
            link=grant.key,
        )


APART = {
    Role.PROJECTOR: "wall",
    Role.PROPOSER: "plan",
    Role.CAPTIONER: "captions",
    Role.PAPER: "paper",
    Role.OVERLAY: "overlay",
    Role.TABLE: "table",
    Role.LIVECAST: "livecast",
    Role.DOORKEEPER: "door",
    **dict.fromkeys(ONLY_SIGNS, "sign"),
}
"""What a session of these roles is for; that of any other is for the console."""


def _place(meeting: str, role: Role) -> str:
    """A device may hold one session for each of these purposes, and one for the console, per meeting."""
    return f"{meeting} {APART[role]}" if role in APART else meeting
