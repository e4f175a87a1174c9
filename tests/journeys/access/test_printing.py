"""The record on A4, printed by Chromium: what belongs together stands on one sheet."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.journeys.devices import CONSOLE, Devices
from tests.journeys.faces import quiet
from tests.journeys.held import Held

WHOLE = ".deal tr, .small tr, .lines > div, .votes dt, .bullets li, .signers li, .said li"
HEADS = ".rec h2, .fold > h3, .said > summary, caption, thead tr"
TOLD = """selector => [...document.querySelectorAll(selector)].filter(block => block.checkVisibility()).map(block => {
  const copy = block.cloneNode(true);
  for (const part of copy.querySelectorAll(".noprint, .narrow, .onlyprint, .vh, svg")) part.remove();
  return copy.textContent;
})"""


def open_record(held: Held, devices: Devices) -> Page:
    page = devices.page(CONSOLE)
    page.goto(f"{held.hall.url}/t/{held.moments['closed'].code}/besluit")
    quiet(page)
    page.emulate_media(media="print")
    return page


def printed(page: Page, scale: float) -> list[str]:
    """The words of every sheet, without spaces."""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, scale=scale)) as file:
        for sheet in file:
            assert [round(side / 72 * 25.4) for side in sheet.get_size()] == [210, 297]
        return [bare(sheet.get_textpage().get_text_range()) for sheet in file]


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)


@pytest.mark.parametrize("scale", [1, 1.08])
def test_on_paper_no_row_is_cut_and_no_head_stands_alone_under_a_sheet(
    held: Held, devices: Devices, scale: float
) -> None:
    """Two scales put the edges of the sheets in other places."""
    page = open_record(held, devices)
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    blocks, heads = ([bare(text) for text in page.evaluate(TOLD, which)] for which in (WHOLE, HEADS))
    sheets = printed(page, scale)
    assert len(sheets) > 5
    assert len(blocks) > 150
    assert len(heads) > 20
    assert [block for block in blocks if not any(block in sheet for sheet in sheets)] == []
    assert [head for head in heads for sheet in sheets if sheet.endswith(head)] == []


def test_as_it_opens_the_record_prints_on_two_sheets_and_what_is_folded_stays_off_them(
    held: Held, devices: Devices
) -> None:
    sheets = printed(open_record(held, devices), 1)
    assert len(sheets) == 2
    assert "Vastgelegd" in sheets[1]
    assert "Zoginghet" not in "".join(sheets)
