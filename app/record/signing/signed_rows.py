"""What stands under a closed log: its head, who signed it, and corrections that two people signed.

Rows are only ever added; triggers in the database see to that too. Number 0 is the installation itself, in the
transaction that closes the meeting.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.record.signing.house_key import Signet
from app.storage import log, redaction
from app.storage.tables import EVENT, SIGNATURE, STAMP
from facilitation.refusals import Refused
from facilitation.roles import SIGNERS

INSTALLATION = "installation"
WITNESSES = 2  # people under a correction

STAMPS = sa.select(STAMP).where(STAMP.c.meeting == sa.bindparam("code"), STAMP.c.head == sa.bindparam("head"))
STAMPS = STAMPS.order_by(STAMP.c.number)
CLOSING = sa.select(EVENT.c.link, EVENT.c.at).where(EVENT.c.kind == "meeting.closed")


class Signed(msgspec.Struct, frozen=True):
    """One signature; `at` is UTC in ISO 8601, `place` tells two of one role apart."""

    role: str
    place: int
    at: str
    signature: str

    def plain(self) -> dict[str, str]:
        """As it stands in the record."""
        return {"role": self.role, "at": self.at, "signature": self.signature}


class Addendum(msgspec.Struct, frozen=True):
    """A correction: the digest of its text, the text (None where it was removed), and who signed it so far."""

    digest: str
    text: str | None
    signatures: tuple[Signed, ...]

    @property
    def whole(self) -> bool:
        """Whether enough people signed for it to be public."""
        return len(self.signatures) >= WITNESSES


class Removed(msgspec.Struct, frozen=True):
    """A text that the house removed: its digest, by whom and when (UTC, ISO 8601)."""

    digest: str
    role: str
    at: str


class Stamp(msgspec.Struct, frozen=True):
    """A time stamp of somebody outside on the head (RFC 3161): the token in base64, and when it came in."""

    token: str
    at: str


class SealSigned(msgspec.Struct, frozen=True):
    """Told to whoever follows the meetings: somebody signed."""

    role: str


class Seal(msgspec.Struct, frozen=True):
    """The head of a closed log with everything under it; `key` is the public key, empty where nobody signed."""

    head: str
    key: str
    signatures: tuple[Signed, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    removed: tuple[Removed, ...] = ()
    stamps: tuple[Stamp, ...] = ()

    def of(self, role: str, place: int) -> Signed | None:
        """The signature of this person."""
        return next((s for s in self.signatures if (s.role, s.place) == (role, place)), None)


def said(code: str, head: str, role: str, at: str, about: str = "") -> dict[str, str]:
    """What a signature is set under; `about` is the digest of a correction."""
    return {"code": code, "head": head, "role": role, "at": at} | ({"addendum": about} if about else {})


def close(connection: sa.Connection, signet: Signet, code: str) -> None:
    """Let the installation sign the head of a log, in the transaction that closes it."""
    _, head = log.head(connection, code)
    at = connection.execute(CLOSING.where(EVENT.c.meeting == code)).one().at
    _write(connection, signet, code, {"number": 0, "about": "", "head": head, "role": INSTALLATION, "at": at})


def add(
    connection: sa.Connection, signet: Signet, code: str, by: dict[str, str], now: datetime, about: str = ""
) -> Signed | None:
    """Sign the head, or a correction, in the writer's transaction; None where this very person had signed already.

    `by` is who: `role`, `link` and `device`; `about` is the digest of a correction, empty for the head.
    Refused: already_signed, signed_elsewhere, signing_key_changed.
    """
    rows = _rows(connection, code)
    head = connection.execute(CLOSING.where(EVENT.c.meeting == code)).one().link
    here = [row for row in rows if row.about == about]
    if any(_is(row, by) for row in here):
        return None
    if any(by["link"] == row.link or by["device"] == row.device for row in here):
        raise Refused("signed_elsewhere")
    place = sum(row.role == by["role"] for row in here) + 1
    if place > SIGNERS[by["role"]] or (about and len(here) >= WITNESSES):  # type: ignore[index]
        raise Refused("already_signed")
    if any(signet.since(row.key) is None for row in rows):
        raise Refused("signing_key_changed")
    number = max((row.number for row in rows), default=0) + 1
    row = {
        "number": number,
        "about": about,
        "head": head,
        "place": place,
        "at": redaction.moment(connection, code, now),
        **by,
    }
    return _write(connection, signet, code, row)


def _write(connection: sa.Connection, signet: Signet, code: str, row: dict[str, Any]) -> Signed:
    signature = signet.sign(said(code, row["head"], row["role"], row["at"], row["about"]))
    whole: dict[str, Any] = {"meeting": code, "place": 1, "link": None, "device": None, "key": signet.key} | row
    connection.execute(sa.insert(SIGNATURE).values(**whole, signature=signature))
    return Signed(row["role"], whole["place"], row["at"], signature)


def of(connection: sa.Connection, code: str) -> Seal | None:
    """The seal of a meeting; None as long as it is not closed."""
    closing = connection.execute(CLOSING.where(EVENT.c.meeting == code)).first()
    if closing is None:
        return None
    rows = _rows(connection, code)
    known = log.texts(connection, code)
    about = dict.fromkeys(row.about for row in rows if row.about)
    return Seal(
        head=closing.link,
        key=rows[0].key if rows else "",
        signatures=_signed(rows, ""),
        addenda=tuple(Addendum(d, known[d]["text"] if d in known else None, _signed(rows, d)) for d in about),
        removed=tuple(Removed(row.digest, row.role, row.at) for row in redaction.removed(connection, code)),
        stamps=tuple(
            Stamp(row.token, row.at) for row in connection.execute(STAMPS, {"code": code, "head": closing.link})
        ),
    )


def corrections(connection: sa.Connection, code: str) -> set[str]:
    """The digests of all corrections, also of those that wait for a second person."""
    return {row.about for row in _rows(connection, code)} - {""}


def signed_by(connection: sa.Connection, code: str, by: dict[str, str]) -> set[str]:
    """What this very person signed: empty for the head, or the digest of a correction."""
    return {row.about for row in _rows(connection, code) if _is(row, by)}


def _is(row: Any, by: dict[str, str]) -> bool:
    return (row.role, row.link, row.device) == (by["role"], by["link"], by["device"])


def _signed(rows: Sequence[Any], about: str) -> tuple[Signed, ...]:
    return tuple(Signed(row.role, row.place, row.at, row.signature) for row in rows if row.about == about)


def _rows(connection: sa.Connection, code: str) -> Sequence[Any]:
    query = sa.select(SIGNATURE).where(SIGNATURE.c.meeting == code).order_by(SIGNATURE.c.number)
    return connection.execute(query).all()
