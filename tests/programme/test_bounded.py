"""Every address that somebody unknown may call is bounded: by a limit, or by what is said here of it.

Nothing is counted by address: a hall has one. What strangers share, those who signed in here before do not wait for.
"""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.live.limits import Rate
from app.programme.feature import Route
from app.programme.places import places
from app.programme.registry import FEATURES
from app.programme.rounds import rounds
from app.services import services
from tests.programme.accounts.joining import joined
from tests.programme.intake.conftest import form

READS = "reads a page of the database, with as many questions however much there is"
OWN = "asks for an account that was signed in to"
KEY = "a wrong key is counted by device and all together, as wrong codes are"
COOKIE = "keeps something in the cookie of who asks, and nothing here"
ACT = "counted by the person of the link, as acts are"
SEAT = "one for each seat of a meeting, and seats are counted"
BY_ITSELF = {
    "GET /account/aanmelden": READS,
    "POST /account/aanmelden": "a wrong password is counted by address, by device and all together",
    "POST /account/aanmelden/sleutel/vraag": COOKIE,
    "POST /account/aanmelden/sleutel": KEY,
    "POST /account/afmelden": "ends the one session of this device",
    "GET /account/uitnodiging": READS,
    "POST /account/uitnodiging": KEY,
    **dict.fromkeys(
        [
            "GET /account/uitnodiging/aannemen",
            "POST /account/uitnodiging/aannemen",
            "POST /account/uitnodiging/sleutel/vraag",
            "POST /account/uitnodiging/sleutel",
        ],
        "asks for the key of an invitation, which serves once",
    ),
    "GET /account": OWN,
    "POST /account": OWN,
    "POST /account/wachtwoord": "a wrong password is counted by address, by device and all together",
    **dict.fromkeys(
        [
            f"POST /account/{each}"
            for each in ("sleutel/vraag", "sleutel", "sleutel/weg", "ontkoppelen", "overal-af", "weg")
        ],
        OWN,
    ),
    **dict.fromkeys(
        [
            "GET /buurt",
            "GET /buurt/<place>",
            "GET /ronde/<round>",
            "GET /buurt/<place>/kaders",
            "GET /buurt/<place>/kaders/afspraak/<key>",
            "GET /buurt/<place>/kaders/<int:number>",
            "GET /buurt/<place>/kaders/<int:number>.json",
            "GET /buurt/<place>/stadsgesprekken",
            "GET /buurt/<place>/stadsgesprekken/<talk>",
            "GET /buurt/<place>/nakomen",
            "GET /ronde/<round>/plannen",
            "GET /ronde/<round>/plannen/<int:number>",
            "GET /ronde/<round>/indienen",
            "GET /plan",
            "GET /plan/<person>",
            "GET /plan/<person>/<step>",
            "GET /terugmelden",
            "GET /terugmelden/<shown>",
            "GET /herinnering",
            "GET /t/<code>/vooraf",
            "GET /t/<code>/na-afloop",
            "GET /leren",
            "GET /ronde/<round>/publicaties",
            "GET /api",
        ],
        READS,
    ),
    **dict.fromkeys(
        [
            "GET /ronde/<round>/plannen/<int:number>/foto",
            "GET /ronde/<round>/beeld/<int:number>",
            "GET /plan/<person>/beeld",
        ],
        "sends a picture that was made small when it came in, and that a browser keeps",
    ),
    "GET /kaart/<int:z>/<int:x>/<int:y>.<form>": "sends a file as it lies on the disk",
    "GET /kaart/map.pmtiles": "sends a piece of a file as it lies on the disk",
    "POST /ronde/<round>/plannen/<int:number>/steun": "counted by plan",
    "POST /ronde/<round>/plannen/<int:number>/geen-steun": "counted by plan",
    "POST /ronde/<round>/indienen": "counted by round; a device has five plans, a round ten thousand",
    "POST /plan/key": KEY,
    "POST /plan/<person>/doe/<what>": ACT,
    "POST /plan/<person>/<step>": ACT,
    "POST /terugmelden/key": KEY,
    "POST /terugmelden/<shown>": f"{ACT}; a plan has forty reports",
    "POST /buurt/<place>/herinnering": "sixty letters an hour, of everybody together",
    "POST /herinnering": KEY,
    "POST /t/<code>/vooraf": SEAT,
    "POST /t/<code>/na-afloop": SEAT,
    "GET /api/v1/": "counted where it answers, as it answers programs in their own way",
    "GET /api/v1/<path:path>": "counted where it answers, as it answers programs in their own way",
}
"""What bounds each address that has no limit of its own."""
ANONYMOUS = {f"{each.methods[0]} {each.rule}": each for _feature, each in FEATURES.routes() if each.right is None}
LIMITED = {name: each for name, each in ANONYMOUS.items() if each.limit}
ROUND = "de-banne-ronde-2027"
AT = {"place": "noord", "round": ROUND, "number": "1"}
NONE = Rate(1, 1)
JSON = {"Accept": "application/json"}


