"""Keys of open boxes: what opens the ballots in them stands outside the data folder, until they are counted.

A closed ballot is `KEY.BYTES`: the name of its key, and AES-256-GCM over it in base64, bound to where it is kept.
"""

import base64
import errno
import hashlib
import os
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.storage import private_files
from app.storage.database import Database
from app.storage.disk import sync
from app.storage.startup_checks import Unsound
from app.storage.tables import BALLOT, SHEET
from facilitation.refusals import Unavailable

NONCE, NAME = 12, 16  # bytes of a nonce, signs of a key's name
NAMED = re.compile(r"[0-9a-f]{16}")
FOLDER = "box"


class Lost(Exception):
    """A closed ballot cannot be opened: its key is gone, or it is not what was closed."""


def places(data: Path, given: str | None = None) -> tuple[Path, ...]:
    """Where the keys of a data folder are looked for; they are made in the first.

    That is a folder of its own in `given` (BOX_KEYS), else beside the data folder, else in it where nothing can be made
    beside it. Raises Unsound for a `given` in the data folder.
    """
    beside, inside = data.parent / f"{data.name}.{FOLDER}", data / FOLDER
    usual = (beside, inside) if beside.is_dir() or os.access(data.parent, os.W_OK) else (inside, beside)
    if not given:
        return usual
    if Path(given).resolve().is_relative_to(data):
        raise Unsound("BOX_KEYS has to be a folder outside the data folder: whoever takes one should not have both.")
    own = f"{data.name}-{hashlib.sha256(str(data).encode()).hexdigest()[:8]}"
    return (Path(given).resolve() / own, *usual)


class BoxKeys:
    """The keys of one data folder, in files of their own and in memory.

    `left` while a key may still be there whose ballots were counted.
    """

    def __init__(self, places: Sequence[Path]) -> None:
        self.places = tuple(places)
        self.left = False
        self._keys: dict[str, bytes] = {}
        self._of: dict[tuple[str, str], str] = {}
        private_files.require(*(place for place in places if place.is_dir()), *self._files())

    def close(self, meeting: str, stage: str, under: str, content: bytes) -> str:
        """What a ballot is kept as, under this key of its row. For the writer alone.

        A new key is on the disk before this comes back. Raises Unavailable(disk_full, disk_fails).
        """
        name = self._of.get((meeting, stage), "")
        if not self._file(name).is_file():  # none yet, or somebody wiped it beside us, since no ballot needed it then
            name = self._made(meeting, stage)
        nonce = secrets.token_bytes(NONCE)
        closed = AESGCM(self._keys[name]).encrypt(nonce, content, _bound(meeting, stage, under))
        return f"{name}.{base64.b64encode(nonce + closed).decode()}"

    def open(self, meeting: str, stage: str, under: str, kept: str) -> bytes:
        """What `close` was given; raises Lost."""
        name, _, closed = kept.partition(".")
        try:
            raw = base64.b64decode(closed, validate=True)
            return AESGCM(self._key(name)).decrypt(raw[:NONCE], raw[NONCE:], _bound(meeting, stage, under))
        except (InvalidTag, ValueError, OSError) as error:
            raise Lost(name) from error

    def counted(self, meeting: str, stage: str) -> None:
        """The ballots of this box are taken out: nothing is closed with its key any more, and `sweep` is due."""
        self._of.pop((meeting, stage), None)
        self.left = True

    def sweep(self, database: Database) -> bool:
        """Wipe every key that no open ballot needs; whether that worked.

        In the writer's transaction, so that no ballot is on its way to a key that is wiped; and what was committed is
        asked too, since what else is written in that transaction may come to nothing.
        """

        def work(connection: sa.Connection) -> None:
            with database.read.connect() as committed:
                self._sweep(_needed(connection) | _needed(committed))

        database.commit(work)
        return not self.left

    def _sweep(self, needed: set[str]) -> None:
        self._of = {box: name for box, name in self._of.items() if name in needed}
        self._keys = {name: key for name, key in self._keys.items() if name in needed}
        try:
            for path in self._files():
                if path.name not in needed:
                    _wipe(path)
            self.left = False
        except OSError:
            self.left = True

    def _files(self) -> list[Path]:
        found = (path for place in self.places if place.is_dir() for path in place.iterdir())
        return [path for path in found if NAMED.fullmatch(path.name)]

    def _made(self, meeting: str, stage: str) -> str:
        name, key = secrets.token_hex(NAME // 2), AESGCM.generate_key(256)
        try:
            _keep(self.places[0] / name, key)
        except OSError as error:
            raise Unavailable("disk_full" if error.errno == errno.ENOSPC else "disk_fails") from error
        self._keys[name], self._of[meeting, stage] = key, name
        return name

    def _key(self, name: str) -> bytes:
        if name not in self._keys:
            self._keys[name] = self._file(name).read_bytes()
        return self._keys[name]

    def _file(self, name: str) -> Path:
        return next((path for place in self.places if (path := place / name).is_file()), self.places[0] / name)


def _needed(connection: sa.Connection) -> set[str]:
    """The names of the keys that open ballots need, in the box or still on paper."""
    found = (sa.select(sa.func.substr(table.c.paper, 1, NAME)).distinct() for table in (BALLOT, SHEET))
    return {name for query in found for name in connection.scalars(query)}


def _bound(meeting: str, stage: str, under: str) -> bytes:
    return f"{meeting}\n{stage}\n{under}".encode()


def _keep(path: Path, key: bytes) -> None:
    """Write a key so that it survives a power cut, readable for its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path, key, os.O_CREAT | os.O_EXCL)
    sync(path.parent)
    sync(path.parent.parent)


def _wipe(path: Path) -> None:
    """Write over a key, then take its file away; raises OSError."""
    with suppress(FileNotFoundError):
        _write(path, secrets.token_bytes(path.stat().st_size))
        path.unlink()
        sync(path.parent)


def _write(path: Path, content: bytes, how: int = 0) -> None:
    """Write over a file from its beginning, so that it is on the disk when this comes back."""
    descriptor = os.open(path, os.O_WRONLY | how, 0o600)
    try:
        os.pwrite(descriptor, content, 0)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
