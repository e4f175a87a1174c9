"""How long what is kept, in days: the terms of this installation, and what goes of a row that itself stays."""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from app.storage import startup_checks
from app.storage.startup_checks import Unsound

YEAR = 365
"""Days that the database itself keeps what was done; nobody can make it forget that sooner."""


class Terms(msgspec.Struct, frozen=True):
    """Days after the end of a meeting; `backups` after they were made, `drafts` after the last change in one,
    `organisers` after a device came in at the desk, or after a link to it was ended. A practice evening goes whole,
    `practice` days after it was begun.

    A meeting ends when it is closed; one that never was ended `abandoned` days after the last thing that happened.
    Days after the end of a round are `proposers`, `plans`, `support` and `notes`; `accounts` after somebody came in
    last, `audit` after something was done.
    """

    names: int = 42
    unpublished: int = 365
    roll: int = 84
    acts: int = 28
    links: int = 60
    backups: int = 28
    abandoned: int = 180
    pictures: int = 365
    drafts: int = 365
    organisers: int = 180
    practice: int = 7
    proposers: int = 365
    plans: int = 1095
    support: int = 84
    notes: int = 365
    accounts: int = 730
    audit: int = 1095

    @property
    def shortest(self) -> int:
        """A copy that is older may hold something that had to go."""
        of_meetings = (self.names, self.unpublished, self.roll, self.acts, self.links, self.pictures)
        of_programme = (self.proposers, self.plans, self.support, self.notes, self.accounts, self.audit)
        return min(*of_meetings, *of_programme, self.backups, self.drafts, self.organisers)


def terms() -> Terms:
    """The terms of this installation: RETENTION_NAMES=42 and so on.

    Raises Unsound for what is no number of days, and where what was done would be forgotten within a year, or before
    it is known whether an account is used.
    """
    usual = msgspec.structs.asdict(Terms())
    found = Terms(**{name: startup_checks.number(f"RETENTION_{name.upper()}", days) for name, days in usual.items()})
    if found.audit < max(YEAR, found.accounts):
        least = f"a year ({YEAR}) and RETENTION_ACCOUNTS ({found.accounts})"
        raise Unsound(f"RETENTION_AUDIT has to be no shorter than {least}, and not {found.audit}.")
    return found


Due = tuple[str, Any, sa.ColumnElement[bool]]
"""A kind, a table or what is `Emptied` of one, and which rows of it."""


class Emptied(msgspec.Struct, frozen=True):
    """Rows of a table that stay, and what of them goes: the columns, each with what then stands there.

    Which rows has to say that there is still something to go: a day later nothing is found any more.
    """

    table: sa.Table
    values: Mapping[str, Any]