@pytest.fixture
def round_(house: Flask) -> str:
    """A public round that takes plans."""
    from app.programme.intake import intakes

    rounds.add(places.load("de-banne"), "Ronde 2027", 10_000_000, public="1", stage="plans")
    intakes.save(ROUND, form())
    return ROUND


def full(*names: str, key: str = "") -> None:
    """Let these buckets hold one, and take it."""
    services().limits.rates = dict.fromkeys(names, NONE)
    for name in names:
        services().limits.spend(name, key)


def address(route: Route) -> str:
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: AT[found[1]], route.rule)


def test_every_address_for_everybody_is_limited_or_it_is_said_why_not() -> None:
    assert set(ANONYMOUS) == set(LIMITED) | set(BY_ITSELF)
    assert not set(LIMITED) & set(BY_ITSELF)


@pytest.mark.parametrize("name", LIMITED)
def test_who_comes_when_a_bucket_is_empty_reads_for_how_long(name: str, round_: str, passer_by: FlaskClient) -> None:
    route = LIMITED[name]
    full(str(route.limit))
    answer = passer_by.get(address(route))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert "Even rustig aan" in answer.text


def test_who_signed_in_here_before_does_not_wait_for_strangers(house: Flask, passer_by: FlaskClient) -> None:
    own = joined(house)
    own.post("/account/afmelden")
    full("municipality")
    assert passer_by.get("/account/gemeente", headers=JSON).status_code == 429
    answer = own.get("/account/gemeente", headers=JSON)
    assert answer.get_json()["error"]["key"] == "oidc_off"


def test_a_hall_behind_one_address_searches_and_reads_at_once(round_: str, house: Flask) -> None:
    from app.live.limits import SHIPPED

    services().limits.rates = dict(SHIPPED)
    assert SHIPPED["searches"].burst >= 500
    assert SHIPPED["downloads"].burst >= 1_000
    answers = {house.test_client().get("/zoeken?q=bank").status_code for _ in range(20)}
    assert answers == {200}


@pytest.mark.parametrize("path", ["/plan/key", "/terugmelden/key", "/herinnering", "/account/uitnodiging"])
def test_a_device_that_tries_keys_has_to_wait(path: str, house: Flask, passer_by: FlaskClient) -> None:
    passer_by.get("/buurt")
    services().limits.rates = {"codes": Rate(6, 3)}
    answers = [passer_by.post(path, data={"key": f"{each}" * 43}, headers=JSON) for each in range(4)]
    assert answers[-1].status_code == 429
    assert answers[-1].get_json()["error"]["key"] == "too_many_keys"
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert house.test_client().post(path, data={"key": "x" * 43}, headers=JSON).status_code != 429


def test_support_is_counted_whether_it_is_given_or_taken_back(round_: str, house: Flask) -> None:
    from tests.programme.intake.conftest import begun

    browser = house.test_client()
    person = begun(browser, "Een bankje")
    for step in ("wat", "geld", "klaar"):
        browser.post(f"/plan/{person}/{step}", data={"title": "Een bankje", "short": "Kort.", "ask": "500"})
    services().limits.rates = {"supports": Rate(6, 2)}
    root = f"/ronde/{round_}/plannen/1"
    answers = [
        browser.post(f"{root}/{each}", headers=JSON).status_code for each in ("steun", "geen-steun", "geen-steun")
    ]
    assert answers == [303, 303, 429]


def test_one_person_behind_a_plan_does_so_much_and_another_waits_for_nothing(round_: str, house: Flask) -> None:
    from tests.programme.intake.conftest import begun

    one, other = house.test_client(), house.test_client()
    persons = {browser: begun(browser, "Een bankje") for browser in (one, other)}
    services().limits.rates = {"acts": Rate(30, 2)}
    said = {"title": "Een bankje", "short": "Kort."}
    assert [one.post(f"/plan/{persons[one]}/wat", data=said).status_code for _ in range(3)] == [303, 303, 429]
    assert other.post(f"/plan/{persons[other]}/wat", data=said).status_code == 303
