"""The seam: what the database asks of the kind of database that it stands on.

`app/storage/sqlite` and `app/storage/postgresql` are two kinds, `tests/storage` what each has to pass.
"""

from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool


class Backend(Protocol):
    """One kind of database, at one place."""

    @property
    def file(self) -> Path | None:
        """The file that it is on this computer's disk; None where it is none, and its host makes the copies."""

    @property
    def forgets(self) -> bool:
        """Whether nothing of deleted rows is left anywhere once `scrub` worked; without that nobody votes in secret."""

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What it raises itself, where SQLAlchemy is not in between."""

    def engines(self) -> tuple[sa.Engine, sa.Engine]:
        """One that pages read through, and one for the writer alone.

        Nothing can be written through the first. A transaction on the second sees what was committed before it began,
        and nobody commits anything to the same tables until it ends; where the connection's option `meetings` names
        those whose rows alone are written, perhaps nobody only to theirs.
        """

    def require_ours(self) -> None:
        """A database of ours of a version that we know, which misses nothing that it kept; or none yet.

        Asked before anything is opened; raises Unsound with one sentence.
        """

    def whole(self, connection: sa.Connection) -> bool:
        """Whether what lies under the tables is as it was written."""

    def fault(self, error: BaseException) -> str | None:
        """What an error says about the disk or the database itself; None where the work was to blame.

        One of disk_full, disk_fails, database_busy, database_readonly, database_damaged and database_unreachable.
        """

    def before_commit(self, connection: sa.Connection) -> int:
        """The last thing that is done in a transaction; the number that `after_commit` takes."""

    def after_commit(self, number: int) -> None:
        """The first thing that is done when it was committed; raises nothing."""

    def scrub(self, write: sa.Engine) -> bool:
        """Leave no trace of deleted rows in what stands beside the tables; whether it worked this time.

        Waits for nobody, and raises nothing: it is tried again.
        """

    def rewrite(self, write: sa.Engine) -> None:
        """Write the tables anew, so that they hold no trace of what was deleted."""

    def copy(self, target: Path) -> None:
        """Copy everything of one moment but open ballots, synced; nothing stands at `target` until it is whole.

        Only asked where there is a `file`. Raises OSError or one of `errors`.
        """

    def close(self) -> None:
        """Let go of everything but the engines."""


class OtherKind:
    """A kind of database of which we know no more than SQLAlchemy does. Copies and checks of it are its host's."""

    file: Path | None = None
    forgets = False
    errors: tuple[type[Exception], ...] = ()

    def __init__(self, url: sa.URL | str) -> None:
        self.url = url

    def engines(self) -> tuple[sa.Engine, sa.Engine]:
        """Two of the same; the writer's keeps to one connection."""
        read = sa.create_engine(self.url, hide_parameters=True)
        return read, sa.create_engine(self.url, poolclass=StaticPool, hide_parameters=True)

    def require_ours(self) -> None:
        """Asks nothing of it: what stands there is its host's to know."""

    def whole(self, connection: sa.Connection) -> bool:
        """True: nothing is looked at."""
        return True

    def fault(self, error: BaseException) -> str | None:
        """None: no error of it is known by name."""
        return None

    def before_commit(self, connection: sa.Connection) -> int:
        """0: commits are not counted."""
        return 0

    def after_commit(self, number: int) -> None:
        """Nothing has to be noted."""

    def scrub(self, write: sa.Engine) -> bool:
        """False: what is deleted stays in its pages and its log of writes until its host clears it."""
        return False

    def rewrite(self, write: sa.Engine) -> None:
        """Nothing is done: its host clears what was deleted."""

    def copy(self, target: Path) -> None:
        """Never asked, since there is no `file`; raises NotImplementedError."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing but the engines is held."""
