"""What was agreed is a document of its own: a page, Markdown and a PDF, public once the evening is closed."""

import pytest

from tests.devices import CODE, Browser

PATHS = ("/kaders", "/besluit.kaders.md", "/besluit.kaders.pdf")
TEXT = "We houden 500 euro achter de hand."


@pytest.fixture
def agreed(console: Browser, seated: Browser) -> Browser:
    """One clause was added, and the evening is closed."""
    console.lead_to("frames")
    assert seated.act("frame.propose money", **{"money.text": TEXT}).status_code == 200
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert console.act("frame.settle F1 verdict=agreed").status_code == 200
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console


def test_the_frames_are_a_document_of_their_own_with_how_many_agreed(agreed: Browser, phone: Browser) -> None:
    page, text, paper = (phone.client.get(f"/t/{CODE}{path}") for path in PATHS)
    assert [page.status_code, text.status_code, paper.status_code] == [200, 200, 200]
    for told in (page.text, text.text):
        assert TEXT in told
        assert "erbij gekomen en afgesproken; 1 mens eens" in told
        assert "Wat we afspraken over het verdelen" in told
    assert "Hoe we besloten" not in page.text
    assert paper.data.startswith(b"%PDF")


def test_nobody_reads_it_before_the_evening_is_closed(console: Browser, phone: Browser) -> None:
    assert [phone.client.get(f"/t/{CODE}{path}").status_code for path in PATHS] == [403] * 3
    assert [console.client.get(f"/t/{CODE}{path}").status_code for path in PATHS] == [200] * 3
