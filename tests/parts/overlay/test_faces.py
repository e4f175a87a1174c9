"""The overlay as pages: by its own link alone, a piece at a time, and nothing where there is nothing to show."""

import re
from typing import Any

import pytest
from flask import Flask

from app.access import links
from app.access.addresses import entrance
from app.faces import regions
from app.live.meetings import load, perform
from app.parts.overlay import PIECES
from facilitation.acts import Act
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.captions import SetCaptions
from facilitation.parts.clock import AddTime
from facilitation.parts.floor import GiveFloor
from facilitation.roles import Actor, Role
from tests.devices import CODE, Browser
from tests.faces.watchers import Watchers
from tests.people import LEADER, lead_to, sit, vote

PLACE = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


def seen(page: Any) -> str:
    """What is in the picture: the words of the page, without its title."""
    found = PLACE.search(page.text)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else page.text


def piece(name: str) -> str:
    """A piece as the sockets send it."""
    return " ".join(re.sub(r"<[^>]+>", " ", regions.regions(load(CODE), "overlay", "nl").html[name]).split())


@pytest.fixture
def caster(context: Flask) -> Browser:
    """OBS, with a link for the overlay."""
    browser = Browser(context.test_client(), "overlay")
    key = links.make(CODE, Role.OVERLAY)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


def test_without_its_link_there_is_nothing_in_the_picture(
    context: Flask, console: Browser, phone: Browser, caster: Browser
) -> None:
    for browser in (console, phone, Browser(context.test_client())):
        page = browser.get("/overlay")
        assert (page.status_code, seen(page)) == (403, "")
    page = caster.get("/overlay")
    assert page.status_code == 200
    assert "stap 1 van 8 Welkom" in seen(page)
    assert caster.get("/regie").status_code == 403


def test_a_withdrawn_link_shows_nothing_from_then_on(caster: Browser) -> None:
    (link,) = [each for each in links.links(CODE) if each.role is Role.OVERLAY]
    links.revoke(CODE, link.id)
    page = caster.get("/overlay")
    assert (page.status_code, seen(page)) == (403, "")


def test_an_address_that_means_nothing_shows_nothing(caster: Browser) -> None:
    assert seen(caster.get("/overlay?part=iets")) == ""
    page = caster.client.get("/t/NERGENS/overlay")
    assert (page.status_code, seen(page)) == (404, "")


def test_a_fault_of_the_house_is_a_picture_of_nothing(caster: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    caster.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("app.parts.overlay.page.render", lambda *_, **__: 1 / 0)
    page = caster.get("/overlay")
    assert (page.status_code, seen(page)) == (500, "")


def test_it_is_for_reading_alone(caster: Browser) -> None:
    assert "form" not in caster.get("/overlay").text
    assert caster.act("stage.advance").status_code in (403, 422)
    assert load(CODE).state.at == 0


def test_every_piece_is_whole_in_the_first_answer_and_has_no_live_region(caster: Browser) -> None:
    lead_to("arguments")
    for name in PIECES:
        page = caster.get(f"/overlay?part={name}")
        assert f'data-region="{name}"' in page.text
        assert seen(page).split() == piece(name).split() or name == "klok"
        assert "aria-live" not in page.text.replace('aria-live="off"', "")
        assert 'role="status"' not in page.text
    assert "nog " in seen(caster.get("/overlay?part=klok"))


def test_the_bar_says_the_stage_and_what_the_room_looks_at(context: Flask) -> None:
    lead_to("arguments")
    bar = piece("balk")
    assert "stap 4 van 8 Argumenten Moestuin vraagt € 6.000" in bar
    assert "code PRO EF2" in bar
    assert "plan 1 van 3" in piece("plan")


def test_nothing_of_an_outcome_is_there_before_it_is_shown(console: Browser) -> None:
    lead_to("ranking")
    for number, order in enumerate((["P2", "P1"], ["P2", "P3"], ["P2"])):
        vote(sit(number), *order)
    assert piece("uitslag") == ""
    assert "3 van 3" in piece("balk")
    assert console.act("stage.close").status_code == 200
    assert piece("uitslag") == ""
    assert console.act("stage.reveal").status_code == 200
    assert piece("uitslag").startswith("Uitslag 1 Buurtfeest € 5.000")
    assert console.act("stage.advance").status_code == 200
    assert piece("uitslag") == ""


def test_a_change_renders_the_pieces_that_show_it_and_no_others(console: Browser) -> None:
    lead_to("arguments")
    one, other = sit(1), sit(2)
    watchers, ours = Watchers(CODE), ("overlay", "nl")
    watchers.follow([ours])
    changes: list[tuple[Act, Actor, set[str]]] = [
        (PostArgument(initiative="P1", side="for", text="Goed"), one, {"balk"}),
        (SupportArgument(argument="A1"), other, set()),
        (AddTime(seconds=60), LEADER, {"klok"}),
        (GiveFloor(initiative="P2"), LEADER, {"balk", "plan"}),
        (SetCaptions(on=True), LEADER, {"ondertitel"}),
    ]
    for act, who, pieces in changes:
        watchers.follow([ours])
        perform(CODE, act, who)
        assert watchers.follow([ours])[ours] == pieces, act


def test_captions_stand_there_once_there_are_any(context: Flask) -> None:
    page = regions.regions(load(CODE), "overlay", "nl").html
    assert "data-captions" not in page["ondertitel"]
    perform(CODE, SetCaptions(on=True), LEADER)
    assert 'data-captions="always"' in regions.regions(load(CODE), "overlay", "nl").html["ondertitel"]


def test_green_is_for_a_chroma_key(caster: Browser) -> None:
    assert 'class="green"' in caster.get("/overlay?bg=green").text
    assert 'class="green"' not in caster.get("/overlay?bg=red").text


def test_a_new_meeting_hands_out_its_link(context: Flask) -> None:
    found = entrance("http://tafel.example", CODE)["links"]["overlay"]
    address, _, key = found.partition("#")
    assert address == f"http://tafel.example/t/{CODE}/overlay"
    assert links.exchange(CODE, key)[1] is Role.OVERLAY
