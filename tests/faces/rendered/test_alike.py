"""Pages of many people: what shows the same on all of them is rendered once, and nobody gets what is another's."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from flask import Flask

from app.faces import regions, remembered
from app.faces.marks import Marks, marks, nothing
from app.faces.rendering import marks_json, render
from app.faces.view import View
from app.live import meetings
from app.live.meetings import perform
from app.live.room import Room
from app.services import services
from facilitation.parts.clock import SetClock
from facilitation.parts.seating import seats
from facilitation.roles import Actor, Role
from tests.devices import Browser, forget
from tests.faces.rendered.test_skipped import heard
from tests.faces.watchers import one_moment
from tests.golden.make import LOG, read_log
from tests.people import LEADER, lead_to, sit
from tests.reliability.length import length

AT = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
OWN = re.compile(r'name="(?:csrf_token|id)" value="([^"]+)"|data-marks="([^"]+)"')
FACES = ("phone", "simple", "livecast")
STEPS = length(40, 1)  # events between two looks


class Then(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        """Always the same."""
        return AT


@contextmanager
def renders() -> Iterator[list[str]]:
    """The templates of pieces that are rendered meanwhile."""
    made: list[str] = []

    def counting(view: object, template: str, **more: object) -> str:
        made.append(template)
        return render(view, template, **more)  # type: ignore[arg-type]

    with patch.object(regions, "render", counting):
        yield made


def come(app: Flask) -> Browser:
    """One more device."""
    forget()
    return Browser(app.test_client())


def shown(room: Room, face: str, me: Marks) -> object:
    rendered, more = regions.personal(room, face, me), {"home": True, "barred": None} if face == "livecast" else {}
    own = {"mine": regions.mine(room, face, me), "csrf_token": "", "new_id": "", "marks_json": marks_json(me)}
    return rendered.html, rendered.order, regions.page(room, face, me, {}, (), **more).filled(own)


def held_against_a_fresh_one(room: Room) -> None:
    """Every seat's page, and that of who has none, as it is shared and as it would be rendered for it alone."""
    with services().database.read.connect() as connection:
        looking = length(few, list)(seats(room.state))
        people = [marks(room, Actor(seat, Role.RESIDENT, seat), connection) for seat in looking]
    for face in FACES:
        for me in (nothing(), *people):
            shared = shown(room, face, me)
            with patch.dict(remembered.PIECES, clear=True):
                alone = shown(room, face, me)
                assert alone == shared, (face, me["seat"], room.state.seq)


def few(known: dict[str, object]) -> list[str]:
    return [*known][:2] + [*known][-1:]


@pytest.mark.soak
def test_through_a_whole_evening_everybodys_page_is_as_if_it_were_rendered_for_them_alone(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regions, "datetime", Then)
    opened, *rest = read_log(LOG)
    meetings.create(opened.event)  # type: ignore[arg-type]
    code = opened.event.code  # type: ignore[attr-defined]
    for first in range(0, len(rest), STEPS):
        heard(rest[first : first + STEPS], code)
        with one_moment():
            held_against_a_fresh_one(meetings.load(code))


def test_twenty_phones_that_open_their_page_cost_one_render_of_each_piece_that_is_everybodys(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_to("ranking")
    phones = [come(context) for _ in range(20)]
    for phone in phones:
        phone.join()
    monkeypatch.setattr(regions, "datetime", Then)  # a countdown runs
    phones[0].get()
    with renders() as made:
        for phone in phones[1:]:
            forget()
            assert phone.get().status_code == 200
    assert made == []


def test_what_asks_for_a_seat_is_made_once_for_each_of_a_hall_and_anew_after_a_change(context: Flask) -> None:
    sit(1)
    seats, made = [f"S{number}" for number in range(3 * remembered.MOST)], []

    def one(view: View) -> str:
        made.append(view.me["seat"])  # type: ignore[index]
        return f"{view.me['seat']}, alone"  # type: ignore[index]

    def look(seat: str) -> str:
        view = View(meetings.load("PROEF2"), "phone", {**nothing(), "seat": seat})
        return remembered.alike(("one",), view, remembered.Anything(), one, str)

    assert [look(seat) for seat in seats * 2] == [f"{seat}, alone" for seat in seats * 2]
    assert made == seats
    perform("PROEF2", SetClock(seconds=60), LEADER)
    look(seats[0])
    assert made == [*seats, seats[0]]


def test_a_token_an_id_of_a_form_and_marks_are_of_one_page_alone(context: Flask) -> None:
    lead_to("arguments")
    phones = [come(context) for _ in range(2)]
    own = []
    for phone in phones:
        phone.join()
        forget()
        own.append(OWN.findall(phone.get().text))
    assert len(own[0]) == len(own[1]) == 3
    assert not set(own[0]) & set(own[1])


def test_thirty_who_only_look_cost_no_render_at_all_beside_the_first(context: Flask) -> None:
    come(context).get("/livecast")
    with renders() as made:
        for _ in range(30):
            assert come(context).get("/livecast").status_code == 200
    assert made == []


def test_what_somebody_wrote_and_chose_stands_on_their_own_page_alone(context: Flask) -> None:
    lead_to("arguments")
    writer, reader = come(context), come(context)
    for phone in (writer, reader):
        phone.join()
    writer.say("argument.post", initiative="P1", side="for", text="Een bank in de zon")
    reader.say("argument.support", argument="A1")
    pages = []
    for phone in (writer, reader, writer):
        forget()
        pages.append(phone.get().text.count('aria-pressed="true"'))
    assert pages[0] == pages[2] == pages[1] - 1


def test_a_countdown_is_that_of_the_second_and_a_clock_that_stands_still_costs_no_render(context: Flask) -> None:
    sit(1)
    room = meetings.load("PROEF2")
    regions.personal(room, "phone", nothing())
    with renders() as made, patch.object(regions, "datetime", Then):
        regions.personal(room, "phone", nothing())
    assert made == []
    perform("PROEF2", SetClock(seconds=60), LEADER)
    with patch.object(regions, "datetime", Then):
        early = regions.personal(room, "phone", nothing()).html["top"]
    assert regions.personal(room, "phone", nothing()).html["top"] != early
