"""Tables in words: the hall at a glance, which tables ask for somebody, and the table whose code was scanned."""

from app.part import Shown
from app.parts.tables.calls import asked, seen_here
from app.parts.tables.hall import hall, picture, seen
from app.parts.tables.scanned import other, scanned, went
from app.parts.tables.tasks import per_table, tasks
from app.parts.tables.words import DONE, REFUSALS, STATES, TASKS, inside

SHOWN = Shown(
    name="tables",
    refusals=REFUSALS,
    done=DONE,
    asks=(asked, hall, picture, other, scanned, went, inside, tasks, per_table),
    words={"STATES": STATES, "TASKS": TASKS},
    beside=("console",),
    aside=("phone", "livecast"),
    at_table=("phone", "livecast"),
    reads={"console": (seen,), "table": (seen_here,)},
)
