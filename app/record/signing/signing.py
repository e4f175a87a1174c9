"""The only acts after closing: signing the head, and signing a correction to it. They leave the log as it is."""

from datetime import UTC, datetime

import sqlalchemy as sa

from app.access import grants
from app.access.grants import Grant
from app.live.room import Room
from app.record.signing import signed_rows
from app.record.signing.signed_rows import Seal, SealSigned, Signed
from app.record.signing.signers import place_of
from app.services import services
from app.storage import log
from app.storage.tables import PERSON
from facilitation.parts.practice import is_practice
from facilitation.refusals import Refused
from facilitation.texts import LONGEST_REASON, clean, optional

LONGEST_NAME = 60


def seal(room: Room) -> Seal | None:
    """The seal of a meeting, remembered by its room; None as long as it is not closed."""
    if room.seal is None and room.state.closed:
        with services().database.read.connect() as connection:
            room.seal = signed_rows.of(connection, room.code)
    return room.seal


def sign(room: Room, grant: Grant, device: str, seen: str, name: str = "", about: str = "") -> None:
    """Sign the head that somebody saw, or the correction `about` (its digest); signing twice changes nothing.

    `name` is optional and stands beside the signature, as long as names are kept. Sends SealSigned by `changed`.
    Refused: practice_unsigned, not_closed_yet, head_differs, unknown_addendum, already_signed, signed_elsewhere,
    signing_key_changed; Forbidden: key_needed; Malformed (name): text_too_long, text_unreadable.
    """
    sealed = _sealed(room, seen)
    if about and about not in {addendum.digest for addendum in sealed.addenda}:
        raise Refused("unknown_addendum")
    _commit(room, grant, device, about, optional(name, LONGEST_NAME, field="name"))


def correct(room: Room, grant: Grant, device: str, seen: str, text: str) -> None:
    """Write a correction and sign it; it is public once another person signed it too. Sends SealSigned by `changed`.

    Refused: practice_unsigned, not_closed_yet, head_differs, already_signed, signed_elsewhere, signing_key_changed;
    Forbidden: key_needed; Malformed (text): text_empty, text_too_long, text_unreadable.
    """
    _sealed(room, seen)
    _commit(room, grant, device, "", text=clean(text, LONGEST_REASON, field="text"))


def _sealed(room: Room, seen: str) -> Seal:
    if is_practice(room.state):
        raise Refused("practice_unsigned")
    sealed = seal(room)
    if sealed is None:
        raise Refused("not_closed_yet")
    if seen != sealed.head:
        raise Refused("head_differs")
    return sealed


def _commit(room: Room, grant: Grant, device: str, about: str, name: str = "", text: str = "") -> None:
    code, signs, now = room.code, services().house_key, datetime.now(UTC)
    by = {"role": str(grant.role), "link": grant.key, "device": device}

    def work(connection: sa.Connection) -> Signed | None:
        grants.require(connection, grant.id)
        signed = signed_rows.add(connection, signs, code, by, now, about or _kept(connection, code, text))
        if signed and name:
            row = {"meeting": code, "seat": place_of(signed), "name": name}
            connection.execute(sa.insert(PERSON).values(**row))
        return signed

    signed: Signed | None = services().database.commit(work)
    room.seal = None
    if signed and name:
        room.call(place_of(signed), name)
    room.tell([SealSigned(by["role"])])


def _kept(connection: sa.Connection, code: str, text: str) -> str:
    """The digest of a new correction, with its text beside the log; empty where there is none."""
    return log.keep_text(connection, code, text) if text else ""


def signed_by(code: str, role: str, link: str, device: str) -> set[str]:
    """What somebody signed: empty for the head, or the digest of a correction."""
    with services().database.read.connect() as connection:
        return signed_rows.signed_by(connection, code, {"role": role, "link": link, "device": device})
