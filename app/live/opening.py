"""What a new meeting starts from: a source's plans, the five frames and an agenda, made into its first event."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from app.imports import listing
from app.imports.source import Source
from app.languages import AMSTERDAM, MEETING, euro, speaking
from app.languages.listed import KNOWN, Code
from facilitation.agenda import Template, agenda
from facilitation.events import MeetingOpened
from facilitation.state.frame import Frame
from facilitation.state.seat import Table
from facilitation.state.terms import Terms

DATA = Path(__file__).parents[1] / "data"


def opening(
    source: Source, code: str, pot: int, template: str | Template = "overlegtafel", terms: Terms | None = None
) -> MeetingOpened:
    """The first event of a meeting about these plans; `pot` in cents. Raises KeyError for an unknown template.

    A condition that names no date is due six weeks from today, unless `terms` say otherwise.
    """
    today, agreed = datetime.now(AMSTERDAM).date(), terms or Terms()
    return MeetingOpened(
        code=code,
        title=source.title,
        pot=pot,
        agenda=agenda(template, source.form),
        frames=frames(pot, source.frames),
        initiatives=source.initiatives,
        tables=source.tables,
        place=source.place,
        credit=source.credit,
        terms=msgspec.structs.replace(agreed, due=agreed.usual_due(today)),
    )


def frames(pot: int, given: Sequence[Frame] = ()) -> tuple[Frame, ...]:
    """The five frames: those given, and the ready-made text for the others; `{pot}` becomes the amount in words."""
    own = {frame.key: frame for frame in given}
    with speaking("nl"):
        amount = euro(pot)
    return tuple(
        msgspec.structs.replace(frame, text=frame.text.replace("{pot}", amount))
        for frame in (own.get(default.key, default) for default in listing.frames(DATA / "frames.json"))
    )


ONLINE = "ONLINE"
"""The id of the one table for who takes part from home."""


def tables(number: int, language: Code = MEETING) -> tuple[Table, ...]:
    """So many tables in the room, and the one for who takes part from home, in the language of the evening."""
    said = KNOWN[language]
    room = tuple(Table(f"T{n}", said.table % n) for n in range(1, number + 1))
    return (*room, Table(ONLINE, said.home, online=True))
