"""The hall at a glance: what each table is, of whom never a name, and how much a change renders."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from flask import Flask

from app.faces.region import ROOM
from app.faces.regions import regions
from app.faces.remembered import Item, Made, Remembered
from app.faces.view import View
from app.live.meetings import load, perform
from app.parts.seating.missing import not_yet
from app.parts.tables.hall import MANY, hall, picture
from app.services import services
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.tables.acts import AnswerCall, CallGuide
from facilitation.parts.turns.acts import GiveTurn
from facilitation.roles import Actor, Role
from tests.parts.tables.halls import HALL, Phones, quiet_since, seated, shown
from tests.people import LEADER


def vote(seat: str) -> None:
    """This seat hands in."""
    by = Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}")
    perform(HALL, CastBallot(ballot=Paper(order=["P1"])), by)


def test_a_table_says_which_phones_are_awake_asleep_or_gone(context: Flask) -> None:
    one, two, three = seated(1, 3)
    services().sockets = Phones({one: True, two: False})
    (tile,) = shown().values()
    assert tile.phones == ("awake", "asleep", "gone")
    assert (tile.state, tile.done) == ("busy", 0)
    assert three not in repr(tile)


def test_a_table_is_done_when_everybody_there_handed_in(context: Flask) -> None:
    for seat in seated(2, 2)[:2]:
        vote(seat)
    found = shown()
    assert [(tile.state, tile.done) for tile in found.values()] == [("done", 2), ("busy", 0)]


def test_a_table_that_asks_is_loud_until_somebody_was_there_and_an_empty_one_is_not(context: Flask) -> None:
    seated(2, 1)
    perform(HALL, CallGuide(table="T1"), LEADER)
    assert shown()["T1"].state == "help"
    perform(HALL, AnswerCall(table="T2"), LEADER)
    assert shown()["T2"].coming
    assert shown()["T2"].state == "busy"


@pytest.mark.parametrize(("minutes", "state"), [(4.9, "busy"), (5.1, "silent")])
def test_a_table_is_silent_after_five_minutes_without_an_act_of_anybody_there(
    context: Flask, minutes: float, state: str
) -> None:
    first, *_ = seated(2, 2)
    quiet_since(minutes, ["T1", "T2"])
    assert [tile.state for tile in shown().values()] == [state, state]
    vote(first)
    assert shown()["T1"].state == "busy"


def test_a_table_of_sleeping_phones_is_not_silent_and_one_that_is_done_never_is(context: Flask) -> None:
    seats = seated(2, 1)
    services().sockets = Phones(dict.fromkeys(seats, False))
    assert {tile.state for tile in shown().values()} == {"busy"}
    vote(seats[0])
    quiet_since(9, ["T1", "T2"])
    assert [tile.state for tile in shown().values()] == ["done", "silent"]


def test_a_table_that_handed_in_counts_as_done_also_where_it_asks_for_help(context: Flask) -> None:
    seats = seated(2, 1)
    vote(seats[0])
    perform(HALL, CallGuide(), Actor(seats[0], Role.RESIDENT, seats[0]))
    found = hall(View(load(HALL), "console"))
    assert [tile.state for tile in found.tiles] == ["help", "busy"]
    assert (found.sums.ready, found.sums.done) == (1, 1)


def test_nothing_is_silent_where_nobody_has_anything_to_do(context: Flask) -> None:
    seated(1, 1, stage="welcome")
    quiet_since(30, ["T1"])
    assert [(tile.state, tile.done) for tile in shown().values()] == [("busy", None)]


def test_a_log_that_is_read_again_knows_when_a_table_was_last_heard_of(context: Flask) -> None:
    seats = seated(1, 1)
    before = load(HALL).arrivals.heard(seats[0])
    with services().database.read.connect() as connection:
        load(HALL).restore(connection)
    after = load(HALL).arrivals.heard(seats[0])
    assert before
    assert after
    assert abs((after - before).total_seconds()) < 1
    assert load(HALL).arrivals.begun


def listed(made: Mapping[str, Made]) -> dict[str, Item]:
    """The items of all lists."""
    return {name: item for each in made.values() for some in each.lists.values() for name, item in some.items.items()}


def test_an_act_at_one_of_sixty_tables_renders_that_table_and_no_other(context: Flask) -> None:
    seats = seated(60, 6)
    remembered = {scope: Remembered() for scope in (ROOM, "table:T1", "table:T2")}

    def rendered(scope: str, face: str) -> tuple[frozenset[str], set[str]]:
        before = remembered[scope].regions
        kept = listed(before)
        made = regions(load(HALL), face, "nl", scope, remembered[scope]).made
        items = listed(remembered[scope].regions)
        return made, {name for name, item in items.items() if kept.get(name) is not item}

    for scope in remembered:
        rendered(scope, "console" if scope == ROOM else "phone")
    vote(seats[0])
    made, items = rendered(ROOM, "console")
    assert {name for name in items if name.startswith("hall-")} == {"hall-T1"}
    assert "tables" in made
    perform(HALL, CallGuide(), Actor(seats[0], Role.RESIDENT, seats[0]))
    assert rendered(ROOM, "console")[1] == {"hall-T1"}
    assert rendered("table:T1", "phone")[0] == {"table-tables"}
    assert rendered("table:T2", "phone")[0] == frozenset()
    vote(seats[0])
    assert rendered(ROOM, "console")[1] == set()


def test_the_tiles_keep_their_place_whatever_tables_are(context: Flask) -> None:
    seats = seated(MANY + 1, 1)
    vote(seats[9])
    perform(HALL, CallGuide(table="T7"), LEADER)
    made = regions(load(HALL), "console", "nl")
    assert made.order["hall"] == [f"hall-T{n}" for n in range(1, MANY + 2)]
    assert "hall--many" in made.html["tables"]
    assert "Tafel 7 vraagt hulp" in made.html["tables"]


def test_no_name_and_no_choice_is_in_the_hall(context: Flask) -> None:
    seats = seated(2, 2)
    load(HALL).call(seats[0], "Wilhelmina")
    vote(seats[0])
    quiet_since(9, ["T2"])
    made = regions(load(HALL), "console", "nl")
    hall = made.html["tables"] + "".join(made.html[name] for name in made.order["hall"])
    assert "Tafel 2 is stil" in hall
    assert not [said for said in ("Wilhelmina", "Moestuin", "P1", *seats) if said in hall]


def test_before_a_vote_is_closed_few_tables_are_named_and_of_many_only_how_many(context: Flask) -> None:
    seats = seated(9, 2)
    view = View(load(HALL), "console")
    assert not_yet(view) == "18 mensen aan 9 tafels stemden nog niet."
    for seat in seats[:-3]:
        vote(seat)
    assert not_yet(view) == "Tafel 8: 1 stemde nog niet. Tafel 9: 2 stemden nog niet."


def test_a_table_of_which_nobody_spoke_in_the_hall_is_marked_once_another_was_heard(context: Flask) -> None:
    seats = seated(3, 2, stage="arguments")
    assert not any(tile.unheard for tile in shown().values())
    perform(HALL, GiveTurn(person=seats[2]), LEADER)
    assert [tile.unheard for tile in shown().values()] == [True, False, True]
    made = regions(load(HALL), "console", "nl").html
    assert ["nog niet gehoord" in made[f"hall-T{n}"] for n in (1, 2, 3)] == [True, False, True]
    perform(HALL, GiveTurn(person=seats[0], table="T1"), LEADER)  # at a table is not in the hall
    assert shown()["T1"].unheard


@pytest.mark.parametrize("seats", [0, 1, 5, 6, 12])
def test_every_seat_is_drawn_within_the_picture(seats: int) -> None:
    drawn = picture(["awake"] * seats)
    assert len({(spot.x, spot.y) for spot in drawn.spots}) == seats
    assert all(7 <= spot.x <= drawn.width - 7 for spot in drawn.spots)


def test_the_server_decides_what_long_is(context: Flask) -> None:
    seated(1, 1)
    assert shown()["T1"].since is None
    quiet_since(6, ["T1"])
    since = shown()["T1"].since
    assert since
    assert since.tzinfo is UTC
    assert since < datetime.now(UTC)
