"""The lock on a data folder: one server, or one restore, at a time."""

import fcntl
from pathlib import Path
from typing import IO

FILE = "server.lock"


class Held(Exception):
    """A server or a restore holds the folder already."""


def hold(folder: Path, shared: bool = False) -> IO[str]:
    """Hold a data folder, which is made if need be, until the returned file is closed. Raises Held and OSError.

    It may be `shared` with others who say so too, such as the servers of one database that is elsewhere.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = (folder / FILE).open("a")
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise (Held if isinstance(error, BlockingIOError) else error) from None
    return file
