"""Where plans are: degrees as people type them, a drawing without tiles, and tiles that stand on the host."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.programme.intake.map import places, schematic, tiles
from app.programme.intake.map.places import Spot
from facilitation.refusals import Malformed
from tests.programme.intake import grid

LATS = st.integers(-84_000_000, 84_000_000)
LONS = st.integers(-179_000_000, 179_000_000)


@given(lat=LATS)
def test_a_place_is_read_as_it_is_written(lat: int) -> None:
    assert places.read(places.written(lat), "lat") == lat
    assert places.read(places.written(lat).replace(".", ","), "lat") == lat


@pytest.mark.parametrize("text", ["noord", "91", "-85.1", "nan", "inf", "1e9", "52°24′", "1.2.3"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="place_unreadable"):
        places.read(text, "lat")


@pytest.mark.parametrize("line", ["Banneplein", "Banneplein; 52,4", "Banneplein; 52,4; ", "a; b; c", "P; 52; 4; 9"])
def test_a_line_that_is_no_place_is_named(line: str) -> None:
    with pytest.raises(Malformed):
        places.spots(f"Noorderbad; 52,4; 4,9\n{line}")


@given(st.lists(st.tuples(LATS, LONS), min_size=1, max_size=8))
def test_every_place_is_on_the_drawing(found: list[tuple[int, int]]) -> None:
    drawing = schematic.drawn([Spot(f"P{n}", *at) for n, at in enumerate(found[1:])], found[0])
    assert drawing is not None
    assert drawing.point is not None
    for mark in (*drawing.marks, drawing.point):
        assert 0 <= mark.x <= schematic.WIDTH
        assert 0 <= mark.y <= schematic.HEIGHT


def test_north_is_up_and_east_is_right() -> None:
    drawing = schematic.drawn([Spot("zuidwest", 52_400_000, 4_910_000), Spot("noordoost", 52_410_000, 4_920_000)], None)
    assert drawing is not None
    south, north = drawing.marks
    assert north.y < south.y
    assert north.x > south.x


@pytest.fixture
def tiled(house: Flask, tmp_path: Path) -> Path:
    """A folder with tiles of De Banne, that this host serves."""
    grid.write(tmp_path / "tiles", 52.4037, 4.9163)
    house.config["TILES"] = str(tmp_path / "tiles")
    return tmp_path / "tiles"


def test_a_host_serves_the_tiles_that_it_has(tiled: Path, passer_by: FlaskClient) -> None:
    x, y = grid.square(52.4037, 4.9163, 14)
    with passer_by.get(f"/kaart/14/{x}/{y}.png") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        assert "max-age" in answer.headers["Cache-Control"]
    assert passer_by.get(f"/kaart/14/{x + 40}/{y}.png").status_code == 404
    there = tiles.there()
    assert there is not None
    assert (there.kind, there.address, there.deepest, there.credit) == (
        "pictures", "/kaart/{z}/{x}/{y}.png", 16, "Getekend om te proberen",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["14/0/0.txt", "14/../../x.png", "99/0/0.png", "1/5/0.png", "-1/0/0.png"])
def test_nothing_but_tiles_is_served(path: str, tiled: Path, passer_by: FlaskClient) -> None:
    (tiled / "14" / "0").mkdir(parents=True)
    (tiled / "14" / "0" / "0.txt").write_text("geheim")
    assert passer_by.get(f"/kaart/{path}").status_code == 404


def test_of_one_file_a_browser_asks_the_pieces_that_it_needs(tiled: Path, passer_by: FlaskClient) -> None:
    (tiled / tiles.FILE).write_bytes(bytes(range(200)))
    with passer_by.get("/kaart/map.pmtiles", headers={"Range": "bytes=10-13"}) as answer:
        assert (answer.status_code, answer.data) == (206, b"\x0a\x0b\x0c\x0d")
    there = tiles.there()
    assert there is not None
    assert (there.kind, there.deepest) == ("drawn", 101)


def test_a_host_without_tiles_has_no_tiles(house: Flask, passer_by: FlaskClient) -> None:
    assert tiles.there() is None
    assert passer_by.get("/kaart/14/1/1.png").status_code == 404
    assert passer_by.get("/kaart/map.pmtiles").status_code == 404
