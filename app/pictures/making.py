"""A picture as people hand it in, made by the painter into one that is kept, in a process of its own."""

from pathlib import Path

from app.operations import bounded
from facilitation.refusals import Malformed

LARGEST_FILE = 15 << 20
PAINTER = Path(__file__).with_name("painter.py")  # it runs by itself: a server that starts reads nothing of it
TOO_LARGE = 3  # how the painter ends where a picture has too many pixels


def made(data: bytes) -> bytes:
    """The JPEG that is kept of a file. Raises Malformed: picture_too_large, picture_unreadable."""
    if len(data) > LARGEST_FILE:
        raise Malformed("picture_too_large", most=LARGEST_FILE >> 20)
    code, found = bounded.run(PAINTER, data)
    if code == TOO_LARGE:
        raise Malformed("picture_too_large", most=LARGEST_FILE >> 20)
    if code or not found:
        raise Malformed("picture_unreadable")
    return found
