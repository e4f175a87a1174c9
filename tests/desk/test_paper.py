"""The pack of paper: each piece is made in each size, from a draft as it is, also of one that is empty."""

from contextlib import closing

import msgspec
import pypdfium2
import pytest
import segno

from app.desk import evening, paper
from app.desk.words import join
from tests.desk.organiser import DESK, Organiser
from tests.desk.test_plans import taken


@pytest.mark.parametrize("piece", paper.PIECES)
def test_each_piece_is_a_pdf_of_any_draft(organiser: Organiser, piece: str) -> None:
    for draft in (taken(organiser), organiser.begin()):
        answer = organiser.client.get(f"{DESK}/{draft}/papier/{piece}.pdf?maat=a5")
        assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("size", paper.SIZES)
def test_each_size_is_that_size(organiser: Organiser, size: paper.Size) -> None:
    with closing(pypdfium2.PdfDocument(paper.made(evening.load(taken(organiser)), "plannen", size))) as found:
        assert len(found) == 3
        assert round(found[0].get_width()) == {"a5": 420, "a4": 595, "a3": 842}[size]


def test_what_people_wrote_is_never_markup(organiser: Organiser) -> None:
    draft = organiser.begin(title='#panic("x") *vet* `code` $x$ \\ "')
    organiser.type(draft, "plan.a.place", "1")
    organiser.type(draft, "plan.a.title", "#let x = 1; ]] }} مرحبا 🌱")
    organiser.type(draft, "plan.a.ask", "100")
    for piece in paper.PIECES:
        assert paper.made(evening.load(draft), piece, "a4")[:5] == b"%PDF-"


def test_the_sign_of_each_table_has_a_code_of_its_own_and_none_before_there_is_a_code(organiser: Organiser) -> None:
    draft = organiser.begin(tables="3")
    assert {table["scan"] for table in paper.signs(evening.load(draft))["tables"]} == {""}
    signs = paper.signs(msgspec.structs.replace(evening.load(draft), code="KLAVER"))
    scans = [table["scan"] for table in signs["tables"]]
    for number, scan in enumerate(scans, 1):
        assert scan == segno.make(f"{join('KLAVER')}?tafel={number}", error="m").svg_inline(border=0, dark="#0c1f19")
    with closing(pypdfium2.PdfDocument(paper.made(evening.load(draft), "tafels", "a5"))) as found:
        assert len(found) == 3
    assert paper.made(msgspec.structs.replace(evening.load(draft), code="KLAVER"), "tafels", "a5")[:5] == b"%PDF-"


def test_there_is_no_other_piece_or_size(organiser: Organiser) -> None:
    draft = organiser.begin()
    for path in ("onbekend.pdf", "plannen.pdf?maat=b5"):
        assert organiser.client.get(f"{DESK}/{draft}/papier/{path}").status_code == 404
