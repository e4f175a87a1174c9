"""The disk under the data folder."""

import os
from pathlib import Path

from facilitation.refusals import Unavailable

LEAST_FREE = 200  # megabytes


class Disk:
    """The disk that a folder stands on; below `least` bytes nothing new is kept."""

    def __init__(self, folder: Path, least: int) -> None:
        self.folder, self.least = folder, least

    @property
    def free(self) -> int:
        """Bytes left for us; 0 where it does not answer."""
        try:
            found = os.statvfs(self.folder)
        except OSError:
            return 0
        return found.f_bavail * found.f_frsize

    @property
    def low(self) -> bool:
        """Whether too little is left to be sure of the next act."""
        return self.free < self.least

    def require_space(self) -> None:
        """Refuse to keep anything while it is nearly full; raises Unavailable(disk_low)."""
        if self.low:
            raise Unavailable("disk_low")


def sync(folder: Path) -> None:
    """Let a new name in a folder survive a power cut; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
