"""A call: plans are sent in by anybody until the deadline of a round, and the organiser judges them with a reason."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.desk import evening, opening
from app.desk.calls import calls, entries
from app.desk.calls.calls import Call, Round
from app.desk.pages import public_call
from app.live.limits import Rate
from app.services import services
from tests.desk.organiser import DESK, JSON, Organiser

NOW = datetime(2030, 5, 1, 12, 0, tzinfo=UTC)
CALL = {
    "title": "Groen in de straat",
    "text": "Wat maakt je straat groener?",
    "amount": "20.000",
    "round.1": "Ideeën",
    "closes.1": "2030-06-01T20:00",
    "round.2": "",
    "closes.2": "2030-07-01T20:00",
    "shown": "1",
}
PLAN = {"title": "Moestuin", "ask": "4.000", "minimum": "", "proposer": "Bo", "theme": "", "short": "Kort", "text": ""}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets what time it is for who sends in."""

    def at(moment: datetime) -> None:
        told = SimpleNamespace(now=lambda zone: moment)
        monkeypatch.setattr(entries, "datetime", told)
        monkeypatch.setattr(public_call, "datetime", told)

    at(NOW)
    return at


@pytest.fixture
def draft(organiser: Organiser) -> str:
    """An evening with a call that is shown."""
    found = organiser.begin(title="Groene avond", pot="20.000")
    assert organiser.client.post(f"{DESK}/{found}/oproep", data=CALL).status_code == 303
    return found


def address(draft: str) -> str:
    call = calls.of_draft(draft)
    assert call is not None
    return f"/oproep/{call.code}"


def refused(client: FlaskClient, path: str, **wrong: str) -> str:
    answer = client.post(path, data=PLAN | wrong, headers=JSON)
    return str(answer.json["error"]["key"])


def test_anybody_sends_a_plan_in_and_reads_it_again(draft: str, stranger: FlaskClient, clock: Any) -> None:
    page = stranger.get(address(draft)).text
    assert "Wat maakt je straat groener?" in page
    assert "20.000" in page
    assert "zaterdag 1 juni om 20.00 uur" in page
    answer = stranger.post(address(draft), data=PLAN)
    assert (answer.status_code, answer.location) == (303, f"{address(draft)}?klaar=1")
    assert "Moestuin" in stranger.get(address(draft)).text
    assert "Moestuin" not in Flask.test_client(stranger.application).get(address(draft)).text
    assert 'lang="en"' in stranger.get(f"{address(draft)}?taal=en").text


def test_it_is_changed_until_the_round_closes_and_not_after_by_the_clock_of_the_server(
    draft: str, stranger: FlaskClient, clock: Any
) -> None:
    stranger.post(address(draft), data=PLAN)
    assert stranger.post(address(draft), data=PLAN | {"number": "1", "ask": "5.000"}).status_code == 303
    assert entries.all_of(draft)[0].said["ask"] == "5.000"
    clock(datetime(2030, 6, 1, 17, 59, 59, tzinfo=UTC))
    assert stranger.post(address(draft), data=PLAN | {"title": "Net op tijd"}).status_code == 303
    clock(datetime(2030, 6, 1, 18, 0, tzinfo=UTC))
    assert refused(stranger, address(draft), number="1") == "call_closed", "another round is open by now"
    assert stranger.post(address(draft), data=PLAN | {"title": "Tweede ronde"}).status_code == 303
    clock(datetime(2030, 7, 1, 18, 0, tzinfo=UTC))
    assert refused(stranger, address(draft)) == "call_closed"
    assert "De oproep is gesloten" in stranger.get(address(draft)).text
    assert [(each.said["title"], each.round) for each in entries.all_of(draft)] == [
        ("Moestuin", 1),
        ("Net op tijd", 1),
        ("Tweede ronde", 2),
    ]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"title": " "}, "title_needed"),
        ({"ask": ""}, "ask_needed"),
        ({"ask": "0"}, "ask_needed"),
        ({"ask": "veel"}, "amount_unreadable"),
        ({"minimum": "9.000"}, "minimum_over_ask"),
        ({"text": "a" * 4001}, "text_too_long"),
        ({"short": "\x07"}, "text_unreadable"),
        ({"number": "9"}, "unknown_entry"),
    ],
)
def test_what_cannot_be_is_explained_and_keeps_nothing(
    draft: str, stranger: FlaskClient, clock: Any, wrong: dict[str, str], key: str
) -> None:
    assert refused(stranger, address(draft), **wrong) == key
    assert entries.all_of(draft) == []


def test_a_device_sends_in_five_and_a_flood_waits(draft: str, stranger: FlaskClient, clock: Any) -> None:
    for _ in range(entries.MOST_EACH):
        assert stranger.post(address(draft), data=PLAN).status_code == 303
    assert refused(stranger, address(draft)) == "too_many_entries"
    services().limits.rates = {"entries": Rate(1, 1)}
    other = Flask.test_client(stranger.application)
    assert other.post(address(draft), data=PLAN).status_code == 303
    answer = other.post(address(draft), data=PLAN)
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)


