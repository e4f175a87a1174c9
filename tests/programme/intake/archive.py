"""One file of PMTiles (version 3) with one vector tile in it, written as its specification says it."""

import struct
from pathlib import Path

HEADER, SIDE = 127, 4096
TILE_MVT, PLAIN = 1, 1


def varint(number: int) -> bytes:
    """A whole number in groups of seven bits, the lowest first."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number: int, body: bytes) -> bytes:
    """A field of a message that holds bytes."""
    return varint(number << 3 | 2) + varint(len(body)) + body


def water() -> bytes:
    """A vector tile with stripes of water, from north to south, on half of it."""
    polygon = varint(3 << 3) + varint(3) + field(4, b"".join(map(varint, stripes())))
    kind = field(2, varint(0) + varint(0))
    layer = field(1, b"water") + field(2, kind + polygon) + field(3, b"kind") + field(4, field(1, b"water"))
    return field(3, layer + varint(5 << 3) + varint(SIDE) + varint(15 << 3) + varint(2))


def stripes() -> list[int]:
    """Sixteen rings as a tile has them: go there, draw three lines, close; each step from where the last one ended."""
    said: list[int] = []
    at = (0, 0)
    for left in range(0, SIDE, SIDE // 16):
        ends = [(left, 0), (left + SIDE // 32, 0), (left + SIDE // 32, SIDE), (left, SIDE)]
        for which, end in enumerate(ends):
            said += [{0: 9, 1: 26}[which]] if which < 2 else []
            said += [zigzag(end[0] - at[0]), zigzag(end[1] - at[1])]
            at = end
        said.append(15)
    return said


def zigzag(number: int) -> int:
    """A whole number as one that is not negative."""
    return number << 1 if number >= 0 else -number * 2 - 1


def place_in_file(x: int, y: int, depth: int) -> int:
    """The number of a tile along the curve of Hilbert, after all tiles of lesser depths."""
    found, side = (4**depth - 1) // 3, 1 << depth - 1
    while side:
        right, low = int(x & side > 0), int(y & side > 0)
        found += side * side * (3 * right ^ low)
        if not low:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        side >>= 1
    return found


def write(file: Path, x: int, y: int, depth: int) -> None:
    """Write the file with that tile alone."""
    tile = water()
    root = varint(1) + varint(place_in_file(x, y, depth)) + varint(1) + varint(len(tile)) + varint(1)
    told = b"{}"
    ends = [HEADER, len(root), HEADER + len(root), len(told), 0, 0, HEADER + len(root) + len(told), len(tile)]
    numbers = struct.pack("<11Q", *ends, 1, 1, 1)
    kinds = bytes([1, PLAIN, PLAIN, TILE_MVT, depth, depth])
    bounds = struct.pack("<4iB2i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000, depth, 0, 0)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"PMTiles\x03" + numbers + kinds + bounds + root + told + tile)
