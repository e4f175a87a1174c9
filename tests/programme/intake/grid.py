"""Draws a small set of tiles for a map, to try one without any: a grid with the number of each square.

`python -m tests.programme.intake.grid FOLDER LAT LON` fills a folder that `TILES` can name. docs/programma.md says how
real tiles of a neighbourhood are made.
"""

import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 256
DEPTHS = range(12, 17)
AROUND = 3
"""Squares on each side of the middle, at every depth."""
GROUND, STREET, WATER, INK = "#eef2ee", "#ffffff", "#cfe3ee", "#45534c"


def square(lat: float, lon: float, depth: int) -> tuple[int, int]:
    """The square at this depth in which a place lies, as every web map counts them."""
    turn, rise = math.radians(lat), 1 << depth
    across = (lon + 180) / 360 * rise
    down = (1 - math.asinh(math.tan(turn)) / math.pi) / 2 * rise
    return int(across), int(down)


def draw(x: int, y: int, depth: int) -> Image.Image:
    """One square: streets every 64 pixels, water in every fourth, and its own name."""
    picture = Image.new("RGB", (SIDE, SIDE), WATER if (x + y) % 4 == 0 else GROUND)
    pen = ImageDraw.Draw(picture)
    for at in range(0, SIDE, 64):
        pen.line((at, 0, at, SIDE), STREET, 8)
        pen.line((0, at, SIDE, at), STREET, 8)
    pen.rectangle((0, 0, SIDE - 1, SIDE - 1), outline=INK)
    pen.text((8, 8), f"{depth}/{x}/{y}", INK)
    return picture


def write(folder: Path, lat: float, lon: float) -> int:
    """Draw the squares around a place; how many there are."""
    number = 0
    for depth in DEPTHS:
        middle = square(lat, lon, depth)
        for x in range(middle[0] - AROUND, middle[0] + AROUND + 1):
            for y in range(middle[1] - AROUND, middle[1] + AROUND + 1):
                file = folder / str(depth) / str(x) / f"{y}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                draw(x, y, depth).save(file)
                number += 1
    (folder / "attribution.txt").write_text("Getekend om te proberen\n", "utf-8")
    return number


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