def test_nobody_changes_what_another_sent_in(draft: str, stranger: FlaskClient, clock: Any) -> None:
    stranger.post(address(draft), data=PLAN)
    other = Flask.test_client(stranger.application)
    assert refused(other, address(draft), number="1") == "unknown_entry"


def test_another_site_sends_nothing_in(draft: str, stranger: FlaskClient, clock: Any) -> None:
    answer = stranger.post(address(draft), data=PLAN, headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403


def test_the_organiser_judges_once_and_the_sender_reads_why(
    organiser: Organiser, draft: str, stranger: FlaskClient, clock: Any
) -> None:
    for title in ("Moestuin", "Zwembad"):
        stranger.post(address(draft), data=PLAN | {"title": title})
    root = f"{DESK}/{draft}/oproep"
    page = organiser.client.get(root).text
    assert "Zwembad" in page
    assert page.count("Ideeën") == 3, "in its field, and with each entry"
    assert organiser.client.post(f"{root}/2/niet", data={"reason": " "}, headers=JSON).status_code == 422
    assert organiser.client.post(f"{root}/1/erbij").status_code == 303
    assert organiser.client.post(f"{root}/2/niet", data={"reason": "Past niet in de straat."}).status_code == 303
    again = organiser.client.post(f"{root}/2/erbij", headers=JSON)
    assert (again.status_code, again.json["error"]["key"]) == (409, "entry_judged")
    assert [item.text("title") for item in evening.load(draft).items("plan")] == ["Moestuin"]
    page = stranger.get(address(draft)).text
    assert "Past niet in de straat." in page
    assert "staat op de lijst" in page
    assert refused(stranger, address(draft), number="1") == "entry_judged"


def test_the_plan_of_the_evening_says_on_which_call_it_came(
    organiser: Organiser, draft: str, stranger: FlaskClient, clock: Any
) -> None:
    stranger.post(address(draft), data=PLAN)
    organiser.client.post(f"{DESK}/{draft}/oproep/1/erbij")
    (plan,) = opening.initiatives(evening.load(draft))
    assert plan.ask == 400_000
    assert plan.origin
    assert (plan.origin.call, plan.origin.round, plan.origin.sent) == (
        "Groen in de straat",
        "Ideeën",
        "2030-05-01T12:00:00Z",
    )


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"title": ""}, "call_incomplete"),
        ({"closes.1": "", "closes.2": "", "round.1": ""}, "call_incomplete"),
        ({"closes.1": "morgen"}, "round_unreadable"),
        ({"closes.1": ""}, "round_unreadable"),
        ({"closes.2": "2030-05-01T20:00"}, "rounds_backwards"),
        ({"amount": "veel"}, "amount_unreadable"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_stays_as_it_was(
    organiser: Organiser, draft: str, wrong: dict[str, str], key: str
) -> None:
    before = calls.of_draft(draft)
    answer = organiser.client.post(f"{DESK}/{draft}/oproep", data=CALL | wrong, headers=JSON)
    assert answer.json["error"]["key"] == key
    assert calls.of_draft(draft) == before


def test_a_round_in_which_plans_came_in_stays(
    organiser: Organiser, draft: str, stranger: FlaskClient, clock: Any
) -> None:
    stranger.post(address(draft), data=PLAN)
    left = {name: text for name, text in CALL.items() if not name.endswith(".1")}
    answer = organiser.client.post(f"{DESK}/{draft}/oproep", data=left, headers=JSON)
    assert answer.json["error"]["key"] == "round_in_use"


def test_a_call_that_is_not_shown_is_nowhere(organiser: Organiser, draft: str, stranger: FlaskClient) -> None:
    here = address(draft)
    organiser.client.post(f"{DESK}/{draft}/oproep", data=CALL | {"shown": ""})
    assert stranger.get(here).status_code == 404
    assert stranger.get("/oproep/BESTAATNIET").status_code == 404


def test_with_its_draft_everything_of_a_call_goes(
    organiser: Organiser, draft: str, stranger: FlaskClient, clock: Any
) -> None:
    stranger.post(address(draft), data=PLAN)
    assert organiser.client.post(f"{DESK}/{draft}/weg").status_code == 303
    assert calls.of_draft(draft) is None
    assert entries.all_of(draft) == []


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=4, unique=True), st.integers(0, 1100))
def test_exactly_the_first_round_that_is_not_over_takes_plans(days: list[int], today: int) -> None:
    ends = [NOW + timedelta(days=day) for day in sorted(days)]
    rounds = tuple(Round(n, "", closes) for n, closes in enumerate(ends, 1))
    call = Call("D", "C", "Titel", "Tekst", None, True, rounds)
    found = call.open_at(NOW + timedelta(days=today))
    left = [each for each in rounds if each.closes > NOW + timedelta(days=today)]
    assert found == (left[0] if left else None)
