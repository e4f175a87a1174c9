"""The livecast: follow from home, and take a seat that counts as online."""

import re
from pathlib import Path

import pytest

from app.faces import regions
from app.live import meetings
from facilitation.parts.seating import seats
from tests.devices import CODE, Browser

PLANS = ("Moestuin", "Buurtfeest", "Bankjes")
STAGES = ("welcome", "frames", "initiatives", "arguments", "ranking", "allocation", "decision", "review")


@pytest.fixture
def home(phone: Browser) -> Browser:
    """Somebody at home, without a seat yet."""
    return Browser(phone.client.application.test_client(), "livecast")


def region(name: str, language: str = "nl") -> str:
    """A shared region."""
    return regions.regions(meetings.load(CODE), "livecast", language).html[name]


def words(html: str) -> str:
    """What can be read in it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def sit(home: Browser, **fields: str) -> None:
    """Press the button of the card, as a form."""
    data = {"channel": "online", "face": "livecast"} | fields
    home.get("/livecast")
    answer = home.client.post(f"/t/{CODE}/join", data=data)
    assert answer.status_code == 303
    assert answer.location == f"/t/{CODE}/livecast"


def test_who_watches_gets_a_card_to_join_outside_the_regions_and_no_voting_to_see(home: Browser) -> None:
    page = home.get("/livecast").text
    assert '<body class="watching"' in page
    assert f'action="/t/{CODE}/join"' in page
    assert "joincard" in page
    seat = page.index('class="phone cast__phone"')
    assert page.index('data-region="stage"') > seat
    assert not any("joincard" in html for html in regions.regions(meetings.load(CODE), "livecast", "nl").html.values())
    sheet = Path(home.client.application.static_folder or "") / "css/faces/livecast/cast.css"
    css = " ".join(sheet.read_text().split())
    assert ".watching .cast__phone { display: none; }" in css


def test_a_seat_taken_at_home_counts_as_online_and_shows_the_same_as_a_phone(home: Browser) -> None:
    sit(home, name="Anneke")
    [seat] = seats(meetings.load(CODE).state).values()
    assert seat.channel == "online"
    assert seat.table == "T9"
    page = home.get("/livecast").text
    assert '<body class="seated"' in page
    assert "joincard" not in page
    assert 'name="face" value="livecast"' in page


def test_somebody_at_home_can_do_what_a_phone_can(home: Browser, console: Browser) -> None:
    sit(home)
    console.lead_to("arguments")
    assert home.act("argument.post", initiative="P1", side="for", text="Vanaf de bank").status_code == 200
    assert "Vanaf de bank" in region("view")


def test_a_seat_joined_without_javascript_comes_back_to_the_livecast(home: Browser, console: Browser) -> None:
    sit(home)
    console.lead_to("ranking")
    answer = home.client.post(
        f"/t/{CODE}/act",
        data={"do": "ballot.cast", "order": ["P1"], "face": "livecast", "csrf_token": home.token()},
    )
    assert answer.status_code == 303
    assert answer.location.startswith(f"/t/{CODE}/livecast")


def test_turnout_shows_room_and_online_apart(home: Browser, seated: Browser, console: Browser) -> None:
    sit(home)
    console.lead_to("ranking")
    assert home.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    read = words(region("view"))
    assert "In de zaal 0 van 1" in read
    assert "Online 1 van 1" in read


def test_results_appear_on_the_livecast_only_when_they_are_revealed(home: Browser, console: Browser) -> None:
    sit(home)
    console.lead_to("ranking")
    home.say("ballot.cast", ballot={"order": ["P2", "P1"]})
    for act in ("", "stage.close"):
        if act:
            console.act(act)
        assert not any(plan in region("view") for plan in PLANS)
        assert not re.search(r"\bpunten\b", words(region("view")))
    console.act("stage.reveal")
    assert all(plan in region("view") for plan in PLANS)
    console.lead_to("allocation")
    home.say("ballot.cast", ballot={"amounts": {"P1": 300_000}})
    assert not any(plan in region("view") for plan in PLANS)
    console.act("stage.close")
    assert not any(plan in region("view") for plan in PLANS)
    console.act("stage.reveal")
    assert "€\N{NO-BREAK SPACE}3.000" in region("view")


def test_answers_and_reviews_stay_hidden_until_they_are_shown(home: Browser, console: Browser) -> None:
    sit(home)
    console.lead_to("decision")
    home.say("consent.give", position="objection", reason="Mijn geheime bezwaar")
    everything = " ".join(regions.regions(meetings.load(CODE), "livecast", "nl").html.values())
    assert "Mijn geheime" not in everything
    assert "seat objection" not in everything
    console.act("stage.close")
    assert "seat objection" in region("view")
    console.lead_to("review")
    home.say("review.give", keep="De soep", grade=7)
    assert "soep" not in " ".join(regions.regions(meetings.load(CODE), "livecast", "nl").html.values())


def test_regions_know_nobody_and_have_no_inline_style(home: Browser, console: Browser) -> None:
    sit(home, name="Anneke")
    for stage in STAGES:
        console.lead_to(stage)
        rendered = regions.regions(meetings.load(CODE), "livecast", "nl").html
        again = regions.regions(meetings.load(CODE), "livecast", "nl").html
        assert rendered == again
        for name, html in rendered.items():
            for word in ("Anneke", "csrf", "style=", "joincard"):
                assert word not in html, (stage, name, word)


def test_it_says_that_a_stream_may_run_behind_and_what_is_still_ahead(console: Browser) -> None:
    console.lead_to("ranking")
    read = words(region("view"))
    assert "20 seconden" in read
    assert "Terugblik" in read
    assert "Welkom" not in read
    assert "Kaders" not in read.replace("Onze kaders", "")


def test_after_the_end_it_leads_to_the_record(home: Browser, console: Browser) -> None:
    console.lead_to("review")
    console.act("stage.close")
    console.act("meeting.close")
    assert f"/t/{CODE}/besluit" in region("view")
    assert "data-closed" in region("view")
    assert home.get("/livecast").status_code == 200


def test_english_is_one_tap_away(home: Browser) -> None:
    assert 'lang="en"' in home.get("/livecast?taal=en").text
