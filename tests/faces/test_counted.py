"""A change renders the regions that show it and no others, on every face and in both languages."""

from collections.abc import Mapping

import pytest
from flask import Flask

from app.access import links
from app.faces.region import FACES, Region
from app.faces.view import View
from app.languages import LANGUAGES
from app.live.meetings import load, perform
from app.services import services
from facilitation.acts import Act
from facilitation.parts.arguments.acts import FeatureArgument, SupportArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.clock import AddTime, SetClock
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.floor import GiveFloor
from facilitation.parts.plans import CorrectInitiative
from facilitation.parts.recast.acts import DropRecast, OfferRecast
from facilitation.parts.seating import AddSeat, MoveSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall
from facilitation.roles import Actor, Role
from tests.devices import CODE, Browser
from tests.faces.watchers import Watchers
from tests.people import LEADER, lead_to, post, sit, vote

Shown = Mapping[str, set[str]]
APART = ("table", "simple", "overlay", "door")  # of its table, like the phone, in tests/parts/overlay and /roll
LIVE = [face for face in FACES if face not in APART]
NOTHING: Shown = {face: set() for face in LIVE}


@pytest.fixture
def hall(context: Flask) -> Watchers:
    """Three seats at the arguments about P1, with one argument by the first; everybody watches."""
    for number in (1, 2, 3):
        sit(number)
    lead_to("arguments")
    post(Actor("S1", Role.RESIDENT, "S1", receipt="receipt 1"))
    watchers = Watchers(CODE)
    watchers.follow()
    return watchers


def rendered(watchers: Watchers) -> Shown:
    """The regions per face that were rendered for what changed; the same in both languages.

    All but the console's `kept`, which tells the time of the last change to the minute.
    """
    made = {audience: names - {"kept"} for audience, names in watchers.follow().items()}
    for face in LIVE:
        assert len({made[face, language] for language in LANGUAGES}) == 1, face
    assert made["simple", "nl"] - {"now"} == made["phone", "nl"] - {"frames"}
    return {face: set(made[face, "nl"]) for face in LIVE}


def resident(number: int) -> Actor:
    return Actor(f"S{number}", Role.RESIDENT, f"S{number}", receipt=f"receipt {number}")


def by_leader(watchers: Watchers, *acts: Act) -> Shown:
    """What is rendered, beside what tells every console that it was done, and offers to undo it."""
    for act in acts:
        perform(CODE, act, LEADER)
    shown = rendered(watchers)
    assert "undo" in shown["console"]
    return shown | {"console": shown["console"] - {"undo", "lately"}}


def test_a_second_look_renders_nothing(hall: Watchers) -> None:
    assert rendered(hall) == NOTHING


def test_a_support_renders_the_arguments_and_nothing_else(hall: Watchers) -> None:
    perform(CODE, SupportArgument(argument="A1"), resident(2))
    assert rendered(hall) == {
        "phone": {"stage"}, "screen": {"wall"}, "console": {"stage"}, "livecast": {"view", "stage"},
    }  # fmt: skip


def test_a_support_of_what_is_said_about_another_plan_is_shown_on_the_console_alone(hall: Watchers) -> None:
    perform(CODE, GiveFloor(initiative="P2"), LEADER)
    rendered(hall)
    perform(CODE, SupportArgument(argument="A1"), resident(2))
    assert rendered(hall) == {**NOTHING, "console": {"stage"}}


def test_an_argument_on_the_wall_renders_the_wall_and_the_console(hall: Watchers) -> None:
    assert by_leader(hall, FeatureArgument(argument="A1", on=True)) == {
        **NOTHING, "screen": {"wall"}, "console": {"stage"},
    }  # fmt: skip


def test_who_sits_down_is_counted_where_seats_are_counted(hall: Watchers) -> None:
    sit(4)
    assert rendered(hall) == {**NOTHING, "console": {"side", "turns", "mixing", "repair"}, "livecast": {"view"}}


def test_a_writer_who_moves_is_shown_at_the_other_table(hall: Watchers) -> None:
    perform(CODE, MoveSeat(table="T2"), resident(1))
    assert rendered(hall) == {
        **NOTHING,
        "phone": {"stage"},
        "console": {"stage", "side", "turns", "mixing", "repair", "tables"},
        "livecast": {"stage"},
    }
    perform(CODE, MoveSeat(table="T2"), resident(2))
    assert rendered(hall) == {**NOTHING, "console": {"side", "turns", "mixing", "repair", "tables"}}


def test_another_plan_on_the_floor_renders_what_is_about_that_plan(hall: Watchers) -> None:
    by_leader(hall, GiveFloor(initiative="P2"))
    assert by_leader(hall, GiveFloor(initiative="P3")) == {
        "phone": {"stage"}, "screen": {"wall"}, "console": {"plans", "stage"}, "livecast": {"view", "stage"},
    }  # fmt: skip


def test_a_question_to_proposers_renders_what_shows_it_until_it_is_answered(hall: Watchers) -> None:
    shown = {"phone": {"stage"}, "screen": {"wall"}, "console": {"now"}, "livecast": {"view", "stage"}}
    assert by_leader(hall, OfferRecast(initiative="P2", ask=400_000, text="Kleiner")) == shown
    assert by_leader(hall, DropRecast(recast="K1")) == shown


