"""Who does what at a table: gives turns, writes down, helps with the language."""

import msgspec

from app.faces.view import View
from app.parts.tables.words import TASKS
from facilitation.parts.seating import tables
from facilitation.parts.tables import kept
from facilitation.parts.tables.state import TASKS as KINDS


class Held(msgspec.Struct, frozen=True):
    """A task at a table, the seat that has it (None: nobody) and what that one wants to be called."""

    task: str
    words: str
    seat: str | None
    called: str


def tasks(view: View) -> list[Held]:
    """The tasks at the table of this scope."""
    return _at(view, view.table)


def per_table(view: View) -> list[tuple[str, list[Held]]]:
    """The tables where somebody does something, with what."""
    there = kept(view.meeting).tasks
    busy = [(key, table.name) for key, table in tables(view.meeting).items() if there.get(key)]
    found = ((name, [held for held in _at(view, key) if held.seat]) for key, name in busy)
    return [(name, held) for name, held in found if held]


def _at(view: View, table: str) -> list[Held]:
    holders = ((task, kept(view.meeting).who(table, task)) for task in KINDS)
    return [Held(task, str(TASKS[task]), seat, view.room.names.get(seat or "", "")) for task, seat in holders]
