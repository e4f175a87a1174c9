"""Where a rehearsal plays: a meeting of its own in a folder, with plans, and its log as it stands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from flask import Flask

from app import create_app
from app.access import codes, links
from app.imports import listing
from app.imports.source import Source
from app.live import meetings
from app.live.opening import DATA, opening, tables
from app.rehearsal.envelopes import enveloped
from app.rehearsal.look import Log
from app.services import services_of
from facilitation.agenda import Template
from facilitation.events import FASTEST
from facilitation.state.meeting import Meeting

PLANS = DATA / "klaverbuurt.json"
POT = 84_000_00


class Set(msgspec.Struct, frozen=True):
    """A meeting to rehearse in: its code, a facilitator's key, and the way to look at its log."""

    code: str
    key: str
    look: Callable[[], Meeting]


@contextmanager
def building(folder: Path) -> Iterator[Flask]:
    """The app in whose folder sets are built, with its context."""
    app = create_app({"DATA_DIR": folder, "LIMITS": {}})
    with app.app_context():
        yield app
    services_of(app).database.read.dispose()
    services_of(app).database.write.dispose()


def built(app: Flask, template: Template, at: int, source: Source | None = None, rate: float = 1) -> Set:
    """A practice evening by this agenda with so many tables, about the plans of a list, by default Klaverbuurt's.

    Its clock runs so many times as fast as the agenda, as far as a clock goes: from 1 to `FASTEST` times.
    """
    list_ = enveloped(source or listing.read(PLANS), template)
    found = msgspec.structs.replace(list_, tables=tables(at), title="Oefening")
    code = codes.new_code()
    made = opening(found, code, found.pot or POT, template)
    meetings.create(msgspec.structs.replace(made, practice=min(FASTEST, max(1, round(rate)))), noindex=True)
    return Set(code, links.make(code), Log(services_of(app).database, code).look)
