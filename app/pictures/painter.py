"""The painter: a picture as people hand it in on stdin, one that can be kept on stdout.

Run as a file by itself, within the seconds and megabytes that its arguments say: a file that claims more than a
computer can hold, or that harms what reads it, ends this process and not the server.
"""

import io
import resource
import struct
import sys
import zlib

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS, MOST_IN_MEMORY = 60_000_000, 25_000_000
"""Phones make photos of 12 to 50 million pixels. A JPEG is read at a fraction of them; other kinds only whole."""
SIDE = 1280
"""The longest side of what is kept, in pixels: two thirds of a wall of 1920."""
LARGEST = 300 << 10
QUALITIES = (82, 70, 55, 40)
TOO_LARGE, UNREADABLE = 3, 4
"""The exit codes where there is nothing to keep."""
BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises about bytes that are no whole picture, or a picture beyond all measure."""


class TooLarge(Exception):
    """More pixels than are read."""


def main() -> int:
    """Paint what stands on stdin; 0, TOO_LARGE or UNREADABLE."""
    seconds, megabytes = (int(text) for text in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    try:
        sys.stdout.buffer.write(painted(sys.stdin.buffer.read()))
    except TooLarge:
        return TOO_LARGE
    except BROKEN:
        return UNREADABLE
    return 0


def painted(data: bytes) -> bytes:
    """The JPEG of a picture: upright, no side over SIDE pixels, nothing but its pixels, as good as fits in LARGEST.

    A camera writes in a file where and when it was taken, and other programs write anything; so the pixels are painted
    on an empty white picture. Raises TooLarge, and one of BROKEN.
    """
    with Image.open(io.BytesIO(data), formats=FORMATS) as found:
        _require_fewer(found, MOST_PIXELS)
        found.draft("RGB", (SIDE, SIDE))
        _require_fewer(found, MOST_IN_MEMORY)
        upright = ImageOps.exif_transpose(found).convert("RGBA")
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    empty = Image.new("RGB", upright.size, "white")
    empty.paste(upright, mask=upright)
    return _saved(empty)


def _require_fewer(found: Image.Image, pixels: int) -> None:
    if found.width * found.height > pixels:
        raise TooLarge


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    for quality in QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
