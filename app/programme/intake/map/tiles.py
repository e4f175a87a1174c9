"""The tiles of the map, from a folder on the host that `TILES` names: squares as pictures, or one file of PMTiles.

Nobody who looks at a map asks another host for anything.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from flask import abort, current_app, send_file
from werkzeug.wrappers import Response

WEEK = "private, max-age=604800"
FILE, CREDIT = "map.pmtiles", "attribution.txt"
PICTURES: Mapping[str, str] = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
OSM = "© OpenStreetMap"
DEEPEST, DEEPEST_AT = 22, 101
"""No map goes deeper; and the byte of a header of PMTiles (version 3) that says how deep it goes."""


class Tiles(msgspec.Struct, frozen=True):
    """What tiles there are: `pictures` or `drawn`, where a page finds them, how deep they go and whose they are."""

    kind: str
    address: str
    deepest: int
    credit: str


def there() -> Tiles | None:
    """The tiles of this host; None where it has none."""
    folder = _folder()
    if folder is None:
        return None
    credit = (folder / CREDIT).read_text("utf-8").strip()[:200] if (folder / CREDIT).is_file() else OSM
    if (folder / FILE).is_file():
        return Tiles("drawn", f"/kaart/{FILE}", _deepest(folder / FILE), credit)
    depths = sorted(int(each.name) for each in folder.iterdir() if each.name.isdecimal() and each.is_dir())
    form = next((each for each in PICTURES if depths and any(folder.glob(f"{depths[-1]}/*/*.{each}"))), None)
    return Tiles("pictures", f"/kaart/{{z}}/{{x}}/{{y}}.{form}", depths[-1], credit) if form else None


def _deepest(file: Path) -> int:
    """How deep a file of PMTiles goes, as its header says."""
    with file.open("rb") as archive:
        found = archive.read(DEEPEST_AT + 1)
    return found[DEEPEST_AT] if len(found) > DEEPEST_AT else 0


def picture(z: int, x: int, y: int, form: str) -> Response:
    """One square; 404 where the host has none there."""
    if form not in PICTURES or z > DEEPEST or max(x, y) >= 1 << z:
        abort(404)
    return _sent(f"{z}/{x}/{y}.{form}", PICTURES[form])


def file() -> Response:
    """The file of PMTiles, of which a browser asks the pieces that it needs."""
    return _sent(FILE, "application/octet-stream")


def _sent(name: str, kind: str) -> Response:
    folder = _folder()
    if folder is None or not (folder / name).is_file():
        abort(404)
    answer = send_file(folder / name, mimetype=kind, conditional=True)
    answer.headers["Cache-Control"] = WEEK
    return answer


def _folder() -> Path | None:
    found = current_app.config.get("TILES")
    return Path(found) if found else None
