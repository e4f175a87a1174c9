"""Tables in words: which ask for somebody, who is on the way, and the table whose code was scanned."""

from app.part import Shown
from app.parts.tables.calls import asked, asking, seen, seen_here
from app.parts.tables.scanned import other, scanned
from app.parts.tables.words import DONE, REFUSALS, inside

SHOWN = Shown(
    name="tables",
    refusals=REFUSALS,
    done=DONE,
    asks=(asked, asking, other, scanned, inside),
    beside=("console",),
    at_table=("phone", "livecast"),
    reads={"console": (seen,), "table": (seen_here,)},
)
