"""The record in forms for the archive: PDF for paper and machines, Markdown, and a picture that goes with links."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from flask import Flask
from PIL import Image

from app.demo import demo_meetings
from app.live.meetings import load
from app.record import document
from app.record.blocks import Block, Bullets, Chapter, Numbers, Plans, Signatures, Terms
from app.record.exports import markdown, pdf, picture, record_json
from tests.plain import Page

CODE = demo_meetings.KLAVERBUURT
NASTY = '#import "x": y $a$ *b* _c_ <img src=x> [d](javascript:e) | 😀 هناء \u202e \x07'


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    from app import create_app

    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("paper"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        demo_meetings.demo("closed")
        yield app


@pytest.fixture(scope="module")
def printed(closed: Flask) -> bytes:
    return pdf.write(CODE)


def test_the_pdf_is_for_the_archive_and_for_who_cannot_see(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file, file.open_metadata() as said:
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
        assert "Zo verdelen we" in said["dc:title"]
        assert str(file.Root.Lang) == "nl-NL"
        assert file.Root.MarkInfo.Marked
        tags = {
            str(tag.S) for tag in file.objects if isinstance(tag, pikepdf.Dictionary) and "/S" in tag and "/P" in tag
        }
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= tags
        assert "/JavaScript" not in file.Root.get("/Names", {})


def test_every_font_of_the_pdf_is_inside_it(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        fonts = [f for page in file.pages for f in page.Resources.get("/Font", {}).values()]
        described = [set(f.get("/DescendantFonts", [f])[0].FontDescriptor.keys()) for f in fonts]
    assert len(described) > 3
    assert all(found & {"/FontFile2", "/FontFile3"} for found in described)


def test_the_json_in_the_pdf_is_the_record(printed: bytes, closed: Flask) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        [(name, attached)] = file.attachments.items()
        content = attached.get_file().read_bytes()
        [listed] = file.Root.AF
    assert name == f"besluit-{CODE}.json"
    assert content == record_json.write(CODE)
    assert str(listed.AFRelationship) == "/Source"


def test_the_pdf_is_the_same_bytes_when_it_is_made_again(printed: bytes, closed: Flask) -> None:
    assert pdf.write(CODE) == printed


def test_the_pdf_shows_the_decision_when_it_is_drawn(printed: bytes) -> None:
    with pypdfium2.PdfDocument(printed) as file:
        text = "\n".join(sheet.get_textpage().get_text_range() for sheet in file)
        drawn = [sheet.render(scale=0.6).to_pil().convert("L") for sheet in file]
    assert "Samen eten op donderdag" in text
    assert "€ 83.500" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert all(len(set(sheet.tobytes())) > 20 for sheet in drawn)
    assert "Besluit van het stadsdeel" in text
    assert "Hoe het staat met de voorwaarden" in text


def test_whatever_residents_write_is_words_on_paper_and_in_markdown(closed: Flask) -> None:
    import msgspec

    found = document.of(CODE)
    nasty = [Chapter(NASTY, [Bullets([NASTY, "1. lijst", "- streep"]), Terms([(NASTY, NASTY)])])]
    found = msgspec.structs.replace(found, title=NASTY, meeting=NASTY, core=nasty, annex=nasty)
    assert pdf.render(found, b"{}").startswith(b"%PDF")
    text = markdown.render(found)
    assert "\n# \\#import" not in text
    assert text.startswith('# \\#import "x": y $a$ \\*b\\* \\_c\\_ \\<img src=x\\> \\[d\\](javascript:e) \\|')
    assert "\n- 1\\. lijst\n- \\- streep" in text


def test_markdown_tells_the_division_and_the_head(closed: Flask) -> None:
    text = markdown.write(CODE).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "| 1 | Samen eten op donderdag | € 9.000 | € 9.000 |" in text
    head = json.loads(record_json.write(CODE))["head"]
    assert head in re.sub(r"\s", "", text)
    for words in (
        "Daarna bevestigt stadsdeel Amsterdam-Noord het besluit.",
        "## Minderheidsstandpunten",
        "- **Ronde 2**",
    ):
        assert words in text


def sheets(printed: bytes) -> list[str]:
    """The words of every sheet, without spaces."""
    with pypdfium2.PdfDocument(printed) as file:
        return [bare(sheet.get_textpage().get_text_range()) for sheet in file]


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad]", "", text)


def test_what_was_decided_why_and_how_to_check_it_stands_on_two_sheets_and_all_else_in_the_annex(
    printed: bytes, closed: Flask
) -> None:
    found = document.of(CODE)
    first, second, third, *_ = sheets(printed)
    titles = [chapter.title for chapter in found.core]
    assert titles[0] == "De verdeling"
    assert titles[-1] == "Vastgelegd"
    assert [title for title in titles if bare(title) not in first + second] == []
    assert third.startswith("Bijlage")
    assert "Bijlage" not in first + second


def test_the_page_says_on_its_face_what_the_first_two_sheets_say(printed: bytes, closed: Flask) -> None:
    """Word for word: the lead, each plan with its reason, who agreed, objections, concerns, minorities, signers."""
    page = bare(Page(closed.test_client().get(f"/t/{CODE}/besluit").text).text)
    found = document.of(CODE)
    said = [found.title, found.lead, *(said for fact in found.facts for said in fact)]
    for chapter in found.core:
        said += [chapter.title, *(words for block in chapter.blocks for words in told(block))]
    missing = [words for words in said if bare(words) not in page]
    assert missing == []
    assert [words for words in said if bare(words) not in "".join(sheets(printed)[:2])] == []


def told(block: Block) -> list[str]:
    """What page and paper have to say alike of a block."""
    if isinstance(block, Plans):
        notes = [words for line in block.rows for note in line.notes for words in note]
        return [words for line in block.rows for words in (line.title, line.verdict, line.gets)] + notes
    if isinstance(block, Terms):
        return [words for term, said in block.items for words in (term, *said.split("\n"))]
    if isinstance(block, Numbers | Signatures):
        return [words for item in block.items for each in item for words in each.split(", ")]
    return list(block.items) if isinstance(block, Bullets) else []


def test_the_words_on_paper_and_on_the_page_hold_no_name_of_a_rule_in_code(printed: bytes) -> None:
    assert "borda" not in "".join(sheets(printed))


def test_the_picture_for_sharing_has_its_size(closed: Flask) -> None:
    drawn = Image.open(io.BytesIO(picture.write(CODE)))
    assert drawn.size == (1200, 630)


def test_the_sealed_ballots_go_out_as_a_file_that_our_own_count_reads(closed: Flask, tmp_path: Path) -> None:
    from app import commands

    file = tmp_path / "klaver.pb"
    file.write_bytes(closed.test_client().get(f"/t/{CODE}/besluit.pb").data)
    whole = json.loads(record_json.write(CODE))
    assert file.read_text().count("\n") > len(whole["ballots"]["ranking"])
    with pytest.MonkeyPatch.context() as patch:
        told: list[dict[str, object]] = []
        patch.setattr("app.commands.count.print_json", told.append)
        assert commands.main(["count", str(file), "--rule", "borda", "--json"]) == 0
    order = [plan["id"] for plan in whole["record"]["plans"] if plan["suggested"]]
    assert sorted(told[0]["winners"]) == sorted(order)  # type: ignore[arg-type]


def test_the_forms_are_served_to_everybody_and_the_picture_too(closed: Flask) -> None:
    assert load(CODE).state.closed
    client = closed.test_client()
    for form, kind in (("md", "text/markdown"), ("pdf", "application/pdf"), ("png", "image/png")):
        answer = client.get(f"/t/{CODE}/besluit.{form}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(kind)
