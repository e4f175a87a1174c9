"""Whether all is well: the disk, the copies, the clock and who guesses codes; looked at every few seconds."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.access.newcomers import Newcomers
from app.access.wrong_codes import WrongCodes
from app.operations.backups import Keeper
from app.operations.wall_clock import WallClock
from app.storage.box_keys import BoxKeys
from app.storage.database import Database
from app.storage.disk import Disk

log = logging.getLogger(__name__)
RENEWED = "renewed"  # a file that is touched when something is removed beside a running server

PROBLEMS: dict[str, LazyString] = {
    "disk_low": _("De schijf is bijna vol. We bewaren nu niets nieuws. Maak ruimte op deze computer."),
    "disk_full": _("De schijf is vol. Er wordt niets bewaard. Maak ruimte op deze computer."),
    "disk_fails": _("De schijf werkt niet goed. Wat nu binnenkomt, wordt niet bewaard."),
    "database_busy": _("Een ander programma houdt het bestand vast. Wat nu binnenkomt, wordt niet bewaard."),
    "database_readonly": _("De computer mag niets meer bewaren. Wat nu binnenkomt, wordt niet bewaard."),
    "database_damaged": _("Het bestand is beschadigd. Stop, en zet een reservekopie terug."),
    "database_unreachable": _("De database is niet te bereiken. Wat nu binnenkomt, wordt niet bewaard."),
    "redis_unreachable": _("Redis is niet te bereiken. Alles wordt bewaard. Nieuws komt een halve seconde later."),
    "store_cannot_forget": _("De database kan niet helemaal wissen. Geheim stemmen kan hier niet."),
    "backup_failed": _("De reservekopie lukt niet. De avond zelf wordt wel bewaard."),
    "unscrubbed": _("De stembiljetten zijn geteld, maar nog niet overal gewist. We proberen het opnieuw."),
    "codes_guessed": _("Iemand probeert veel codes. Er gaat niets mis: deelnemers merken er niets van."),
    "clock_moved": _("De klok van deze computer is verzet. De aftelklok loopt gewoon door. Kijk of de tijd klopt."),
}


class Kept(msgspec.Struct, frozen=True):
    """What the console tells: until when everything was kept, when the last copy was made (UTC), what is wrong."""

    at: datetime | None
    copied: datetime | None
    problems: tuple[str, ...]


class Watch:
    """Looks after one app: its database, disk and copies, the clock, wrong codes and floods of new phones.

    `deaf` tells whether the news of other processes comes late.
    """

    def __init__(
        self,
        database: Database,
        box_keys: BoxKeys,
        disk: Disk,
        keeper: Keeper,
        wrong_codes: WrongCodes,
        clock: WallClock,
        newcomers: Newcomers,
    ) -> None:
        self.database, self.box_keys, self.disk = database, box_keys, disk
        self.keeper, self.wrong_codes = keeper, wrong_codes
        self.clock, self.newcomers = clock, newcomers
        self.deaf: Callable[[], bool] = lambda: False
        self._told: tuple[object, ...] = ()
        self._renewed = _touched(disk.folder)

    def look(self) -> bool:
        """Do what is due and look at everything; whether the console has something else to tell than before."""
        self.keeper.tend(self.database.offload)
        if self.database.unscrubbed and self.database.scrub():
            log.warning("what was deleted is gone from the write-ahead log now")
        if self.box_keys.left and self.box_keys.sweep(self.database):
            log.warning("the keys of boxes that were counted are gone now")
        before, self._told = self._told, (self.problems, self.keeper.last.at, self.newcomers.meetings)
        return before != self._told

    def renewed(self) -> bool:
        """Whether something was removed beside us since the last time this was asked."""
        before, self._renewed = self._renewed, _touched(self.disk.folder)
        self.database.unscrubbed |= before != self._renewed
        return before != self._renewed

    @property
    def problems(self) -> tuple[str, ...]:
        """The keys of PROBLEMS that are wrong now."""
        found = {
            "disk_low": self.disk.low,
            self.database.fault.key if self.database.fault else "": True,
            "redis_unreachable": self.deaf(),
            "store_cannot_forget": not self.database.backend.forgets,
            "backup_failed": self.keeper.last.failed,
            "unscrubbed": self.database.unscrubbed or self.box_keys.left,
            "codes_guessed": self.wrong_codes.alarmed,
            "clock_moved": self.clock.was_set,
        }
        return tuple(key for key, wrong in found.items() if key and wrong)

    @property
    def kept(self) -> Kept:
        """What the console tells of all this."""
        return Kept(self.database.kept_at, self.keeper.last.at, self.problems)


def _touched(folder: Path) -> int:
    try:
        return (folder / RENEWED).stat().st_mtime_ns
    except OSError:
        return 0
