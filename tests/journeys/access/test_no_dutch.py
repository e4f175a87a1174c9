"""Whoever reads another language finds no Dutch in the words of the house; what residents wrote stays so."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.faces import FACES, PATHS, Face
from tests.journeys.held import Held
from tests.journeys.moments import MOMENTS
from tests.reliability.length import length

CATALOGUES = Path(__file__).parents[3] / "app" / "translations"
LANGUAGES = length(("en",), ("en", "tr", "ar", "pl"))
CODE = "data-status"  # for style sheets: `open` in any language
SPOKEN = ("alt", "aria-label", "title", "placeholder")


class Words(HTMLParser):
    """Everything on a page that somebody reads or hears, and what its scripts may say.

    What is marked as Dutch may be Dutch: the eight words of a checksum are chosen by chance.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.marked = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        if not self.marked:
            self.found.add(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        self.marked = "" if tag == self.marked else self.marked

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marked = self.marked or (tag if ("lang", "nl") in attrs else "")
        said = [value or "" for name, value in attrs if name in SPOKEN or (name.startswith("data-") and name != CODE)]
        self.found.update(" ".join(value.split()) for value in said)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """A language but Dutch."""
    return str(request.param)


@pytest.fixture(scope="module")
def dutch(language: str) -> dict[str, str]:
    """The Dutch sentences that read differently in it."""
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        pairs = [(m.id, m.string) for m in read_po(file) if isinstance(m.id, str) and isinstance(m.string, str)]
    return {" ".join(nl.split()): en for nl, en in pairs if nl and nl != en}


@pytest.mark.parametrize("face", FACES)
def test_a_face_in_another_language_speaks_no_dutch(
    held: Held, devices: Devices, language: str, dutch: dict[str, str], face: Face
) -> None:
    slips = []
    for name in MOMENTS:
        moment = held.moments[name]
        cookie = moment.console if face == "console" else moment.phone
        headers = {"Accept-Language": language, "Cookie": f"overlegtafel={cookie}"}
        chosen = (
            f"?taal={language}" if face == "screen" else ""
        )  # a wall speaks the meeting's language until one is chosen
        answer = devices.web.get(f"{held.hall.url}/t/{moment.code}{PATHS[face]}{chosen}", headers=headers)
        assert answer.ok
        slips += [f"{name}: {word!r} is {dutch[word]!r}" for word in sorted(Words(answer.text).found & dutch.keys())]
    nothing_in(slips)
