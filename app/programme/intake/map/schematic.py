"""A map that is drawn from nothing but the places that people know: it needs no tiles, and no script."""

import math
from collections.abc import Sequence

import msgspec

from app.programme.intake.map.places import Spot

WIDTH, HEIGHT, MARGIN = 320, 240, 24
LEAST = 4_000
"""Millionths of a degree that it shows at least from south to north: some 450 metres."""
METRES = 0.11132
"""Metres that a millionth of a degree is from south to north."""
LENGTHS = (50, 100, 200, 250, 500, 1_000, 2_000, 5_000)


class Mark(msgspec.Struct, frozen=True):
    """A name at a point of the drawing, in its own units; `ends` is that its words stand before it."""

    name: str
    x: int
    y: int
    ends: bool


class Drawing(msgspec.Struct, frozen=True):
    """Places on a drawing of `WIDTH` by `HEIGHT`. `length` is that of its ruler, and `metres` what that is."""

    marks: tuple[Mark, ...]
    point: Mark | None
    length: int
    metres: int
    width: int = WIDTH
    height: int = HEIGHT


def drawn(spots: Sequence[Spot], point: tuple[int, int] | None) -> Drawing | None:
    """The drawing of these places with a point, `(lat, lon)` in millionths; None where there is nothing to draw."""
    ends = [(spot.lat, spot.lon) for spot in spots] + ([point] if point else [])
    if not ends:
        return None
    middle, scale, narrow = _fitted(ends)

    def mark(name: str, lat: int, lon: int) -> Mark:
        x = round(WIDTH / 2 + (lon - middle[1]) * narrow * scale)
        return Mark(name, x, round(HEIGHT / 2 - (lat - middle[0]) * scale), x > WIDTH / 2)

    metres = max((each for each in LENGTHS if each / METRES * scale <= WIDTH / 3), default=LENGTHS[0])
    marks = tuple(mark(spot.name, spot.lat, spot.lon) for spot in spots)
    return Drawing(marks, mark("", *point) if point else None, round(metres / METRES * scale), metres)


def _fitted(ends: Sequence[tuple[int, int]]) -> tuple[tuple[float, float], float, float]:
    """The middle, the units a millionth of a degree from south to north, and how much narrower one to the east is."""
    lats, lons = [lat for lat, _ in ends], [lon for _, lon in ends]
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    narrow = math.cos(math.radians(middle[0] / 1e6))
    high = max(max(lats) - min(lats), LEAST)
    wide = max((max(lons) - min(lons)) * narrow, LEAST)
    return middle, min((HEIGHT - 2 * MARGIN) / high, (WIDTH - 2 * MARGIN) / wide), narrow