def test_a_count_that_stops_is_told_wherever_the_room_waits_for_it(hall: Watchers) -> None:
    by_leader(hall, AdvanceStage(to="ranking"))
    vote(resident(1), "P1")
    perform(CODE, CloseStage(), LEADER)
    workers, place = services().workers, (CODE, "ranking")
    workers.stop(place)
    rendered(hall)
    workers.failed[place] = "gone"
    assert rendered(hall) == {
        "phone": {"stage"}, "screen": {"wall"}, "console": {"stage"}, "livecast": {"view", "stage"},
    }  # fmt: skip


def test_a_seat_without_a_phone_comes_into_the_lists_of_the_console(hall: Watchers) -> None:
    perform(CODE, AddSeat(seat="S9", channel="paper"), LEADER, "Mo")
    lists = {"side", "turns", "mixing", "stage", "repair", "undo", "lately"}
    assert rendered(hall) == {**NOTHING, "console": lists, "livecast": {"view"}}


def test_the_clock_renders_what_shows_the_time(hall: Watchers) -> None:
    timed = {"phone": {"top"}, "screen": {"wall"}, "console": {"now", "rail"}, "livecast": {"top"}}
    assert by_leader(hall, SetClock(seconds=300)) == timed
    assert by_leader(hall, AddTime(seconds=60)) == timed


def test_the_first_clock_also_tells_when_every_stage_would_begin(context: Flask) -> None:
    watchers = Watchers(CODE)
    watchers.follow()
    assert by_leader(watchers, SetClock(seconds=60))["livecast"] == {"top", "view"}


def test_words_of_a_plan_that_nobody_talks_about_render_the_plans_of_the_console(hall: Watchers) -> None:
    changed = CorrectInitiative(initiative="P2", short="Met soep", reason="Vergeten")
    assert by_leader(hall, changed) == {**NOTHING, "console": {"plans"}}


def test_words_of_the_plan_on_the_floor_render_whatever_shows_them(hall: Watchers) -> None:
    changed = CorrectInitiative(initiative="P1", title="Grote moestuin", reason="Groter")
    assert by_leader(hall, changed) == {
        "phone": {"stage"}, "screen": {"wall"}, "livecast": {"view", "stage"},
        "console": {"plans", "platform", "stage"},
    }  # fmt: skip


def test_the_wall_alone_follows_what_is_done_to_the_wall(hall: Watchers) -> None:
    expected = {**NOTHING, "screen": {"wall"}, "console": {"side"}}
    for act in (LightWall(on=True), ShowWall(what="black"), ShowWall(what="live"), FreezeWall(on=True)):
        assert by_leader(hall, act) == expected, act


def test_a_wall_that_is_held_is_not_rendered_while_the_room_goes_on(hall: Watchers) -> None:
    by_leader(hall, FreezeWall(on=True))
    perform(CODE, SupportArgument(argument="A1"), resident(2))
    assert rendered(hall)["screen"] == set()
    assert by_leader(hall, FreezeWall(on=False))["screen"] == {"wall"}


def test_a_ballot_renders_how_many_are_in_and_a_second_thought_renders_nothing(hall: Watchers) -> None:
    by_leader(hall, AdvanceStage(to="ranking"))
    vote(resident(1), "P1")
    assert rendered(hall) == {"phone": set(), "screen": {"wall"}, "console": {"stage", "go"}, "livecast": {"view"}}
    perform(CODE, CastBallot(ballot=Paper(order=["P2"])), resident(1))
    assert rendered(hall)["phone"] == set()


def test_an_answer_that_nobody_may_see_renders_no_phone(hall: Watchers) -> None:
    by_leader(hall, AdvanceStage(to="ranking"), CloseStage(), RevealStage())
    by_leader(hall, AdvanceStage(to="decision"))
    perform(CODE, GiveConsent(position="agree"), resident(1))
    assert rendered(hall)["phone"] == set()
    assert "stage" in by_leader(hall, CloseStage())["phone"]


def test_a_signature_renders_what_names_who_signed(hall: Watchers, console: Browser) -> None:
    by_leader(hall, AdvanceStage(to="ranking"), CloseStage(), AdvanceStage(to="review"), CloseStage(), CloseMeeting())
    page = console.get("/tekenen").text
    head = page.partition('name="head" value="')[2].partition('"')[0]
    token = console.token()
    answer = console.client.post(f"/t/{CODE}/tekenen", data={"head": head, "csrf_token": token})
    assert answer.status_code in (302, 303)
    assert rendered(hall) == {
        "phone": {"stage"}, "screen": {"wall"}, "console": {"stage"}, "livecast": {"view", "stage"},
    }  # fmt: skip


def test_what_is_somebodys_own_is_always_rendered(hall: Watchers, seated: Browser) -> None:
    first, second = seated.get().text, seated.get().text
    assert 'data-region="stage"' in first
    assert first.count("<section") == second.count("<section")
    assert rendered(hall)["phone"] == set()


def test_a_part_may_add_a_region_of_its_own_to_a_face(context: Flask) -> None:
    def links_given(view: View) -> object:
        return len(links.links(view.meeting.code))

    more = Region("links", "faces/console/kept.html", (links_given,))
    with FACES["console"].with_region(more):
        watchers = Watchers(CODE)
        assert "links" in watchers.follow()["console", "nl"]
        assert "links" not in watchers.follow()["console", "nl"]
        with pytest.raises(ValueError, match="links"):
            FACES["console"].add(more)
    assert "links" not in {region.name for region in FACES["console"].regions(load(CODE).state)}
