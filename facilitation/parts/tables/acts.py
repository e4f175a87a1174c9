"""What can be asked for a table. Without a `table` it is one's own."""

from facilitation.acts import Act, Key
from facilitation.parts.tables.state import Task


class CallGuide(Act, frozen=True, kw_only=True, tag="table.call"):
    """Ask that somebody who helps to lead comes to the table."""

    table: Key | None = None


class AnswerCall(Act, frozen=True, kw_only=True, tag="table.answer"):
    """Say that somebody is on the way to a table, also to one that did not ask."""

    table: Key | None = None


class SettleCall(Act, frozen=True, kw_only=True, tag="table.settle"):
    """Say that the table is helped, or needs nobody any more."""

    table: Key | None = None


class TakeTask(Act, frozen=True, kw_only=True, tag="table.task"):
    """Do something for one's table, or with `on` false no longer. Whoever hosts says whose task it is: `person`."""

    task: Task
    person: Key | None = None
    on: bool = True
