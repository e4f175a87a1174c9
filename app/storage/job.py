"""Jobs: work for the one writer, committed together with its neighbours."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, Protocol

import sqlalchemy as sa

from app.storage.lines.ledger import Ledger


class Job(Protocol):
    """Work for the writer. `run` may be called again where the batch that it was in failed.

    `meeting` is the one whose rows alone it writes, None where it may write others too. `done` once it was committed
    or will not be; `error` is why it was not.
    """

    @property
    def meeting(self) -> str | None:
        """The code of the meeting that it writes in."""

    done: bool
    error: BaseException | None

    def run(self, connection: sa.Connection, ledger: Ledger) -> None:
        """Write inside the writer's transaction; what it raises undoes the whole batch.

        Lines of a log go by way of the `ledger`, which writes them with those of the others.
        """

    def publish(self) -> None:
        """Tell the world, after the commit; sets `done`."""

    def fail(self, error: BaseException) -> None:
        """It will not be kept; sets `error` and `done`."""


class Write:
    """A plain piece of writing: calls `work(connection)` and keeps what it gives as `result`.

    A server writes in a thread of its own; `work` finds there what it would find where it was asked for, such as the
    request and its language.
    """

    meeting: str | None = None

    def __init__(self, work: Callable[[sa.Connection], Any]) -> None:
        self.work, self.asked = work, copy_context()
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = False

    def run(self, connection: sa.Connection, ledger: Ledger) -> None:
        """Call `work`, which finds everything in the tables that came before it, and keep what it gives."""
        ledger.flush()
        self.result = self.asked.run(self.work, connection)

    def publish(self) -> None:
        """After the commit: `result` holds from now on."""
        self.done = True

    def fail(self, error: BaseException) -> None:
        """Not committed, because of this error."""
        self.error, self.done = error, True
