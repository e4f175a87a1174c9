"""A page that shows what its browser has already is not sent again; one with a ballot on it is kept by no browser."""

from unittest.mock import patch

from flask import Flask

from app.faces import regions
from app.live.meetings import load, perform
from facilitation.parts.seating import TakeSeat
from facilitation.roles import Actor, Role
from tests.devices import CODE, Browser, forget
from tests.people import lead_to


def come(app: Flask) -> Browser:
    """A device with a seat."""
    forget()
    phone = Browser(app.test_client())
    phone.join()
    return phone


def again(phone: Browser, tag: str, path: str = "") -> int:
    """The page once more, from a browser that kept the one with this tag."""
    forget()
    return int(phone.get(path, If_None_Match=tag).status_code)


def tag_of(phone: Browser, path: str = "") -> str:
    forget()
    return str(phone.get(path).headers["ETag"])


def test_a_page_that_shows_the_same_is_not_sent_again_and_not_rendered(context: Flask) -> None:
    phone = come(context)
    tag = tag_of(phone)
    with patch.object(regions, "render") as rendered:
        forget()
        answer = phone.get(If_None_Match=tag)
    assert (answer.status_code, answer.data, rendered.called) == (304, b"", False)
    assert answer.headers["ETag"] == tag
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_after_a_change_the_page_comes_whole(context: Flask) -> None:
    phone = come(context)
    tag = tag_of(phone)
    perform(CODE, TakeSeat(seat="S9", channel="room"), Actor("join:S9", Role.VISITOR))
    assert again(phone, tag) == 200
    assert again(phone, tag_of(phone)) == 304
    assert again(phone, tag_of(phone), "?taal=en") == 200


def test_after_an_act_of_its_own_that_changed_nothing_a_page_has_an_id_that_did_not_serve_yet(context: Flask) -> None:
    phone = come(context)
    forget()
    assert phone.act("seat.away", id="one").status_code == 200
    tag, seq = tag_of(phone), load(CODE).state.seq
    assert again(phone, tag) == 304
    forget()
    assert phone.act("seat.away", id="two").status_code == 200  # it was away already
    assert load(CODE).state.seq == seq
    assert again(phone, tag) == 200


def test_a_page_with_a_ballot_of_whoever_looks_is_kept_by_no_browser(context: Flask) -> None:
    lead_to("ranking")
    phone = come(context)
    tag = tag_of(phone)
    forget()
    assert phone.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    forget()
    page = phone.get(If_None_Match=tag)
    assert (page.status_code, page.headers.get("ETag"), page.headers["Cache-Control"]) == (200, None, "no-store")


def test_another_seat_does_not_have_the_same_page(context: Flask) -> None:
    one, other = come(context), come(context)
    assert again(other, tag_of(one)) == 200
