"""The desk's first page: drafts are begun, copied and thrown away; an evening that was opened never is."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.desk import drafts, evening, opening
from app.faces.addresses import qr
from app.live import meetings
from facilitation.parts.frames import frames
from facilitation.parts.plans import plans
from facilitation.refusals import Refused
from tests.desk.organiser import DESK, JSON, Organiser
from tests.devices import opening as small


def ready(organiser: Organiser, **wishes: str) -> str:
    """A draft that can be opened."""
    draft = organiser.begin(**({"title": "Buurtbudget", "pot": "84.000", "tables": "4"} | wishes))
    for name, value in {"place": "1000", "title": "Moestuin", "ask": "12.000", "minimum": "8000"}.items():
        assert organiser.type(draft, f"plan.m.{name}", value).status_code == 200
    return draft


def test_a_draft_is_made_from_json_or_a_form(organiser: Organiser) -> None:
    draft = organiser.begin(title="Buurtbudget", pot=84000, tables=6, date="2027-03-20T19:30", agenda="stemavond")
    found = evening.load(draft)
    assert (found.text("title"), found.cents("pot"), found.whole("tables")) == ("Buurtbudget", 8_400_000, 6)
    assert found.starts is not None
    assert found.starts.isoformat() == "2027-03-20T19:30:00+01:00"
    answer = organiser.client.post(f"{DESK}/bijeenkomsten", data={"title": "Tweede"})
    assert answer.status_code == 303
    assert evening.load(answer.location.rpartition("/")[2]).text("title") == "Tweede"


@pytest.mark.parametrize("wrong", [{"agenda": "bestaat niet"}, {"date": "morgen"}, {"title": "x" * 121}])
def test_what_cannot_be_understood_makes_no_draft(organiser: Organiser, wrong: dict[str, str]) -> None:
    answer = organiser.client.post(f"{DESK}/bijeenkomsten", json={"title": "Proef"} | wrong, headers=JSON)
    assert answer.status_code in (409, 422)
    assert "Ga verder" not in organiser.client.get(DESK).text


def test_the_list_has_drafts_coming_live_and_closed_evenings(organiser: Organiser) -> None:
    organiser.begin(title="Nog een concept")
    meetings.create(small())
    page = organiser.client.get(DESK).text
    assert page.index("Concepten") < page.index("Nog een concept") < page.index("Komend") < page.index("Proeftafel")


def test_a_draft_is_copied_with_all_that_is_in_it_but_its_day(organiser: Organiser) -> None:
    draft = ready(organiser, date="2027-03-20")
    answer = organiser.client.post(f"{DESK}/{draft}/kopie")
    copied = evening.load(answer.location.rpartition("/")[2])
    assert (copied.text("title"), copied.date, copied.cents("pot")) == ("Kopie van Buurtbudget", None, 8_400_000)
    assert [plan.text("title") for plan in copied.items("plan")] == ["Moestuin"]


def test_an_evening_is_copied_with_its_plans_and_frames(organiser: Organiser) -> None:
    meetings.create(small())
    answer = organiser.client.post(f"{DESK}/avonden/PROEF2/kopie")
    copied = evening.load(answer.location.rpartition("/")[2])
    said = [(plan.text("id"), plan.cents("ask"), plan.cents("minimum")) for plan in copied.items("plan")]
    assert said == [("P1", 600_000, 300_000), ("P2", 500_000, None), ("P3", 250_000, 100_000)]
    assert copied.text("frame.money.text") == "Tekst van money"


def test_a_draft_is_thrown_away_whole(organiser: Organiser) -> None:
    draft = ready(organiser)
    assert organiser.press(draft, "weg").status_code == 303
    with pytest.raises(Refused, match="unknown_draft"):
        evening.load(draft)
    assert organiser.client.get(f"{DESK}/{draft}").status_code == 409


def test_opening_snapshots_everything_and_answers_as_new(organiser: Organiser) -> None:
    draft = ready(organiser, date="2027-03-20")
    code = drafts.reserve(draft)
    answer = organiser.client.post(f"{DESK}/{draft}/openen", headers=JSON)
    assert answer.json["code"] == code
    assert set(answer.json) == {"code", "links", "facilitator_key"}
    assert answer.json["links"]["console"].endswith(f"/t/{code}/regie#{answer.json['facilitator_key']}")
    meeting = meetings.load(code).state
    (plan,) = plans(meeting).values()
    assert (meeting.title, meeting.pot) == ("Buurtbudget", 8_400_000)
    assert (plan.title, plan.ask, plan.minimum, plan.scalable) == ("Moestuin", 1_200_000, 800_000, True)
    assert "€\N{NO-BREAK SPACE}84.000" in frames(meeting)["money"].text
    assert [table.online for table in meeting.parts["seating"].tables.values()] == [False] * 4 + [True]


def test_an_opened_evening_is_never_thrown_away_changed_or_opened_again(organiser: Organiser) -> None:
    draft = ready(organiser)
    code = opening.open_evening(draft)
    for action in ("weg", "openen", "veld", "ongedaan", "code"):
        answer = organiser.client.post(f"{DESK}/{draft}/{action}", data={"name": "title", "value": "x"}, headers=JSON)
        assert (answer.status_code, answer.json["error"]["key"]) == (409, "draft_opened")
    assert meetings.load(code).state.title == "Buurtbudget"


def test_what_is_missing_keeps_it_from_being_opened_and_nothing_is_half_made(organiser: Organiser) -> None:
    draft = organiser.begin(title="Buurtbudget")
    answer = organiser.client.post(f"{DESK}/{draft}/openen", headers=JSON)
    assert (answer.status_code, answer.json["error"]["key"]) == (409, "draft_not_ready")
    assert "Er staat nog geen pot." in answer.json["error"]["message"]
    assert evening.load(draft).opened is None


def test_only_a_closed_evening_goes_to_the_archive_and_comes_back(organiser: Organiser, desk_app: Flask) -> None:
    meetings.create(small())
    answer = organiser.client.post(f"{DESK}/avonden/PROEF2/archief", data={"away": "1"}, headers=JSON)
    assert answer.json["error"]["key"] == "not_over_yet"


def test_an_organiser_leads_any_evening_with_a_link_of_their_own(organiser: Organiser) -> None:
    meetings.create(small())
    answer = organiser.client.post(f"{DESK}/avonden/PROEF2/regie")
    assert (answer.status_code, answer.location) == (303, "/t/PROEF2/regie")
    assert organiser.client.get(answer.location).status_code == 200


def test_after_opening_one_s_own_phone_has_a_link_and_a_code_to_scan_and_later_a_fresh_one(
    organiser: Organiser, stranger: FlaskClient
) -> None:
    draft = ready(organiser)
    page = organiser.press(draft, "openen").text
    for phone in (page, organiser.press(draft, "telefoon").text):
        key = phone.partition("/regie#")[2].partition("<")[0]
        code = evening.load(draft).code
        assert str(qr(f"http://127.0.0.1:8000/t/{code}/regie#{key}")) in phone
        assert str(qr(f"http://127.0.0.1:8000/t/{code}/scherm")) in phone
        assert stranger.post(f"/t/{code}/regie/key", data={"key": key}).status_code == 204
    assert "/regie#" not in organiser.client.get(f"{DESK}/{draft}/openen").text


def test_an_evening_that_is_not_opened_has_no_link_to_lead_it(organiser: Organiser) -> None:
    assert organiser.press(ready(organiser), "telefoon").status_code == 409
