"""A picture goes with its plan: from the desk or the proposer's link onto the evening's faces, and away with it."""

import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from app.access import organisers
from app.desk import checking, drafts, evening, opening
from app.desk.plans import invites
from app.live import meetings
from app.operations import retention
from app.pictures import handed_in, kept
from app.pictures.tables import OF_DRAFTS, OF_MEETINGS
from app.services import services
from app.storage.tables import EVENT
from facilitation.refusals import Refused
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_evenings import ready
from tests.devices import Browser
from tests.devices import opening as small
from tests.operations.full_evening import LONG_KEPT
from tests.pictures.drawn import SECRET, blank, drawn, photographed

SHOWS = "Kinderen bij een wilgentunnel"


@pytest.fixture
def organiser(app: Flask) -> Any:
    """Somebody who opened a link to the desk."""
    with app.app_context():
        yield Organiser.with_key(app.test_client(), organisers.make("Noor"))


def upload(organiser: Organiser, draft: str, data: bytes, at: str = "plannen/m", **fields: Any) -> Any:
    """Press *Bewaar de foto* as a page without scripts does."""
    form = {f"photo.{at.rpartition('/')[2]}": (io.BytesIO(data), "IMG_0001.HEIC"), **fields}
    return organiser.client.post(f"{DESK}/{draft}/{at}/foto", data=form, content_type="multipart/form-data")


def count(table: Any) -> int:
    """How many rows a table has."""
    with services().database.read.connect() as connection:
        return len(connection.execute(table.select()).all())


def with_photo(organiser: Organiser) -> str:
    """A draft of one plan with a photo."""
    draft = ready(organiser)
    assert upload(organiser, draft, photographed(), **{"value.plan.m.alt": SHOWS}).status_code == 303
    return draft


def test_a_photo_stands_on_its_card_without_where_it_was_made(organiser: Organiser, app: Flask) -> None:
    draft = with_photo(organiser)
    picture = evening.load(draft).item("plan", "m").picture
    assert picture is not None
    assert picture.shows == SHOWS
    address = f"{DESK}/{draft}/beeld/{picture.digest}"
    assert re.search(f'src="{address}"\\s+alt="{SHOWS}"', organiser.client.get(f"{DESK}/{draft}/plannen").text)
    answer = organiser.client.get(address)
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    assert SECRET not in answer.data
    assert app.test_client().get(address).status_code == 403


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Kies eerst een foto."),
        (b"geen foto", "Deze foto kunnen we niet lezen. Kies een JPEG, PNG of WebP."),
        (blank((9000, 9000)), "Deze foto is te groot."),
    ],
)
def test_a_bad_file_gets_plain_words_and_nothing_is_half_kept(organiser: Organiser, data: bytes, says: str) -> None:
    draft = with_photo(organiser)
    before = evening.load(draft).item("plan", "m").picture
    answer = upload(organiser, draft, data, **{"value.plan.m.short": "Een tunnel van wilgen"})
    assert answer.status_code == 422
    assert says in answer.text
    after = evening.load(draft).item("plan", "m")
    assert (after.picture, after.text("short")) == (before, "Een tunnel van wilgen")
    assert count(OF_DRAFTS) == 1


def test_undo_brings_the_photo_of_before_back(organiser: Organiser) -> None:
    draft = with_photo(organiser)
    first = evening.load(draft).item("plan", "m").picture
    upload(organiser, draft, drawn("PNG"))
    assert evening.load(draft).item("plan", "m").picture != first
    organiser.client.post(f"{DESK}/{draft}/ongedaan", headers=JSON)
    assert evening.load(draft).item("plan", "m").picture == first
    organiser.press(draft, "plannen/m/foto/weg")
    assert evening.load(draft).item("plan", "m").picture is None
    organiser.client.post(f"{DESK}/{draft}/ongedaan", headers=JSON)
    assert evening.load(draft).item("plan", "m").picture == first


def test_the_evening_shows_it_on_phone_wall_and_livecast_and_its_log_does_not_know(
    organiser: Organiser, app: Flask
) -> None:
    draft = with_photo(organiser)
    upload(organiser, draft, drawn("WEBP"))  # in place of the first, which goes
    picture = evening.load(draft).item("plan", "m").picture
    assert picture is not None
    code = opening.open_evening(draft)
    assert (count(OF_DRAFTS), count(OF_MEETINGS)) == (0, 1)
    address = f"/t/{code}/beeld/{picture.digest}"
    organiser.client.post(f"{DESK}/avonden/{code}/regie")
    console, phone = Browser(organiser.client, "console", code), Browser(app.test_client(), code=code)
    phone.join()
    console.lead_to("initiatives")
    for shown in ("on the list", "on the floor"):
        faces = ("", "/scherm", "/livecast") if shown == "on the floor" else ("",)
        for face in faces:
            assert re.search(f'src="{address}"[^>]*alt="{SHOWS}"', phone.get(face).text), (shown, face)
        console.act("floor.give I01")
    with services().database.read.connect() as connection:
        assert picture.digest not in str(connection.execute(EVENT.select()).all())


