"""A picture as people hand it in, made by the painter into one that is kept, in a process of its own."""

import sys
import tempfile
from pathlib import Path
from subprocess import Popen, TimeoutExpired

from facilitation.refusals import Malformed

LARGEST_FILE = 15 << 20
SECONDS, MEGABYTES = 20, 1024
PAINTER = Path(__file__).with_name("painter.py")  # it runs by itself: a server that starts reads nothing of it
TOO_LARGE = 3  # how the painter ends where a picture has too many pixels


def made(data: bytes) -> bytes:
    """The JPEG that is kept of a file. Raises Malformed: picture_too_large, picture_unreadable."""
    if len(data) > LARGEST_FILE:
        raise Malformed("picture_too_large", most=LARGEST_FILE >> 20)
    code, found = _paint(data)
    if code == TOO_LARGE:
        raise Malformed("picture_too_large", most=LARGEST_FILE >> 20)
    if code or not found:
        raise Malformed("picture_unreadable")
    return found


def _paint(data: bytes) -> tuple[int, bytes]:
    """The exit code of the painter, and what it painted."""
    command = [sys.executable, "-I", str(PAINTER), str(SECONDS), str(MEGABYTES)]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as lost:
        said.write(data)
        said.seek(0)
        process = Popen(command, stdin=said, stdout=told, stderr=lost)  # noqa: S603
        try:
            code = process.wait(SECONDS)
        except TimeoutExpired:
            process.kill()
            code = process.wait()
        told.seek(0)
        return code, told.read()
