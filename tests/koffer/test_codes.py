"""The codes of a koffer, the wifi's first: on the wall, on the console, and on a sheet that a phone can read."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from flask import Flask

from app.desk import evening, paper
from app.faces import regions
from app.koffer import Wifi
from app.live import meetings
from tests.desk import conftest as desk
from tests.desk.organiser import Organiser

desk_app, organiser = desk.desk_app, desk.organiser
WIFI = Wifi("Café De Hoek; zaal", "wht8-r539-qd64")
SHEET, SMALL = 58, 20
"""Millimetres: a code on the sheet of A4, and the size at which it still has to be read."""
INCH, DOTS = 72, 300


@pytest.fixture
def with_wifi(app: Flask) -> Iterator[Wifi]:
    """An installation with a wifi of its own."""
    app.config["WIFI"] = WIFI
    yield WIFI
    app.config["WIFI"] = None


def codes(data: bytes, millimetres: float) -> list[str]:
    """The texts of the codes on a page, read with one of them printed so large at 300 dots an inch; from the top."""
    with closing(pypdfium2.PdfDocument(data)) as found:
        picture = found[0].render(scale=DOTS / INCH * millimetres / SHEET).to_pil().convert("L")
    read: list[Any] = zxingcpp.read_barcodes(picture)
    return [each.text for each in sorted(read, key=lambda each: each.position.top_left.y)]


def test_the_sheet_has_the_wifi_first_and_both_codes_are_read_at_two_centimetres(
    organiser: Organiser,
    with_wifi: Wifi,
) -> None:
    draft = msgspec.structs.replace(evening.load(organiser.begin()), code="KLAVER")
    made = paper.made(draft, "aansluiten", "a4")
    assert codes(made, SMALL) == [with_wifi.scanned, "http://127.0.0.1:8000/t/KLAVER"]


@pytest.mark.parametrize("piece", paper.PIECES)
def test_every_piece_of_paper_says_that_it_keeps_to_pdf_ua(organiser: Organiser, with_wifi: Wifi, piece: str) -> None:
    draft = msgspec.structs.replace(evening.load(organiser.begin(tables="2")), code="KLAVER")
    with pikepdf.open(io.BytesIO(paper.made(draft, piece, "a4"))) as found:
        assert found.Root.MarkInfo.Marked
        assert str(found.Root.Lang) == "nl-NL"
        with found.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"


def test_the_wall_and_the_console_show_the_wifi_before_the_way_in(context: Flask) -> None:
    room = meetings.load("PROEF2")
    for face, region in (("screen", "wall"), ("console", "stage")):
        context.config["WIFI"] = None
        assert WIFI.name not in regions.regions(room, face, "nl").html[region]
        context.config["WIFI"] = WIFI
        html = regions.regions(room, face, "nl").html[region]
        assert html.index(WIFI.name) < html.index('class="code"')
        assert WIFI.password in html
    context.config["WIFI"] = None
