"""Nobody else on this computer reads what is kept: during a vote, the files tell who voted what."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.storage.startup_checks import Unsound

OTHERS = 0o077
# beside the database, which shuts its own files
OURS = ("*.key", "server.*", "backups", "backups/*.db*", "box", "box/*")


@contextmanager
def made() -> Iterator[None]:
    """What is made meanwhile is its owner's alone."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def require_folder(folder: Path) -> None:
    """Shut a data folder, which is made if need be, and what is ours in it for all but its owner; raises Unsound."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & stat.S_ISVTX and any(not _ours(path) for path in folder.iterdir()):
        raise Unsound(
            f"The data folder {folder} is shared with others; give one of your own, such as {folder / 'data'}."
        )
    require(folder, *(path for pattern in OURS for path in folder.glob(pattern)))


def _ours(path: Path) -> bool:
    return path.name == "renewed" or any(path.match(pattern) for pattern in ("overlegtafel.db*", *OURS))


def once(path: Path, content: str) -> None:
    """Make a file that is its owner's alone, unless it is there; of several who make it at once one does, and whole."""
    if path.exists():
        return
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
    try:
        os.link(part, path)
    except OSError:  # somebody else was first, or a stick that knows no links
        if not path.exists():
            os.replace(part, path)
    part.unlink(missing_ok=True)


def require(*paths: Path) -> None:
    """Shut these for all but their owner. Raises Unsound for one that others can still read then."""
    for path in paths:
        try:
            if path.stat().st_mode & OTHERS and not _shut(path):
                raise Unsound(
                    f"Others on this computer can read {path}, and it cannot be shut for them; "
                    "give a data folder that is yours alone."
                )
        except FileNotFoundError:
            continue  # a copy that went meanwhile


def _shut(path: Path) -> bool:
    try:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXU)
    except PermissionError:
        return False
    return not path.stat().st_mode & OTHERS  # a stick for all computers says yes and does nothing
