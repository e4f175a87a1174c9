"""Coming in: by a password, a passkey or the municipality's own sign-in, each written down, and the ways that one has.

Who guesses waits: by device, by address, and all together. A device on which somebody signed in before has a turn of
its own, so that nobody is locked out by the guesses of strangers.
"""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from app.access.codes import digest
from app.access.devices import KNOWN, Device
from app.programme.accounts import accounts, audit, invitations, passkeys, passwords, sessions
from app.programme.accounts.accounts import Account
from app.programme.accounts.oidc import Person
from app.programme.accounts.tables import IDENTITY, PASSKEY, PASSWORD
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Refused

PASSWORD_WAY, PASSKEY_WAY, MUNICIPALITY_WAY, INVITATION_WAY = "password", "passkey", "municipality", "invitation"
WAYS = (PASSWORD, PASSKEY, IDENTITY)
"""The tables of what lets somebody in."""


def by_password(device: Device, email: str, password: str) -> Account:
    """Sign in with an address and a password. An address that nobody has is answered like a wrong password, as slowly.

    Raises Forbidden: sign_in_wrong; TooMany: too_many_passwords.
    """
    found = accounts.with_email(email)
    kept = passwords.of(found.id if found else None)
    with guessing(device, email, found):
        if not passwords.fits(kept, password) or found is None:
            raise Forbidden("sign_in_wrong")
    if kept is not None and passwords.outgrown(kept):
        made = passwords.hashed(password)
        services().database.commit(lambda connection: passwords.keep(connection, found.id, made))
    _enter(device, found.id, PASSWORD_WAY)
    return found


@contextmanager
def guessing(device: Device, email: str, account: Account | None) -> Iterator[None]:
    """One try of a password for this address; what turns out right does not count. Raises TooMany: too_many_passwords.

    The refusal by which a wrong one is told has to be among those that `app.access.wrong_codes` counts.
    """
    known = account is not None and hmac.compare_digest(str(device.cookie.get(KNOWN, "")), account.id)
    bucket = digest(email.strip().casefold()) + (device.cookie["device"] if known else "")
    services().limits.spend("passwords", bucket, "too_many_passwords")
    with services().wrong_codes.trying(device.cookie["device"], "too_many_passwords", queues=not known):
        yield
    services().limits.give_back("passwords", bucket)


def by_passkey(device: Device, answer: Any) -> Account:
    """Sign in with what a passkey signed. Raises Forbidden: passkey_wrong; TooMany: too_many_passwords."""
    with services().wrong_codes.trying(device.cookie["device"], "too_many_passwords"):
        account = accounts.load(passkeys.signed(device, answer))
    _enter(device, account.id, PASSKEY_WAY)
    return account


def by_municipality(device: Device, person: Person) -> Account:
    """Sign in as who the municipality says that somebody is; invitations for their address are taken at once.

    Raises Forbidden: oidc_uninvited of who was never invited; Refused: email_taken where an account with another way
    in has this address: its owner couples them.
    """
    given = invitations.for_address(person.email)
    found = rows(sa.select(IDENTITY.c.account).where(_is(person)))
    if not found and not given:
        raise Forbidden("oidc_uninvited")
    account = found[0].account if found else accounts.new_id()

    def also(connection: sa.Connection) -> None:
        if not found:
            name = person.name or given[0].name or person.email.partition("@")[0]
            accounts.insert(connection, account, person.email, name)
            connection.execute(sa.insert(IDENTITY).values(_row(person, account)))

    if given:
        invitations.take(given, account, also)
    _enter(device, account, MUNICIPALITY_WAY)
    return accounts.load(account)


def couple(account: Account, person: Person) -> None:
    """Let somebody sign in as who the municipality says that they are. Raises Refused: identity_taken."""

    def work(connection: sa.Connection) -> None:
        found = connection.execute(sa.select(IDENTITY.c.account).where(_is(person))).scalar()
        if found not in (None, account.id):
            raise Refused("identity_taken")
        if found is None:
            connection.execute(sa.insert(IDENTITY).values(_row(person, account.id)))
            audit.note(connection, account.who, "accounts.coupled", account.who)

    services().database.commit(work)


def coupled(account: str) -> bool:
    """Whether somebody can sign in by the municipality."""
    return bool(rows(sa.select(IDENTITY.c.account).where(IDENTITY.c.account == account)))


def by_invitation(device: Device, given: invitations.Invitation, account: str, also: Callable[..., object]) -> None:
    """Take an invitation, with what `also` does to the account, and sign in. Raises what `invitations.take` raises."""
    invitations.take([given], account, also)
    _enter(device, account, INVITATION_WAY)


def change_password(device: Device, account: Account, made: str) -> None:
    """Give somebody a password, and sign them out everywhere but here."""

    def work(connection: sa.Connection) -> None:
        passwords.keep(connection, account.id, made)
        sessions.end_all(connection, account.id)
        audit.note(connection, account.who, "accounts.password", account.who)

    services().database.commit(work)
    sessions.begin(device, account.id, PASSWORD_WAY)


def require_other_way(connection: sa.Connection, account: str) -> None:
    """Somebody can still come in, now that one way is gone. Raises Refused: last_way."""
    left = (connection.execute(sa.select(table.c.account).where(table.c.account == account)).first() for table in WAYS)
    if not any(left):
        raise Refused("last_way")


def take_way(account: Account, what: str, gone: sa.Delete) -> None:
    """Take one way in from an account, and write that down. Raises Refused: last_way where it was the only one."""

    def work(connection: sa.Connection) -> None:
        if connection.execute(gone).rowcount:
            require_other_way(connection, account.id)
            audit.note(connection, account.who, what, account.who)

    services().database.commit(work)


def _enter(device: Device, account: str, way: str) -> None:
    sessions.begin(device, account, way)
    who = f"{accounts.WHO}{account}"
    audit.write(who, "accounts.signed_in", who, way=way)


def _is(person: Person) -> sa.ColumnElement[bool]:
    return sa.and_(IDENTITY.c.issuer == person.issuer, IDENTITY.c.subject == person.subject)


def _row(person: Person, account: str) -> dict[str, str]:
    return {"issuer": person.issuer, "subject": person.subject, "account": account}
