"""What a part lets a worker find out beside the room, and what is done with the answer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from facilitation.acts import Act
from facilitation.events import Event
from facilitation.state.meeting import Meeting


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One question for a worker.

    key     what it is about in its meeting: of one key only the newest question is asked
    asked   goes to the worker as JSON; its `digest` tells equal questions, which are asked once
    script  the file that answers it: seconds and megabytes as arguments, JSON in and JSON out
    keep    the act of the house that keeps an answer
    """

    key: str
    asked: Any
    script: str
    keep: Callable[[Mapping[str, Any]], Act]

    @property
    def digest(self) -> str:
        """What tells the question from others: equal ones are asked of a worker once."""
        return str(self.asked.digest)


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What of a part is left to workers: the questions that are open in a meeting, and the events that may add one."""

    after: tuple[type[Event], ...]
    jobs: Callable[[Meeting], Iterable[Job]]
