"""Every meeting of the journeys in one data folder: written once, and copied by each hall that needs it."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from playwright.sync_api import Page

from app.storage.box_keys import places
from tests.journeys.devices import SHAPES, Devices
from tests.journeys.faces import Face, enter
from tests.journeys.hall import Hall
from tests.journeys.moments import MOMENTS, SEAT, Moment, held_still, writing
from tests.journeys.people import Voice
from tests.journeys.rooms import ROOMS, counted, divided, laying
from tests.journeys.tables.halls import with_tables


@dataclass(frozen=True)
class Held:
    """A hall in which every meeting stands at its moment. Tests only look at MOMENTS; in ROOMS each has its own."""

    hall: Hall
    moments: dict[str, Moment]

    def window(self, devices: Devices, name: str, face: Face = "phone", seat: str = SEAT) -> Page:
        """A window of somebody in this meeting: of this seat, of the gespreksleider or of the wall. It is connected."""
        page, moment = devices.page(SHAPES[face]), self.moments[name]
        enter(page, self.hall, moment if seat == SEAT else moment.of(seat), face)
        devices.connected(page)
        return page

    def voice(self, devices: Devices, name: str, seat: str = "P01") -> Voice:
        """Somebody else in it, with a phone."""
        moment = self.moments[name]
        return Voice(devices, self.hall, moment.code, moment.voices[seat])

    def leader(self, devices: Devices, name: str) -> Voice:
        """Its gespreksleider, without a window."""
        moment = self.moments[name]
        return Voice(devices, self.hall, moment.code, moment.console, "console")


@dataclass(frozen=True)
class Written:
    """A data folder that no server has served yet, and the meetings in it."""

    folder: Path
    moments: dict[str, Moment]

    @contextmanager
    def served(
        self, place: Path, furnish: Callable[[Path], None] = lambda folder: None, **settings: str
    ) -> Iterator[Held]:
        """A hall of its own, on a copy in this place; `furnish` adds to it before it is served."""
        for there, here in zip(places(self.folder), places(place), strict=True):
            shutil.copytree(there, here) if there.is_dir() else None
        shutil.copytree(self.folder, place)
        furnish(place)
        hall = Hall(place)
        hall.start(**settings)
        yield Held(hall, self.moments)
        hall.stop()


def written(place: Path, recorded: Path | None) -> Written:
    """What is written in this place; whoever comes first writes it, and the others wait for that.

    Without `recorded`, the folder of recorded elections, there is no meeting "counted".
    """
    place.mkdir(exist_ok=True)
    folder, found = place / "data", place / "moments.json"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.exists():
            found.write_bytes(msgspec.json.encode(_write(folder, recorded)))
    return Written(folder, msgspec.json.decode(found.read_bytes(), type=dict[str, Moment]))


def _write(folder: Path, recorded: Path | None) -> dict[str, Moment]:
    with writing(folder) as app:
        made = held_still(app, MOMENTS | ROOMS)
        made["divided"] = divided(app)
        made["laying"] = laying(app)
        made |= with_tables(app)
        if recorded is not None:
            made["counted"] = counted(app, recorded)
    return made
