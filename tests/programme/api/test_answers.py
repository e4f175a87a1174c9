"""What programs are answered: lists by page, filters, ids that stay, and clear words where a question is wrong."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.live import limits
from app.programme.api import parameters, problems
from app.programme.duties.tables import DUTY
from app.programme.places import places
from app.programme.places.tables import PLACE
from app.programme.rounds import rounds
from app.programme.rounds.tables import AWARD, ENVELOPE, FIGURE, ROUND
from app.programme.storage import rows
from app.services import services_of
from tests.programme.api.reading import API, PUBLIC, Reader
from tests.programme.evening import CODE

ONE, TWO = (f"amsterdam-amsterdammers-maak-je-stad-{years}" for years in ("20172018", "20192020"))
pytestmark = pytest.mark.xdist_group("api")


def test_every_list_read_through_by_pages_twice_is_what_the_tables_hold(city: Flask, reader: Reader) -> None:
    with city.app_context():
        shown = {row.id for row in rows(sa.select(ROUND.c.id).where(ROUND.c.public))}
        held = {
            "/places": {(row.id,) for row in rows(sa.select(PLACE.c.id))},
            "/rounds": {(each,) for each in shown},
            "/plans": {(row.round, row.plan) for row in rows(sa.select(AWARD)) if row.round in shown},
            "/duties": {(row.meeting, row.subject) for row in rows(sa.select(DUTY))},
            "/meetings": {(CODE,)},
        }
        parts = {(row.round, row.key) for row in rows(sa.select(ENVELOPE)) if row.round in shown}
        told = {(row.round, row.name) for row in rows(sa.select(FIGURE)) if row.round in shown}
    keys = {"/plans": ("roundId", "id"), "/duties": ("meetingId", "id")}
    for _again in range(2):
        for path, wanted in held.items():
            found = [tuple(each[name] for name in keys.get(path, ("id",))) for each in reader.items(f"{path}?limit=7")]
            assert len(found) == len(set(found))
            assert set(found) == wanted
            assert found == sorted(found)
        assert {(each, one["id"]) for each in shown for one in reader.items(f"/rounds/{each}/envelopes")} == parts
        assert {(each, one["name"]) for each in shown for one in reader.items(f"/rounds/{each}/figures")} == told


def test_a_page_holds_fifty_and_at_most_a_hundred_and_a_row_that_comes_moves_no_other(reader: Reader) -> None:
    first = reader.get("/plans").json
    assert len(first["items"]) == parameters.DEFAULT
    assert len(reader.get("/plans?limit=100").json["items"]) == parameters.MOST
    assert reader.get("/plans?limit=101").status_code == 400
    everything = reader.items("/plans?limit=100")
    assert everything[: parameters.DEFAULT] == first["items"]
    assert reader.get(first["_links"]["next"]["href"]).json["items"] == everything[50:100]


def test_one_of_a_list_is_what_the_list_says_of_it(reader: Reader) -> None:
    for path in ("/places", "/rounds", "/meetings", f"/rounds/{ONE}/plans", f"/rounds/{ONE}/figures", "/duties"):
        for each in reader.items(path)[:5]:
            assert reader.get(each["_links"]["self"]["href"]).json == each


def test_what_is_told_of_a_round_and_of_a_closed_meeting_are_their_facts(reader: Reader) -> None:
    edition = reader.get(f"/rounds/{ONE}").json
    assert (edition["amountCents"], edition["awardedCents"], edition["model"]) == (60_000_000, 60_000_000, "selection")
    assert (edition["begins"], edition["ends"], edition["placeId"]) == ("2017-01-01", "2018-12-31", "amsterdam")
    assert {each["name"]: each["value"] for each in reader.items(f"/rounds/{ONE}/figures")} == {
        "applications": 475, "chosen": 36, "smallest": 500_000, "largest": 2_000_000,
    }  # fmt: skip
    evening = reader.get(f"/meetings/{CODE}").json
    record = reader.client.get(f"/t/{CODE}/besluit.json", base_url=PUBLIC).json["record"]
    assert (evening["title"], evening["amountCents"]) == (record["title"], record["pot"])
    assert datetime.fromisoformat(evening["closedAt"]) == datetime.fromisoformat(record["times"]["closed"])
    assert {each["stage"]: each.get("ballots") for each in evening["votes"]} == {
        stage: sum(by.values()) for stage, by in record["turnout"]["ballots"].items()
    }
    (decision,) = evening["decisions"]
    given = {plan["id"]: plan["amount"] for plan in record["plans"] if plan["amount"] is not None}
    assert {each["plan"]: each["amountCents"] for each in decision["awards"]} == given
    for form in ("page", "json", "pdf"):
        assert reader.get(evening["_links"][form]["href"]).status_code == 200
    assert {each["meetingId"] for each in reader.items(f"/rounds/{evening['roundId']}/plans")} == {CODE}


def test_filters_choose_by_place_below_it_year_model_stage_and_outcome(city: Flask, reader: Reader) -> None:
    everything, north = reader.items("/rounds"), reader.items("/rounds?within=noord")
    assert 0 < len(north) < len(everything)
    inside = {each["id"] for each in reader.items("/places?within=noord")}
    assert inside == {"noord"} | {each["id"] for each in reader.items("/places?parent=noord")}
    assert {each["id"] for each in north} == {each["id"] for each in everything if each["placeId"] in inside}
    for query, fits in {
        "place=noord": lambda each: each["placeId"] == "noord",
        "year=2018": lambda each: each.get("begins", "9") <= "2018-12-31" and each.get("ends", "") >= "2018-01-01",
        "model=selection": lambda each: each["model"] == "selection",
        "stage=carrying_out": lambda each: each["stage"] == "carrying_out",
        f"parent={TWO}": lambda each: each.get("parentId") == TWO,
    }.items():
        found = reader.items(f"/rounds?{query}")
        assert found
        assert found == [each for each in everything if fits(each)]
    plans = reader.items("/plans?limit=100")
    for query, fits in {
        "outcome=awarded": lambda each: each["awardedCents"] > 0,
        "outcome=not-awarded": lambda each: each["awardedCents"] == 0,
        f"round={ONE}": lambda each: each["roundId"] == ONE,
        f"meeting={CODE}": lambda each: each.get("meetingId") == CODE,
    }.items():
        assert reader.items(f"/plans?limit=100&{query}") == [each for each in plans if fits(each)] != []
    duties = reader.items("/duties")
    due = sorted(each["due"] for each in duties)[1]
    assert reader.items(f"/duties?dueBefore={due}") == [each for each in duties if each["due"] < due]
    assert reader.items("/duties?state=open") == [each for each in duties if each["state"] == "open"]


def test_all_that_is_wrong_with_a_question_is_said_at_once_in_the_language_that_was_asked(reader: Reader) -> None:
    wrong = "/rounds?limit=0&year=ooit&model=loterij&within=Noord!&kleur=rood&taal=nl&place=noord&place=zuid"
    answer = reader.get(wrong)
    assert (answer.status_code, answer.content_type) == (400, problems.PROBLEM)
    assert (answer.json["status"], answer.json["title"]) == (400, "Deze vraag klopt niet")
    named = [each["parameter"] for each in answer.json["errors"]]
    assert named == ["kleur", "limit", "model", "place", "taal", "within", "year"]
    said = {each["parameter"]: each["detail"] for each in answer.json["errors"]}
    assert said["limit"] == "Geef één heel getal van 1 tot en met 100."
    assert said["model"].startswith("Kies een van deze: challenge, mixed")
    english = reader.get(wrong, Accept_Language="en")
    assert english.json["errors"][1]["detail"] == "Give one whole number from 1 to 100."
    assert "Accept-Language" in english.headers["Vary"]
    for cursor in ("x", "WyJhIiwiYiJd", "W10", "W251bGxd", "WyJcdTAwMDAiXQ", "é"):
        assert [each["parameter"] for each in reader.get(f"/rounds?cursor={cursor}").json["errors"]] == ["cursor"]
    assert reader.get(f"/rounds/{ONE}?limit=5").status_code == 400  # one of a list has no pages


def test_what_is_not_there_is_told_as_a_problem_whatever_the_address(reader: Reader) -> None:
    for path in (
        "/rounds/geen", "/rounds/geen/plans", f"/rounds/{ONE}/plans/geen", "/rounds/", "/geen", "/rounds/a/b/c/d",
        "/places/%00", f"/rounds/{ONE}/plans/%00", "/places/%ff", "/openapi.yaml", "/meetings/GEHEIM",
    ):  # fmt: skip
        answer = reader.get(path)
        assert (answer.status_code, answer.content_type) == (404, problems.PROBLEM), path
        assert answer.headers["API-Version"] == problems.VERSION
    elsewhere = reader.client.get("/api/v2/rounds", base_url=PUBLIC)
    assert (elsewhere.status_code, elsewhere.content_type) == (404, problems.PROBLEM)


def test_only_reading_is_answered_and_everything_else_says_what_is(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "BREW"):
        answer = client.open(f"{API}/places", method=method, base_url=PUBLIC)
        assert (answer.status_code, answer.content_type) == (405, problems.PROBLEM), method
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["API-Version"] == problems.VERSION
    head, whole = client.head(f"{API}/places", base_url=PUBLIC), client.get(f"{API}/places", base_url=PUBLIC)
    assert (head.data, head.headers["ETag"]) == (b"", whole.headers["ETag"])
    assert client.get(f"{API}/places", base_url=PUBLIC, headers={"Accept": "text/html"}).status_code == 406
    assert client.get(f"{API}/places", base_url=PUBLIC, headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json; charset=utf-8", 200),
        ("application/JSON;charset=UTF-8, text/plain", 200),
        ("text/html, application/*;q=0.5", 200),
        ("application/json; charset=utf-8; q=0", 406),
        ("application/json;q=0, */*", 406),
        ("application/*;q=0, */*", 406),
        ("application/hal+json", 406),
        ("", 200),
    ],
)
def test_whoever_accepts_json_gets_it_whatever_else_the_header_says(
    accept: str, status: int, client: FlaskClient
) -> None:
    assert client.get(f"{API}/places", base_url=PUBLIC, headers={"Accept": accept}).status_code == status


def test_an_id_and_its_address_stay_what_they_are_when_names_change(city: Flask, reader: Reader) -> None:
    before = {path: reader.get(path).json for path in ("/places/de-banne", "/rounds/de-banne-ronde")}
    with city.app_context():
        places.rename("de-banne", "Banne Buiksloot", "BU03")
        rounds.change("de-banne-ronde", "Alles anders", public="1")
    try:
        after = {path: reader.get(path).json for path in before}
        assert [each["_links"] for each in after.values()] == [each["_links"] for each in before.values()]
        assert [each["id"] for each in after.values()] == ["de-banne", "de-banne-ronde"]
        assert (after["/places/de-banne"]["name"], after["/places/de-banne"]["code"]) == ("Banne Buiksloot", "BU03")
        assert after["/rounds/de-banne-ronde"]["title"] == "Alles anders"
    finally:
        with city.app_context():
            places.rename("de-banne", "De Banne")
            rounds.change("de-banne-ronde", "Ronde", public="1")


def test_so_many_questions_are_answered_and_then_it_is_said_when_there_are_more(city: Flask, reader: Reader) -> None:
    services_of(city).limits.rates = {"programs": limits.Rate(60, 2)}
    try:
        assert [reader.get("/places").status_code for _ in range(3)] == [200, 200, 429]
        answer = reader.get("/places")
        assert (answer.headers["Retry-After"], answer.content_type) == ("1", problems.PROBLEM)
    finally:
        services_of(city).limits.rates = {}
