"""What one app works with: one typed struct, made in one constructor and hung on the app."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blinker import Signal
from flask import Flask, current_app
from sqlalchemy import make_url

from app.access.newcomers import Newcomers
from app.access.wrong_codes import WrongCodes
from app.counting.other_rules import OtherRules
from app.counting.workers import Workers
from app.desk.together.presence import Presence
from app.live.limits import Limits
from app.live.performer import Performer
from app.live.recovery import recover
from app.live.rooms import Rooms
from app.live.sockets import NoSockets, Sockets
from app.operations.backups import Keeper
from app.operations.countdowns import Countdowns
from app.operations.health import Watch
from app.operations.metrics import Metrics
from app.operations.wall_clock import WallClock
from app.record.dossier import Dossiers
from app.record.prints import Prints
from app.record.signing import house_key
from app.rehearsal.player import Player
from app.storage.box_keys import BoxKeys, places
from app.storage.database import opened
from app.storage.disk import Disk

if TYPE_CHECKING:
    from app.cluster.cluster import Cluster

KEY = "overlegtafel"


class Services:
    """Everything that the modules of an app share, each made of those above it.

    `sockets` is replaced by whoever serves sockets; `outcomes` holds what faces told of outcomes that did not change.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        folder: Path = config["DATA_DIR"]
        self.database = opened(config["DATABASE_URL"], config["DATABASE_PATIENCE"], recover)
        self.box_keys = BoxKeys(places(folder, config["BOX_KEYS"]))
        self.house_key = house_key.load(folder, config["SIGNING_KEY"])
        self.disk = Disk(folder, int(config["LEAST_FREE_MB"]) * 1024**2 if self.database.file else 0)
        self.limits = Limits(config["LIMITS"])
        self.wrong_codes = WrongCodes(self.limits)
        self.newcomers = Newcomers(self.limits)
        self.keeper = Keeper(
            self.database.backend, Path(config["BACKUP_DIR"] or folder / "backups"), config["BACKUPS_KEPT"]
        )
        clock = WallClock(folder)
        self.watch = Watch(
            self.database, self.box_keys, self.disk, self.keeper, self.wrong_codes, clock, self.newcomers
        )
        self.rooms = Rooms(self.database, self.box_keys)
        self.sockets: Sockets = NoSockets()
        self.metrics = Metrics(self.rooms, self.watch, self.keeper, lambda: self.sockets.counts())
        self.performer = Performer(
            self.rooms, self.database, self.limits, self.disk, self.metrics, self.house_key, self.newcomers
        )
        self.countdowns = Countdowns(self.database, self.performer.perform)
        self.cluster = self._joined(config)
        self.workers = self._counting(config)
        self.presence = Presence()
        self.player = Player()
        self.other_rules = OtherRules(config["COUNT_SECONDS"], config["COUNT_MEGABYTES"])
        self.dossiers = Dossiers(self.database)
        self.prints = Prints()
        self.followed = Signal("something was told of what follows the decision of a meeting")
        self.outcomes: dict[Any, tuple[Any, Any]] = {}
        self._follow()

    def _follow(self) -> None:
        """Who hears what of the rooms; a signal holds its listeners only weakly, and these live as long as this."""
        self.rooms.loaded.connect(self.workers.begin)
        self.rooms.changed.connect(self.workers.follow)
        self.rooms.changed.connect(self.keeper.note)

    def _joined(self, config: Mapping[str, Any]) -> "Cluster | None":
        """The processes beside this one; None where there can be none: a file is served by one."""
        if not config["REDIS_URL"] and make_url(config["DATABASE_URL"]).get_backend_name() != "postgresql":
            return None
        from app.cluster.cluster import Cluster  # read where there can be several

        cluster = Cluster(self.database, self.rooms, config["REDIS_URL"], every=config["COUNTING"] == "first")
        self.watch.deaf = lambda: cluster.lost
        self.rooms.gone.connect(self._went)
        return cluster

    def _counting(self, config: Mapping[str, Any]) -> Workers:
        """What counts here, alone or beside the other processes."""
        seconds, megabytes, perform = config["COUNT_SECONDS"], config["COUNT_MEGABYTES"], self.performer.perform
        if self.cluster is None:
            return Workers(seconds, megabytes, perform)
        from app.cluster.counts import SharedWorkers

        return SharedWorkers(self.cluster, seconds, megabytes, perform, last=config["COUNTING"] == "last")

    def _went(self, code: str) -> None:
        """A meeting is no more, perhaps by the hand of another process."""
        self.player.stop(code)
        self.workers.drop(code)
        self.dossiers.forget(code)
        self.prints.forget(code)

    def leads(self, what: str) -> bool:
        """Whether this process does what one process has to do; always where it is alone."""
        return self.cluster is None or self.cluster.take(what)


def init_app(app: Flask) -> None:
    """Make the services of an app that was configured. Raises Unsound where its data cannot be used."""
    app.extensions[KEY] = Services(app.config)


def services_of(app: Flask) -> Services:
    """The services of this app, which `create_app` made."""
    found: Services = app.extensions[KEY]
    return found


def services() -> Services:
    """The services of the app whose context is pushed."""
    return services_of(current_app)
