"""Passkeys: a key on somebody's own device that signs what we ask, at the address of this installation and no other."""

import ipaddress
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from time import time
from typing import Any
from urllib.parse import urlsplit

import msgspec
import sqlalchemy as sa
from flask import current_app

from app.access.devices import Device
from app.programme.accounts.accounts import now, utc
from app.programme.accounts.tables import PASSKEY
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused
from facilitation.texts import LONGEST_NAME, optional

COOKIE = "passkey"
LASTS = 600
"""Seconds in which what we asked has to be signed."""
MOST = 10
"""Passkeys of one account."""


class Passkey(msgspec.Struct, frozen=True):
    """A passkey of an account, as its owner knows it; `created` is UTC."""

    id: str
    name: str
    created: datetime


def possible() -> bool:
    """Whether browsers make passkeys for the address of this installation: behind TLS under a name, or at localhost."""
    found = urlsplit(current_app.config["PUBLIC_URL"])
    return found.hostname == "localhost" or (found.scheme == "https" and not _number(found.hostname or ""))


def of(account: str) -> Sequence[Passkey]:
    """The passkeys of somebody, the oldest first."""
    query = sa.select(PASSKEY.c.id, PASSKEY.c.name, PASSKEY.c.created).where(PASSKEY.c.account == account)
    return [Passkey(row.id, row.name, utc(row.created)) for row in rows(query.order_by(PASSKEY.c.created))]


def ask_new(device: Device, account: str, called: str, name: str) -> str:
    """What a browser has to make a passkey for this account, as JSON; `called` is the address, `name` that of a person.

    Raises Refused: passkeys_impossible, too_many_passkeys.
    """
    _require_possible()
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import structs

    had = [structs.PublicKeyCredentialDescriptor(id=_bytes(each.id)) for each in of(account)]
    if len(had) >= MOST:
        raise Refused("too_many_passkeys", most=MOST)
    options = generate_registration_options(
        rp_id=_host(),
        rp_name="Overlegtafel",
        user_id=account.encode(),
        user_name=called,
        user_display_name=name,
        challenge=_challenge(device),
        exclude_credentials=had,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
    )
    return options_to_json(options)


def made(device: Device, answer: Any, name: str) -> Mapping[str, Any]:
    """The row of a passkey that a browser made for what we asked, without its account.

    Raises Refused: passkeys_impossible; Forbidden: passkey_wrong; Malformed: text_too_long, text_unreadable.
    """
    _require_possible()
    from webauthn import verify_registration_response

    found = _checked(verify_registration_response, device, answer)
    called = optional(name, LONGEST_NAME, field="name") or "passkey"
    told = {"id": _text(found.credential_id), "key": found.credential_public_key, "count": found.sign_count}
    return told | {"name": called, "created": now()}


def insert(connection: sa.Connection, account: str, row: Mapping[str, Any]) -> None:
    """Keep a passkey that was made, in a transaction that goes on. Raises Forbidden: passkey_wrong for one we have."""
    if connection.execute(sa.select(PASSKEY.c.id).where(PASSKEY.c.id == row["id"])).first() is not None:
        raise Forbidden("passkey_wrong")
    connection.execute(sa.insert(PASSKEY).values(**row, account=account))


def ask(device: Device) -> str:
    """What a browser has to sign to come in, as JSON: it says itself for which account. Raises passkeys_impossible."""
    _require_possible()
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    asked = generate_authentication_options(
        rp_id=_host(), challenge=_challenge(device), user_verification=UserVerificationRequirement.REQUIRED
    )
    return options_to_json(asked)


def signed(device: Device, answer: Any) -> str:
    """The id of the account whose passkey signed what we asked.

    Raises Refused: passkeys_impossible; Forbidden: passkey_wrong, also where the key was copied: it counts its uses.
    """
    _require_possible()
    from webauthn import verify_authentication_response

    id_ = str(answer.get("id", "")) if isinstance(answer, Mapping) else ""
    found = rows(sa.select(PASSKEY).where(PASSKEY.c.id == id_))
    if not found:
        device.cookie.pop(COOKIE, None)
        raise Forbidden("passkey_wrong")
    row = found[0]
    known = {"credential_public_key": row.key, "credential_current_sign_count": row.count}
    told = _checked(verify_authentication_response, device, answer, **known)
    counted = sa.update(PASSKEY).where(PASSKEY.c.id == id_).values(count=told.new_sign_count)
    services().database.commit(lambda connection: connection.execute(counted))
    return str(row.account)


def _checked(verify: Any, device: Device, answer: Any, **known: Any) -> Any:
    """What an answer says, held against what this device was asked a short while ago; it is asked once."""
    from webauthn.helpers.exceptions import WebAuthnException

    asked, at = device.cookie.pop(COOKIE, ("", 0))
    if not asked or time() - at > LASTS or not isinstance(answer, Mapping):
        raise Forbidden("passkey_wrong")
    try:
        return verify(
            credential=json.dumps(answer),
            expected_challenge=_bytes(asked),
            expected_rp_id=_host(),
            expected_origin=current_app.config["PUBLIC_URL"],
            require_user_verification=True,
            **known,
        )
    except (WebAuthnException, ValueError):
        raise Forbidden("passkey_wrong") from None


def _challenge(device: Device) -> bytes:
    made = secrets.token_bytes(32)
    device.cookie[COOKIE] = (_text(made), int(time()))
    return made


def _require_possible() -> None:
    if not possible():
        raise Refused("passkeys_impossible")


def _host() -> str:
    return urlsplit(current_app.config["PUBLIC_URL"]).hostname or ""


def _number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
