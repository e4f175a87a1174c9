"""The wall: what the room sees, and what it must not see yet."""

import re
from typing import Any

import pytest

from app.faces import drawing, regions
from app.faces.view import View
from app.live import meetings
from app.parts.arguments.talk import talk
from facilitation.parts.plans import plans
from facilitation.state.meeting import Meeting
from tests.devices import CODE, Browser

STAGES = ("welcome", "frames", "initiatives", "arguments", "ranking", "allocation", "decision", "review")
PLANS = ("Moestuin", "Buurtfeest", "Bankjes")


def wall(language: str = "nl") -> str:
    """The one region of the screen."""
    return regions.regions(meetings.load(CODE), "screen", language).html["wall"]


def words(html: str) -> str:
    """What can be read in it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def state() -> Meeting:
    """The meeting as it stands."""
    return meetings.load(CODE).state


@pytest.fixture
def hall(console: Browser, seated: Browser) -> tuple[Browser, Browser]:
    """A console and one phone with a seat."""
    return console, seated


def join_line(html: str) -> bool:
    """Whether the address and the code stand in it."""
    return "127.0.0.1:8000" in html and "PRO\N{NO-BREAK SPACE}EF2" in html


def test_code_and_address_are_on_the_wall_at_every_stage_and_after_the_end(hall: tuple[Browser, Browser]) -> None:
    console, _ = hall
    for stage in STAGES:
        console.lead_to(stage)
        assert join_line(wall()), stage
        assert f'data-stage="{stage}"' in wall()
    console.act("stage.close")
    console.act("meeting.close")
    assert join_line(wall())
    assert f"127.0.0.1:8000/t/{CODE}/besluit" in wall().replace("<wbr>", "")


def test_black_is_black_with_only_where_to_join(console: Browser) -> None:
    console.lead_to("initiatives")
    console.act("wall.show black")
    assert join_line(wall())
    assert "Moestuin" not in wall()
    assert 'class="wallroom black"' in wall()
    assert words(wall()) == "Het scherm is uit Doe mee: 127.0.0.1:8000 code PRO EF2"


def test_the_qr_code_is_large_at_the_welcome_and_whenever_it_is_asked_for(console: Browser) -> None:
    assert 'class="qr"' in wall()
    console.lead_to("initiatives")
    assert 'class="qr"' not in wall()
    console.act("wall.show qr")
    assert 'class="qr"' in wall()
    assert "Moestuin" not in wall()


def test_a_frozen_wall_keeps_its_picture_and_its_address_until_it_may_follow_again(console: Browser) -> None:
    console.lead_to("frames")
    console.act("wall.freeze on=true")
    console.lead_to("initiatives")
    assert 'data-stage="frames"' in wall()
    assert "data-frozen" in wall()
    assert join_line(wall())
    console.act("wall.freeze on=false")
    assert 'data-stage="initiatives"' in wall()


def test_a_frozen_wall_can_still_go_black(console: Browser) -> None:
    console.act("wall.freeze on=true")
    console.act("wall.show black")
    assert "wallroom black" in wall()


def test_light_is_dark_letters_for_a_room_in_daylight(console: Browser) -> None:
    assert 'class="wallroom dark"' in wall()
    console.act("wall.light on=true")
    assert 'class="wallroom onlight"' in wall()


def test_an_open_or_sealed_ranking_shows_how_many_and_nothing_of_what(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("ranking")
    assert phone.say("ballot.cast", ballot={"order": ["P2", "P1"]}).status_code == 200
    assert "1 van 1" in words(wall())
    for act in ("", "stage.close"):
        if act:
            console.act(act)
        assert not any(plan in wall() for plan in PLANS)
    assert "verzegeld" in wall()
    console.act("stage.reveal")
    assert all(plan in wall() for plan in PLANS)
    first = re.search(r'<li id="uitslag-(\w+)"', wall())
    assert first is not None
    assert first.group(1) == "P2"


def test_equal_points_are_named_so(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("ranking")
    phone.say("ballot.cast", ballot={"order": ["P2"]})
    other = Browser(phone.client.application.test_client())
    other.join(name="Wim")
    other.say("ballot.cast", ballot={"order": ["P1"]})
    console.act("stage.close")
    console.act("stage.reveal")
    assert words(wall()).count("gelijk") == 2


def test_where_nobody_divided_there_is_no_middle_to_show(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("ranking")
    phone.say("ballot.cast", ballot={"order": ["P1"]})
    console.lead_to("allocation")
    console.act("stage.close")
    console.act("stage.reveal")
    assert "Moestuin" in wall()
    assert "midden" not in words(wall())
    assert "midden" not in words(regions.regions(meetings.load(CODE), "console", "nl").html["stage"])


def test_a_division_stays_hidden_until_it_is_revealed_and_then_shows_every_plan(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("ranking")
    phone.say("ballot.cast", ballot={"order": ["P2", "P1"]})
    console.lead_to("allocation")
    phone.say("ballot.cast", ballot={"amounts": {"P1": 300_000}})
    for act in ("", "stage.close"):
        if act:
            console.act(act)
        assert not any(plan in wall() for plan in PLANS)
        assert "3.000" not in wall()
    console.act("stage.reveal")
    assert all(plan in wall() for plan in PLANS)
    assert "midden €\N{NO-BREAK SPACE}3.000" in wall()
    assert "€\N{NO-BREAK SPACE}5.000" in wall()


def test_departing_from_the_ranking_is_marked_with_what_the_ranking_gave(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("ranking")
    phone.say("ballot.cast", ballot={"order": ["P2", "P1"]})
    console.lead_to("allocation")
    phone.say("ballot.cast", ballot={"amounts": {"P1": 300_000}})
    console.act("stage.close")
    console.act("stage.reveal")
    assert console.say("award.set", initiative="P2", amount=0, reason="Te duur").status_code == 200
    assert console.say("award.set", initiative="P1", amount=400_000, reason="Dat kan").status_code == 200
    assert "rangschikking €\N{NO-BREAK SPACE}5.000" in wall()
    assert 'class="bar__striped"' in wall()


def test_answers_are_counted_only_after_closing_room_and_online_apart(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    room, online = ([Browser(phone.client.application.test_client()) for _ in range(n)] for n in (4, 5))
    for channel, people in (("room", room), ("online", online)):
        for each in people:
            each.join(channel=channel)
    console.lead_to("decision")
    for each in (*room, *online[1:]):
        each.say("consent.give", position="agree")
    phone.say("consent.give", position="objection", reason="Mijn geheime bezwaar")
    online[0].say("consent.give", position="concern", reason="Mijn geheime zorg")
    assert "seat objection" not in wall()
    assert "seat concern" not in wall()
    assert "geheime" not in wall()
    console.act("stage.close")
    assert 'class="seat objection"' in wall()
    assert "zaal 1 · online 0" in words(wall())
    assert "zaal 0 · online 1" in words(wall())
    assert "geheime" not in wall()
    console.act("decision.record")
    assert "Besluit vastgelegd" in wall()


def test_looking_back_is_shown_together_and_not_before(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("review")
    phone.say("review.give", keep="De soep", improve="De stoelen", grade=7)
    assert "soep" not in wall()
    console.act("stage.close")
    assert "soep" not in wall()
    console.act("stage.reveal")
    assert "De soep" in wall()
    assert "De stoelen" in wall()
    assert "7,0" in words(wall())
    assert "7.0" in words(wall("en"))


def test_a_hidden_argument_is_not_on_the_wall_and_a_chosen_one_stands_alone(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("arguments")
    phone.say("argument.post", initiative="P1", side="for", text="Groente voor iedereen")
    phone.say("argument.post", initiative="P1", side="against", text="Te veel slakken")
    assert "Groente" in wall()
    console.act("argument.feature A2")
    assert "slakken" in wall()
    assert "Groente" not in wall()
    console.act("argument.moderate A2 verdict=hide", reason="Niet aardig")
    assert "slakken" not in wall()
    assert "Groente" in wall()


def test_the_wall_knows_nobody_has_no_forms_and_no_inline_style(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    for stage in STAGES:
        console.lead_to(stage)
        if stage == "arguments":
            phone.say("argument.post", initiative="P1", side="for", text="Groente")
        html = wall()
        for word in ("Fatima", "csrf", "<form", "style=", "onclick", 'aria-live="polite"'):
            assert word not in html, (stage, word)
    page = console.get("/scherm").text
    assert 'id="act"' not in page
    assert 'id="live"' not in page


def test_the_same_meeting_gives_the_same_picture(hall: tuple[Browser, Browser]) -> None:
    """Else each flush would be news."""
    console, phone = hall
    console.lead_to("decision")
    phone.say("consent.give", position="agree")
    console.act("stage.close")
    assert wall() == wall()


def test_the_page_has_the_region_and_its_scripts_from_here(console: Browser) -> None:
    page = console.get("/scherm").text
    assert 'data-region="wall"' in page
    assert re.search(r"/static/built/screen-\w+\.js", page)
    assert "http-equiv" in page


@pytest.mark.parametrize(
    ("rows", "pages", "deep"), [(0, 0, 0), (1, 1, 1), (12, 1, 6), (14, 1, 7), (24, 1, 12), (52, 3, 9)]
)
def test_a_long_list_goes_over_equal_pages_of_two_columns(rows: int, pages: int, deep: int) -> None:
    found = drawing.sheets(list(range(rows)))
    assert len(found) == pages
    assert [row for sheet in found for row in sheet.rows] == list(range(rows))
    assert all(sheet.deep == deep for sheet in found)


@pytest.mark.parametrize("people", [0, 1, 2, 5, 11, 12, 13, 42, 67, 200, 1000])
def test_everybody_has_a_chair_in_the_picture_and_none_overlap(people: int) -> None:
    drawn = drawing.seating(["wait"] * people)
    assert len(drawn.chairs) == people
    places: list[Any] = [(c.x, c.y) for c in drawn.chairs]
    assert len(set(places)) == people
    for chair in drawn.chairs:
        assert chair.r <= chair.x <= drawing.WIDE - chair.r
        assert chair.r <= chair.y <= drawn.height - chair.r


@pytest.mark.parametrize(
    ("grades", "words"),
    [([], ""), ([10], "10,0"), ([7, 8], "7,5"), ([7, 7, 8], "7,3"), ([7, 7, 7, 8], "7,3"), ([6, 6, 7], "6,3")],
)
def test_the_average_is_worked_out_in_whole_numbers(context: Any, grades: list[int], words: str) -> None:
    with context.test_request_context(headers={"Accept-Language": "nl"}):
        assert drawing.grade(grades) == words


def test_talk_that_does_not_fit_is_shown_with_fewer_arguments_never_cut(hall: tuple[Browser, Browser]) -> None:
    console, phone = hall
    console.lead_to("arguments")
    for side in ("for", "against", "question", "improvement"):
        for number in range(4):
            phone.say("argument.post", initiative="P1", side=side, text=f"{number} {'lang woord ' * 25}"[:280])
    view = View(meetings.load(CODE), "screen")
    spread = talk(view, plans(view.meeting)["P1"])
    assert spread.small
    assert spread.counts == {"for": 4, "against": 4, "question": 4, "improvement": 4}
    assert spread.sides["for"]
    assert spread.sides["against"]
    shown = [a for found in spread.sides.values() for a in found]
    assert len(shown) < 8
    assert all(a.text in words(wall()) for a in shown)
