"""The pages on which two arguments are chosen: what stands on them, for whom, and that nobody else pays for them."""

import re

import pytest
from flask import Flask

from app.faces import regions
from app.faces.marks import own
from app.faces.remembered import Remembered
from app.faces.view import View
from app.languages import speaking
from app.live import meetings
from app.parts.twins.page import AT_ONCE
from app.parts.twins.told import offer
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.roles import Actor
from tests.devices import CODE, Browser
from tests.people import lead_to, post, sit

ASKED = "Zegt iemand anders hetzelfde als jij?"
HERE, ALL = "/zelfde", "/regie/zelfde"


@pytest.fixture
def authors(app: Flask, console: Browser) -> list[Browser]:
    """Two phones: one wrote something for a plan, the other two things."""
    console.lead_to("arguments")
    found = [Browser(app.test_client()) for _ in range(2)]
    for phone in found:
        phone.join(table="T1")
    for phone, text in zip((*found, found[1]), ("Er is dan licht.", "Meer bomen.", "Dan is er licht."), strict=True):
        assert phone.say("argument.post", initiative="P1", side="for", text=text).status_code == 200
    return found


def proposed(page: str) -> list[str]:
    """The acts that a page can do, in their order."""
    return re.findall(r'value="(arguments\.pair [^"]+)"', page)


def test_who_wrote_one_argument_reads_all_others_the_most_alike_first_and_proposes_one(authors: list[Browser]) -> None:
    assert 'id="zelfde"' in authors[0].get().text
    page = authors[0].get(HERE).text
    assert proposed(page) == ["arguments.pair A1 other=A3", "arguments.pair A1 other=A2"]
    assert authors[0].act("arguments.pair A1 other=A2").status_code == 200
    assert "Mogen deze argumenten samen?" in authors[1].get().text


def test_without_scripts_one_is_back_on_the_phone_after_proposing(authors: list[Browser]) -> None:
    page = authors[0].get(HERE).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = authors[0].client.post(f"/t/{CODE}/act", data=fields | {"do": proposed(page)[0]})
    assert (answer.status_code, answer.location) == (303, f"/t/{CODE}")
    assert "Je zei ja. Nu de ander nog." in authors[0].get().text


def test_who_sits_at_home_is_back_at_home(app: Flask, console: Browser, authors: list[Browser]) -> None:
    home = Browser(app.test_client(), "livecast")
    home.join(channel="online")
    home.say("argument.post", initiative="P1", side="for", text="Er is licht.")
    page = home.get(HERE).text
    assert 'name="face" value="livecast"' in page
    assert f'href="/t/{CODE}/livecast"' in page


def test_who_wrote_more_chooses_one_first(authors: list[Browser]) -> None:
    page = authors[1].get(HERE).text
    assert proposed(page) == []
    assert [*re.findall(r"bij=(A\d)", page)] == ["A2", "A3"]
    assert proposed(authors[1].get(f"{HERE}?bij=A3").text) == [
        "arguments.pair A1 other=A3",
        "arguments.pair A2 other=A3",
    ]
    assert proposed(authors[1].get(f"{HERE}?bij=A1").text) == [], "of another"


def test_who_leads_chooses_which_stays_first_of_all(console: Browser, authors: list[Browser]) -> None:
    assert f'href="/t/{CODE}{ALL}"' in regions.regions(meetings.load(CODE), "console", "nl").html["twins"]
    assert [*re.findall(r"bij=(A\d)", console.get(ALL).text)] == ["A1", "A2", "A3"]
    assert proposed(console.get(f"{ALL}?bij=A3").text) == ["arguments.pair A3 other=A1", "arguments.pair A3 other=A2"]


