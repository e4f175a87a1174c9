"""Which tables there are, which are there no more, and where one online sees each other."""

from app.faces.view import View
from facilitation.parts.hall import hall
from facilitation.parts.hall.state import NAME
from facilitation.parts.seating import tables
from facilitation.state.seat import Table


def gone(view: View) -> list[Table]:
    """The tables that went, which may come back."""
    return [each.table for each in hall(view.meeting).gone.values()]


def meets(view: View) -> str:
    """The address of the video call of the table of this scope; empty where it has none."""
    return _call(view, view.table)


def online(view: View) -> list[tuple[Table, str]]:
    """The tables online, each with the address of its video call."""
    return [(table, _call(view, key)) for key, table in tables(view.meeting).items() if table.online]


def _call(view: View, table: str) -> str:
    return "" if view.meeting.closed else view.room.beside.get(NAME, {}).get(table, {}).get("call", "")


def seen(view: View) -> object:
    """All that the console shows of it."""
    return tuple(tables(view.meeting).values()), tuple(gone(view)), tuple(online(view)), view.meeting.closed