def test_a_picture_is_given_to_who_asks_for_its_meeting_and_kept_a_day(organiser: Organiser, app: Flask) -> None:
    draft = with_photo(organiser)
    picture = evening.load(draft).item("plan", "m").picture
    assert picture is not None
    code, phone = opening.open_evening(draft), app.test_client()
    answer = phone.get(f"/t/{code}/beeld/{picture.digest}")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/jpeg", "private, max-age=86400")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "img-src 'self'" in answer.headers["Content-Security-Policy"]
    assert phone.get(f"/t/{code}/beeld/{'0' * 64}").status_code == 404
    meetings.create(small())
    assert phone.get(f"/t/PROEF2/beeld/{picture.digest}").status_code == 404


def test_a_copy_of_a_draft_or_an_evening_has_the_photos_too(organiser: Organiser) -> None:
    draft = with_photo(organiser)
    copied = drafts.copy(draft, "Tweede")
    assert evening.load(copied).item("plan", "m").picture == evening.load(draft).item("plan", "m").picture
    code = opening.open_evening(draft)
    again = evening.load(drafts.copy_of_meeting(code, "Derde"))
    (plan,) = again.items("plan")
    assert plan.picture is not None
    assert plan.picture.shows == SHOWS


def test_a_photo_goes_with_its_draft_and_with_the_term_of_its_evening(organiser: Organiser) -> None:
    draft, other = with_photo(organiser), with_photo(organiser)
    drafts.throw_away(other)
    assert count(OF_DRAFTS) == 1
    code = opening.open_evening(draft)
    terms = replace(LONG_KEPT, pictures=30, abandoned=0)
    now = datetime.now(UTC)
    assert not retention.expire(services().database, [], terms, now + timedelta(days=29))
    assert retention.expire(services().database, [], terms, now + timedelta(days=31)) == {"pictures": 1}
    services().rooms.renew()
    assert meetings.load(code).pictures == {}


def test_the_picture_of_a_step_is_shown_when_it_is_explained_and_has_to_be_told(organiser: Organiser) -> None:
    draft = ready(organiser)
    organiser.press(draft, "agenda/erbij", kind="explanation")
    step = next(item for item in evening.load(draft).items("stage") if item.text("kind") == "explanation")
    upload(organiser, draft, drawn(), f"agenda/{step.key}")
    assert "staat niet wat er op de foto staat" in str(checking.missing(evening.load(draft)))
    organiser.type(draft, step.name("alt"), "De wijk van boven")
    code = opening.open_evening(draft)
    (subject,) = meetings.load(code).pictures
    assert subject == f"stage:{step.key}"


def test_a_proposer_gives_a_photo_changes_what_it_shows_and_takes_it_away(organiser: Organiser, app: Flask) -> None:
    draft, client = ready(organiser), app.test_client()
    page = client.post("/indienen/key", data={"key": invites.make(draft, "m")}).location
    form: dict[str, Any] = {"key": "m", "title": "Moestuin", "ask": "12.000", "alt": SHOWS}
    sent = client.post(page, data=form | {"photo": (io.BytesIO(photographed()), "tuin.jpg")})
    assert sent.status_code == 303
    picture = evening.load(draft).item("plan", "m").picture
    assert picture is not None
    assert picture.shows == SHOWS
    assert client.get(f"{page}/beeld/{picture.digest}").mimetype == "image/jpeg"
    assert other(draft, app).get(f"{page}/beeld/{picture.digest}").status_code in (403, 404)
    client.post(page, data=form | {"photo_away": "1"})
    assert evening.load(draft).item("plan", "m").picture is None
    bad = client.post(page, data=form | {"title": "Anders", "photo": (io.BytesIO(b"x"), "tuin.jpg")})
    assert bad.status_code == 422
    assert evening.load(draft).item("plan", "m").text("title") == "Moestuin"


def other(draft: str, app: Flask) -> FlaskClient:
    """A device with a link to hand in other plans."""
    client = app.test_client()
    client.post("/indienen/key", data={"key": invites.make(draft)})
    return client


def test_a_draft_has_room_for_so_many_photos(organiser: Organiser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    draft = with_photo(organiser)
    handed_in.keep(draft, photographed())  # the same one again
    with pytest.raises(Refused, match="too_many_pictures"):
        handed_in.keep(draft, drawn("PNG"))
