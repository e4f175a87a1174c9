"""How what happens at tables changes what is kept of them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from facilitation.events import Event, MeetingOpened
from facilitation.parts.hall.events import TableClosed, TablesJoined
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import seats
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled, TaskLeft, TaskTaken
from facilitation.parts.tables.state import NAME, Tables, Task, kept
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Tables:
    """No table asks for anybody."""
    return Tables()


def on_called(state: Tables, event: GuideCalled) -> Tables:
    """It asks from then on."""
    return replace(state, calls={**state.calls, event.table: event.since})


def on_answered(state: Tables, event: CallAnswered) -> Tables:
    """Somebody is on the way; it still asks."""
    return replace(state, coming={**state.coming, event.table: event.since})


def on_settled(state: Tables, event: CallSettled) -> Tables:
    """It asks no longer, and nobody goes."""
    return replace(state, calls=_without(state.calls, event.table), coming=_without(state.coming, event.table))


def on_taken(state: Tables, event: TaskTaken) -> Tables:
    """The task is this seat's, and no longer that of whoever had it."""
    return _with(state, event.table, {**state.tasks.get(event.table, {}), event.task: event.seat})


def on_left(state: Tables, event: TaskLeft) -> Tables:
    """The task is nobody's until somebody takes it."""
    return _with(state, event.table, {k: v for k, v in state.tasks.get(event.table, {}).items() if k != event.task})


def there(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """What somebody did for a table they do no longer who went elsewhere or was taken out."""
    known, here = seats(meeting), kept(meeting)
    stays = {
        table: {task: seat for task, seat in tasks.items() if seat in known and known[seat].table == table}
        for table, tasks in here.tasks.items()
    }
    return meeting.with_part(NAME, replace(here, tasks=stays)) if stays != here.tasks else meeting


def joined(before: Meeting, meeting: Meeting, event: TablesJoined) -> Meeting:
    """What the one table asked the other asks now, since the first of both; who did something still does.

    Where somebody does the same at both tables, it is whoever does it at the one that stays.
    """
    here = kept(meeting)
    tasks = {**here.tasks.get(event.table, {}), **here.tasks.get(event.to, {})}
    state = replace(
        _gone(here, event.table),
        calls=_together(here.calls, event.table, event.to),
        coming=_together(here.coming, event.table, event.to),
    )
    return meeting.with_part(NAME, _with(state, event.to, tasks) if tasks else state)


def closed(before: Meeting, meeting: Meeting, event: TableClosed) -> Meeting:
    """A table that is there no more asks nothing."""
    return meeting.with_part(NAME, _gone(kept(meeting), event.table))


def merged(before: Meeting, meeting: Meeting, event: SeatsMerged) -> Meeting:
    """What one seat did the other does that stays, as long as it sits there."""
    here = kept(meeting)
    tasks = {
        table: {task: event.into if seat == event.seat else seat for task, seat in each.items()}
        for table, each in here.tasks.items()
    }
    return there(before, meeting.with_part(NAME, replace(here, tasks=tasks)), event)


def _with(state: Tables, table: str, tasks: Mapping[Task, str]) -> Tables:
    return replace(state, tasks={**state.tasks, table: tasks})


def _gone(state: Tables, table: str) -> Tables:
    tasks = {key: each for key, each in state.tasks.items() if key != table}
    return replace(state, calls=_without(state.calls, table), coming=_without(state.coming, table), tasks=tasks)


def _together(since: Mapping[str, datetime], table: str, into: str) -> Mapping[str, datetime]:
    times = [since[each] for each in (table, into) if each in since]
    return {**_without(since, table), into: min(times)} if times else since


def _without(since: Mapping[str, datetime], table: str) -> Mapping[str, datetime]:
    return {key: at for key, at in since.items() if key != table}
