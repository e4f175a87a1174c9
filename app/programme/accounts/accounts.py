"""Accounts as they are known: found by their e-mail address, made, called otherwise and removed."""

import re
import secrets
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme.accounts.tables import ACCOUNT, GRANT, IDENTITY, INVITATION, MEMBERSHIP, PASSKEY, PASSWORD
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_NAME, clean

SIGN = r"[^\s@<>\"(),:;\[\\\]\x00-\x1f\x7f]"
EMAIL = re.compile(rf"{SIGN}{{1,64}}@{SIGN}{{1,190}}\.(?!.*\.){SIGN}{{2,63}}")
OF_ONE = (PASSWORD, PASSKEY, IDENTITY, MEMBERSHIP, INVITATION, GRANT)
"""The tables that hold something of one account, beside what was done."""
WHO = "account:"
"""How the id of somebody with an account begins, where people are told apart."""


class Account(msgspec.Struct, frozen=True):
    """Somebody who signs in; `created` is UTC."""

    id: str
    email: str
    name: str
    created: datetime

    @property
    def who(self) -> str:
        """How what they did is kept."""
        return f"{WHO}{self.id}"


def now() -> datetime:
    """This moment, UTC, as tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def utc(moment: datetime) -> datetime:
    """A moment from a table, with what it is measured in."""
    return moment.replace(tzinfo=UTC)


def load(account: str) -> Account:
    """The account with this id. Raises Refused: unknown_here."""
    found = _found(ACCOUNT.c.id == account)
    if found is None:
        raise Refused("unknown_here")
    return found


def with_email(email: str) -> Account | None:
    """The account with this address, in whatever letters it is written."""
    plain = email.strip().casefold()
    return _found(ACCOUNT.c.email == plain) if EMAIL.fullmatch(plain) else None


def address(email: str) -> str:
    """An e-mail address as it is kept. Raises Malformed: email_unreadable."""
    plain = email.strip().casefold()
    if not EMAIL.fullmatch(plain):
        raise Malformed("email_unreadable")
    return plain


def new_id() -> str:
    """An id of chance for an account."""
    return secrets.token_hex(8)


def insert(connection: sa.Connection, account: str, email: str, name: str) -> None:
    """Make an account in a transaction that goes on.

    Raises Malformed: email_unreadable, text_empty, text_too_long, text_unreadable; Refused: email_taken.
    """
    email = address(email)
    values = {"id": account, "email": email, "name": clean(name, LONGEST_NAME, field="name"), "created": now()}
    if connection.execute(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.email == email)).first() is not None:
        raise Refused("email_taken")
    connection.execute(sa.insert(ACCOUNT).values(values))


def rename(account: str, name: str) -> None:
    """Call somebody otherwise. Raises Malformed: text_empty, text_too_long, text_unreadable."""
    said = sa.update(ACCOUNT).where(ACCOUNT.c.id == account).values(name=clean(name, LONGEST_NAME, field="name"))
    services().database.commit(lambda connection: connection.execute(said))


def erase(connection: sa.Connection, account: str) -> None:
    """Remove an account with all that is of it; what it did stays written, under an id that nobody has any more.

    Whom it invited and who did not come yet was invited by nobody: those links work no more.
    """
    connection.execute(sa.delete(INVITATION).where(INVITATION.c.by == f"{WHO}{account}"))
    for table in OF_ONE:
        connection.execute(sa.delete(table).where(table.c.account == account))
    connection.execute(sa.delete(ACCOUNT).where(ACCOUNT.c.id == account))


def _found(where: sa.ColumnElement[bool]) -> Account | None:
    found = rows(sa.select(ACCOUNT).where(where))
    return of_row(found[0]) if found else None


def of_row(row: sa.Row[Any]) -> Account:
    """The account of a row that has its columns."""
    return Account(row.id, row.email, row.name, utc(row.created))
