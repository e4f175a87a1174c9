"""Texts that want to be more than text, in the windows of everybody: words on a page, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Dialog, Page, expect

from facilitation.parts.floor import GiveFloor
from tests.journeys import moments
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, Devices
from tests.journeys.faces import Face, enter
from tests.journeys.hall import Hall
from tests.journeys.looks import lost
from tests.journeys.moments import MOMENTS
from tests.journeys.voices import Voice

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
OURS = "script:not([src]), iframe:not(.preview), img, h1, [onload], [onerror]"


def test_the_worst_texts_are_words_on_every_face(open_hall: Callable[[], Hall], devices: Devices) -> None:
    hall = open_hall()
    talk = replace(MOMENTS["arguments closed"], then=(GiveFloor(initiative="I03"),))
    moment = moments.make(hall.folder, {"worst": talk})["worst"]
    hall.start()
    faces: dict[Face, Page] = {}
    shapes: dict[Face, dict[str, object]] = {"phone": PHONE, "console": CONSOLE, "screen": SCREEN}
    problems: list[str] = []
    for face, shape in shapes.items():
        page = faces[face] = devices.page(shape)
        page.on("dialog", lambda dialog: refuse(dialog, problems))
        enter(page, hall, moment, face)
    before = {face: page.locator(OURS).count() for face, page in faces.items()}
    leader = Voice(devices, hall, moment.code, moment.console, "console")
    leader.act("approval.set", on=False)
    speaker = Voice(devices, hall, moment.code, moment.voices["P03"])
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
