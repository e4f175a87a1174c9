"""Places on the earth as whole millionths of a degree, read from what people type, and the places that they know."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from facilitation.refusals import Malformed
from facilitation.texts import LONGEST_NAME, clean

MILLION = 1_000_000
MOST = {"lat": 85, "lon": 180}
"""The furthest degrees that a map in squares shows."""
MOST_SPOTS = 200


class Spot(msgspec.Struct, frozen=True):
    """A place with a name that people know; millionths of a degree."""

    name: str
    lat: int
    lon: int

    @property
    def at(self) -> str:
        """Its degrees as a form has them: `52.403700;4.916300`."""
        return f"{written(self.lat)};{written(self.lon)}"


def read(text: str, which: str) -> int | None:
    """The millionths of degrees as people type them, `52.4037` or `52,4037`; None where nothing was.

    `which` is `lat` or `lon`. Raises Malformed: place_unreadable.
    """
    said = text.strip().replace(",", ".")
    if not said:
        return None
    try:
        degrees = Decimal(said)
    except InvalidOperation:
        raise Malformed("place_unreadable", text=text[:40]) from None
    if not degrees.is_finite() or abs(degrees) > MOST[which]:
        raise Malformed("place_unreadable", text=text[:40])
    return round(degrees * MILLION)


def written(millionths: int | None) -> str:
    """Millionths as degrees with a point, `52.403700`; empty for none."""
    return "" if millionths is None else f"{Decimal(millionths) / MILLION:.6f}"


def spots(text: str) -> Sequence[Spot]:
    """The places of a list with one a line: `De Banne winkels; 52,4037; 4,9163`.

    Raises Malformed: spot_unreadable, place_unreadable, text_empty, text_too_long, text_unreadable.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_SPOTS:
        raise Malformed("spot_unreadable", line=lines[MOST_SPOTS][:60])
    return [_spot(line) for line in lines]


def _spot(line: str) -> Spot:
    name, *at = line.split(";")
    lat, lon = (read(at[0], "lat"), read(at[1], "lon")) if len(at) == 2 else (None, None)
    if lat is None or lon is None:
        raise Malformed("spot_unreadable", line=line[:60])
    return Spot(clean(name, LONGEST_NAME, field="name"), lat, lon)
