"""A practice evening goes on at another pace, stands still while it is paused, and shows the phone of a resident."""

from datetime import UTC, datetime, timedelta

from app.desk import evening
from app.desk.practice import evenings as practice
from app.desk.practice import outcome
from app.live import meetings
from app.services import services
from facilitation.parts.practice import is_still, pace_of
from facilitation.parts.seating import TakeSeat
from facilitation.roles import Actor, Role
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.practice.test_practice import begun, here, key_of, later
from tests.desk.test_evenings import ready

__all__ = ["here"]


def pace(organiser: Organiser, draft: str, wanted: str) -> object:
    return organiser.client.post(f"{DESK}/{draft}/oefenen/tempo", data={"pace": wanted}, headers=JSON)


def test_it_goes_on_at_another_pace_and_stands_still_while_it_is_paused(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft, try_pace="60")
    plays = services().player._now
    assert plays is not None
    ends = plays.ends
    organiser.press(draft, "oefenen/tempo", pace="1")
    assert pace_of(meetings.load(code).state) == 1
    assert plays.ends > ends + 3600
    organiser.press(draft, "oefenen/tempo", pace="0")
    page = organiser.page(draft, "oefenen").text
    assert is_still(meetings.load(code).state)
    assert "De oefening staat stil." in page
    assert "Ga verder" in page
    organiser.press(draft, "oefenen/tempo", pace="10")
    assert "Pauze" in organiser.page(draft, "oefenen").text


def test_of_what_is_not_played_nobody_changes_the_pace(organiser: Organiser) -> None:
    draft = ready(organiser)
    assert key_of(pace(organiser, draft, "10")) == "no_practice"
    assert organiser.client.get(f"{DESK}/{draft}/oefenen/telefoon", headers=JSON).status_code == 409
    code = begun(organiser, draft)
    assert key_of(pace(organiser, draft, "snel")) == "malformed"
    assert pace_of(meetings.load(code).state) == 60


def test_the_phone_of_a_resident_is_shown_as_it_is_and_follows_nothing(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft)
    meetings.perform(code, TakeSeat(seat="S1", channel="room", table="T1"), Actor("join:S1", Role.VISITOR), "Fatima")
    phone = organiser.client.get(f"{DESK}/{draft}/oefenen/telefoon").text
    assert "Tafel 1" in phone
    assert "Niets hiervan telt." in phone
    assert "<script" not in phone


def test_minutes_are_told_at_the_pace_at_which_they_were_played(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = begun(organiser, draft, try_pace="10", try_people="2")
    organiser.press(draft, "oefenen/tempo", pace="60")
    later(code, minutes=3)  # half an hour, at ten times
    now = datetime.now(UTC) + timedelta(minutes=4)  # an hour more, at sixty times
    told = outcome.of(evening.load(draft), practice.of(draft), now)  # type: ignore[arg-type]
    assert round(told.rows[0].played or 0) == 90
    assert not told.raced
    organiser.press(draft, "oefenen/tempo", pace="600")
    assert "telt hier niet mee" in organiser.page(draft, "oefenen").text
