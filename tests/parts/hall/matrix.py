"""Who may change the tables of the hall, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.hall.acts import CloseTable, JoinTables, MeetOnline, OpenTable

ACTS: list[tuple[Act, str]] = [
    (act, "FC")
    for act in (OpenTable(), CloseTable(table="t2"), JoinTables(table="t1", into="t2"), MeetOnline(table="t3"))
]
HOMES: dict[str, str] = {}
