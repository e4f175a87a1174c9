"""What proposers tell of their plan, by a link, with a photo."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.programme.places import places
from app.programme.reports import reports
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from facilitation.refusals import Refused


@pytest.fixture
def awarded(house: Flask) -> str:
    """A public round that gave a plan something."""
    made = rounds.add(places.load("de-banne"), "Ronde", 200, public=True)
    money.award(made, [Award("A", "Moestuin", 90, 60)])
    return made


def test_a_proposer_tells_with_a_photo_and_everybody_reads_it(
    awarded: str, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    page = lead.post(f"/programma/ronde/{awarded}/terugmelden", data={"plan": "A"}).text
    secret = re.search(r"/terugmelden#([A-Za-z0-9_-]{43})", page)
    assert secret is not None
    proposer = lead.application.test_client()
    own = proposer.post("/terugmelden/key", data={"key": secret[1]}).location
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(drawn, "PNG")
    told = {"text": "De bakken staan.", "alt": "Zes bakken met sla", "photo": (io.BytesIO(drawn.getvalue()), "b.png")}
    assert proposer.post(own, data=told).status_code == 303
    public = passer_by.get(f"/ronde/{awarded}").text
    assert "De bakken staan." in public
    assert 'alt="Zes bakken met sla"' in public
    shot = passer_by.get(f"/ronde/{awarded}/beeld/1")
    assert (shot.status_code, shot.content_type) == (200, "image/jpeg")

    assert lead.post(f"/programma/ronde/{awarded}/terugmelden/1", data={"hidden": "1"}).status_code == 303
    assert "De bakken staan." not in passer_by.get(f"/ronde/{awarded}").text
    assert passer_by.get(f"/ronde/{awarded}/beeld/1").status_code == 404
    assert lead.get(f"/ronde/{awarded}/beeld/1").status_code == 200


def test_without_the_link_of_a_plan_nothing_is_told(awarded: str, passer_by: FlaskClient) -> None:
    assert passer_by.get("/terugmelden/abcdefabcdef").status_code == 403
    assert passer_by.post("/terugmelden/abcdefabcdef", data={"text": "x"}).status_code == 403
    assert passer_by.post("/terugmelden/key", data={"key": "x" * 43}).status_code == 403


def test_a_photo_says_what_is_on_it_and_what_cannot_be_read_leaves_nothing(awarded: str) -> None:
    link = reports.Link("h", awarded, "A", "Moestuin")
    with pytest.raises(Refused, match="text_empty"):
        reports.tell(link, "Kijk", "", b"\xff\xd8")
    with pytest.raises(Refused, match="picture_unreadable"):
        reports.tell(link, "Kijk", "Een bak", b"geen beeld")
    assert reports.of_round(awarded, everything=True) == []


def test_what_is_sent_by_a_second_tap_is_told_once(awarded: str) -> None:
    link = reports.Link("h", awarded, "A", "Moestuin")
    told = [reports.tell(link, text) for text in ("De bakken staan.", "De bakken staan.", "Er groeit sla.")]
    assert told == [1, 1, 2]
    assert reports.tell(link, "De bakken staan.") == 3