def test_what_is_asked_about_already_is_not_offered(console: Browser, authors: list[Browser]) -> None:
    assert console.act("arguments.pair A1 other=A3").status_code == 200
    assert proposed(authors[0].get(HERE).text) == ["arguments.pair A1 other=A2"]
    assert [*re.findall(r"bij=(A\d)", console.get(ALL).text)] == ["A1", "A2"]
    assert proposed(console.get(f"{ALL}?bij=A2").text) == ["arguments.pair A1 other=A2"], "others stand with A1"


def test_nobody_without_a_seat_or_a_key_reads_it(app: Flask, authors: list[Browser]) -> None:
    stranger = Browser(app.test_client())
    assert stranger.get(HERE).location == f"/t/{CODE}"
    assert stranger.get(ALL).status_code == 403
    assert authors[0].get(ALL).status_code == 403


def test_the_way_there_shows_only_for_who_has_something_that_could_stand_with_anothers(
    app: Flask, console: Browser, authors: list[Browser]
) -> None:
    silent = Browser(app.test_client())
    silent.join(table="T1")
    assert 'id="zelfde"' not in silent.get().text
    assert "Er zijn nu geen argumenten" in silent.get(HERE).text
    console.act("stage.close")
    assert 'id="zelfde"' not in authors[0].get().text
    assert proposed(authors[0].get(HERE).text) == []


def test_a_long_list_comes_in_pieces_and_is_searched(authors: list[Browser]) -> None:
    for number in range(AT_ONCE + 5):
        assert authors[1].say("argument.post", initiative="P1", side="for", text=f"Reden {number}").status_code == 200
    assert len(proposed(authors[0].get(HERE).text)) == AT_ONCE
    rest = authors[0].get(f"{HERE}?vanaf={AT_ONCE}").text
    assert len(proposed(rest)) == 7
    assert "vanaf=0&amp;bij=A1" in rest
    assert proposed(authors[0].get(f"{HERE}?zoek=REDEN+17").text) == ["arguments.pair A1 other=A21"]


def strip(seat: Actor) -> str:
    """What is sent to the phone of a seat when something of theirs changes."""
    room = meetings.load(CODE)
    with speaking("nl"):
        return regions.mine(room, "phone", own(room, seat))


def test_what_a_writers_phone_is_sent_does_not_grow_with_what_others_write(context: Flask) -> None:
    lead_to("arguments")
    writer, other = sit(1), sit(2)
    for seat, text in ((writer, "Er is dan licht."), (writer, "Iets heel anders"), (other, "Dan is er licht.")):
        post(seat, text)
    before = strip(writer)
    assert "Dit lijkt op jouw argument" in before
    for number in range(40):
        post(other, f"Weer een andere reden: {number * 7919}")
    assert strip(writer) == before


def test_what_can_be_asked_about_is_found_once_for_all_phones_and_consoles(context: Flask) -> None:
    lead_to("arguments")
    writer, other = sit(1), sit(2)
    for seat in (writer, other):
        post(seat, "Er is dan licht.")
    first = offer(View(meetings.load(CODE), "phone"))
    strip(writer)
    strip(other)
    regions.regions(meetings.load(CODE), "console", "nl")
    assert offer(View(meetings.load(CODE), "console")) is first
    post(writer, "Meer bomen.")
    assert offer(View(meetings.load(CODE), "console")) is not first


def test_the_console_shows_it_anew_where_something_is_alike_and_not_for_support_or_any_argument(context: Flask) -> None:
    lead_to("arguments")
    one, other = sit(1), sit(2)
    kept = Remembered()
    for seat, text in ((one, "Er is dan licht."), (other, "Meer bomen.")):
        post(seat, text)
    regions.regions(meetings.load(CODE), "console", "nl", remembered=kept)
    post(one, "Iets heel anders")
    meetings.perform(CODE, SupportArgument(argument="A1"), other)
    assert "twins" not in regions.regions(meetings.load(CODE), "console", "nl", remembered=kept).made
    post(other, "Dan is er licht.")
    assert "twins" in regions.regions(meetings.load(CODE), "console", "nl", remembered=kept).made
