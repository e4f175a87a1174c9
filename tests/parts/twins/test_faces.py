"""Two arguments as one, on every face: asked and answered on phones or by hand, both texts, and apart again."""

import pytest
from flask import Flask

from app.faces import regions
from app.live import meetings
from app.storage.pseudonyms.bodies import veiled
from app.storage.pseudonyms.names import Pseudonyms, new_secret
from facilitation.parts.twins.events import ArgumentsJoined
from tests.devices import CODE, Browser

ONE, OTHER = "Er is dan licht.", "Dan is er licht."
ASK = "arguments.pair A1"


def shown(face: str) -> str:
    """All that is shared on a face."""
    return " ".join(regions.regions(meetings.load(CODE), face, "nl").html.values())


@pytest.fixture
def authors(app: Flask, console: Browser) -> list[Browser]:
    """Two phones that wrote nearly the same about the plan on the floor."""
    console.lead_to("arguments")
    found = [Browser(app.test_client()) for _ in range(2)]
    for phone, text in zip(found, (ONE, OTHER), strict=True):
        phone.join(table="T1")
        assert phone.say("argument.post", initiative="P1", side="for", text=text).status_code == 200
    return found


def test_both_authors_are_asked_on_their_phones_and_nobody_else(
    app: Flask, console: Browser, authors: list[Browser]
) -> None:
    stranger = Browser(app.test_client())
    stranger.join(table="T2")
    assert console.act(ASK, other="A2").status_code == 200
    for phone in authors:
        assert "Mogen deze argumenten samen?" in phone.get().text
    assert "Mogen deze argumenten samen?" not in stranger.get().text
    for face in ("phone", "screen", "livecast"):
        assert "Mogen deze" not in shown(face), face


def test_after_both_yeses_every_face_shows_both_texts_as_one(console: Browser, authors: list[Browser]) -> None:
    console.act(ASK, other="A2")
    for phone in authors:
        assert phone.act("pairing.answer A2 yes=true").status_code == 200
    for face in ("phone", "screen", "console", "livecast"):
        page = shown(face)
        beside = page.index("Samen met:")
        assert page.index(ONE) < beside < page.index(OTHER, beside), face
    assert 'data-argument="A2"' not in shown("phone")
    assert "Je argument staat nu samen" in authors[1].get().text


def test_an_author_takes_them_apart_again(console: Browser, authors: list[Browser]) -> None:
    assert authors[0].act(ASK, other="A2").status_code == 200
    assert authors[1].act("pairing.answer A2 yes=true").status_code == 200
    assert authors[1].act("arguments.part A2").status_code == 200
    for face in ("phone", "screen", "console", "livecast"):
        assert "Samen met:" not in shown(face), face
    assert 'data-argument="A2"' in shown("phone")


def test_the_console_says_it_for_an_author_without_a_phone(console: Browser, authors: list[Browser]) -> None:
    seat = console.put(channel="paper", table="T1")
    assert console.say("argument.post", initiative="P1", side="for", text="Licht!", seat=seat).status_code == 200
    console.act(ASK, other="A3")
    assert f"pairing.answer A3 yes=true seat={seat}" in shown("console")
    assert console.act(f"pairing.answer A3 yes=true seat={seat}").status_code == 200
    assert authors[0].act("pairing.answer A3 yes=true").status_code == 200
    assert "Staan samen" in shown("console")


def test_the_names_of_who_came_along_are_sorted_as_the_log_has_them_and_not_as_the_house() -> None:
    names = Pseudonyms(new_secret())
    body = {"stage": "talk", "argument": "A1", "other": "A2", "came": [f"S{number}" for number in range(9)]}
    came = veiled(ArgumentsJoined, body, names)["came"]
    assert came == sorted(came) == sorted(names.of("support A1", seat) for seat in body["came"])
