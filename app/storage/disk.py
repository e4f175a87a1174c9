"""The disk under the data folder."""

import os
from pathlib import Path


def sync(folder: Path) -> None:
    """Let a new name in a folder survive a power cut; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
