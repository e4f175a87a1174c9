"""Texts that want to be more than text, in the windows of everybody: words on a page, and nothing else."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.faces import Face
from tests.journeys.held import Held
from tests.journeys.looks import lost
from tests.reliability.length import FULL

WORST = (
    "<script>document.title='gehackt'</script>",
    "<img src=x onerror=\"document.title='gehackt'\">",
    '"><svg onload=alert(1)>',
    "</textarea></li></ul><h1>Ik ben groot</h1>",
    "{{7*7}} ${7*7} <!--items:arguments-->",
    "\u202etfeltuoh neG\u202c en daarna gewoon",
    "\u2066\u2067\u2068midden",
    "Z̷̢̛͔͍͙͇̬͎͙̈́̑̾a̸̡͇͖̳͙͕͌̆͝l̶̢̧̮̰̣̀g̶͖̙͑o̷̢͙̽" * 4,
    "👨‍👩‍👧‍👦" * 20,
    "W" * 280,
    "ﷺ" * 30,
    "=1+1 @SUM(A1) '; DROP TABLE event; --",
)
FACES: tuple[Face, ...] = ("phone", "console", "screen")
OURS = "script:not([src]), iframe:not(.preview), img, h1, [onload], [onerror]"


@FULL
@pytest.mark.soak
def test_the_worst_texts_are_words_on_every_face(held: Held, devices: Devices) -> None:
    faces: dict[Face, Page] = {}
    problems: list[str] = []
    for face in FACES:
        page = faces[face] = held.window(devices, "worst texts", face)
        page.on("dialog", lambda dialog: refuse(dialog, problems))
    before = {face: page.locator(OURS).count() for face, page in faces.items()}
    leader = held.leader(devices, "worst texts")
    leader.act("approval.set", on=False)
    speaker = held.voice(devices, "worst texts", "P03")
    for text in WORST:
        speaker.act("argument.post", initiative="I03", side="for", text=text)
        row = faces["phone"].locator(".arg").first
        expect(row).to_contain_text(text.strip("\u202e\u202c")[:8] if text[0] != "\u202e" else "gewoon")
        leader.act("argument.feature", argument=row.get_attribute("data-argument"))
        expect(faces["screen"].locator("blockquote").first).to_be_visible()
    for face, page in faces.items():
        if face != "screen":
            page.set_viewport_size({"width": 320, "height": 640})
        problems += [f"{face}: {line}" for line in lost(page)]
        problems += [f"{face}: {page.title()}"] if "gehackt" in page.title() else []
        assert page.locator(OURS).count() == before[face]
    nothing_in(problems)


def refuse(dialog: Dialog, problems: list[str]) -> None:
    """Nobody should have been asked anything."""
    problems.append(f"a dialog: {dialog.message}")
    dialog.dismiss()
