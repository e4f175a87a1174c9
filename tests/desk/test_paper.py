"""The pack of paper: each piece is made in each size, from a draft as it is, also of one that is empty."""

from contextlib import closing

import msgspec
import pypdfium2
import pytest
import segno
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

from app.desk import evening, paper
from app.desk.words import join
from app.pictures import handed_in
from tests.desk.organiser import DESK, Organiser
from tests.desk.test_evenings import ready
from tests.desk.test_plans import taken
from tests.pictures.drawn import drawn


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


def test_a_card_shows_the_photo_of_its_plan_also_after_opening_and_breaks_a_long_word(organiser: Organiser) -> None:
    draft = ready(organiser)
    organiser.type(draft, "plan.m.title", "Meervoudigepersoonlijkheidsstoornissenbijeenkomst " * 2, base=1)
    organiser.type(draft, "plan.m.photo", handed_in.keep(draft, drawn()))
    for opens in (False, True):
        if opens:
            organiser.press(draft, "openen")
        with closing(pypdfium2.PdfDocument(paper.made(evening.load(draft), "plannen", "a5"))) as found:
            card = found[0]
            words = card.get_textpage()
            assert [each.type for each in card.get_objects(max_depth=9)].count(IMAGE) == 1
            rights = [words.get_charbox(at)[2] for at in range(words.count_chars())]
            assert max(rights) < card.get_width() - 20
