"""The sheets of codes: each QR code can be scanned, also at two centimetres, and opens its own code."""

from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from flask import Flask

from app.languages.listed import Code
from app.languages.on_cards import say
from app.live.meetings import load
from app.parts.deciding import sheets
from tests.devices import CODE
from tests.parts.deciding.halls import batch

HALL = "https://tafel.voorbeeldstad.nl"
QR_ON_SLIP, AT_SMALLEST = 29, 20  # millimetres
DOTS = 8  # of a scan, a millimetre: 203 an inch


def scanned(pdf: bytes, scale: float) -> set[str]:
    """What a scanner reads on the first sheet, printed at this scale."""
    with closing(pypdfium2.PdfDocument(pdf)) as found:
        sheet = found[0].render(scale=DOTS * 25.4 / 72 * scale).to_pil().convert("L")
    return {code.text for code in zxingcpp.read_barcodes(sheet)}


def test_each_slip_is_scanned_also_where_it_is_printed_at_two_centimetres(hall: Flask) -> None:
    made = batch(10)
    pdf = sheets.made(load(CODE), 1, made, HALL)
    opens = {sheets.address(HALL, CODE, code) for code in made}
    assert scanned(pdf, 1) == opens
    assert scanned(pdf, AT_SMALLEST / QR_ON_SLIP) == opens


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_slips_speak_other_languages_with_the_same_codes(hall: Flask, tmp_path: Path, language: Code) -> None:
    made = batch(10)
    pdf = sheets.made(load(CODE), 1, made, HALL, language)
    (tmp_path / "codes.pdf").write_bytes(pdf)
    assert scanned(pdf, 1) == {sheets.address(HALL, CODE, code) for code in made}
    with closing(pypdfium2.PdfDocument(pdf)) as found:
        words = found[0].get_textpage().get_text_range()
    if language != "ar":  # whose letters join, so that a PDF holds other signs, in the order of its lines
        assert all(code in words for code in made)
        assert words.count(say(language, "slip_lead")) == 10


def test_the_sheets_are_for_everybody_and_carry_no_number_of_their_own(hall: Flask, tmp_path: Path) -> None:
    (tmp_path / "codes.pdf").write_bytes(sheets.made(load(CODE), 1, batch(11), HALL))
    with pikepdf.open(tmp_path / "codes.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl-NL"
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
