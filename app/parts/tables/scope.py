"""The scope of one table: what whoever sits there sees of it, and nobody else."""

from collections.abc import Callable

from app.faces.reads import of_part
from app.faces.region import Region
from app.faces.slices import where
from app.part import SHOWN
from facilitation.parts.seating import seats, tables
from facilitation.roles import Actor, Role
from facilitation.state.meeting import Meeting


def region_name(part: str) -> str:
    """What the region of a part at a table is called."""
    return f"table-{part}"


def at_table(face: str) -> Callable[[Meeting, str], tuple[Region, ...]]:
    """What a table has on a face, part by part; nothing for a table that there is not. Its own device has its own."""
    piece = "device" if face == "table" else "table"
    there = tuple(
        Region(region_name(part), f"parts/{part}/{piece}.html", (where, of_part(part, "table")))
        for part in SHOWN.at_table(face)
    )
    return lambda meeting, table: there if table in tables(meeting) else ()


def own_table(meeting: Meeting, actor: Actor) -> tuple[str, ...]:
    """The table at which somebody sits, where they sit at one; that of its shared device, and of its chair by link."""
    if actor.role in (Role.TABLE, Role.TABLE_CHAIR) and actor.table:
        return (actor.table,)
    seat = seats(meeting).get(actor.seat or "")
    return (seat.table,) if seat is not None and seat.table is not None else ()
