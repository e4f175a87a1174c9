"""What may not be: refused over HTTP and over a socket alike, in both languages, with the log as it was."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa

from facilitation.state.plan import Initiative
from tests.realtime.servers import Device, Furnish, Live, Server, new_id, opening

ELSEWHERE = (Initiative("Q7", "Plan van een andere buurt", 100_000, 100_000),)
SAID: dict[str, Any] = {"initiative": "P1", "side": "for", "text": "Goed voor de buurt"}


class Case(NamedTuple):
    """Somebody on a face asks something at a stage; the key and the HTTP status of the answer."""

    stage: str
    who: str
    kind: str
    fields: dict[str, Any]
    key: str
    status: int


def ballot(**paper: Any) -> dict[str, Any]:
    return {"ballot": paper}


CASES = {
    "wrong stage": Case("ranking", "phone", "argument.post", SAID, "wrong_stage", 409),
    "no ballot at this stage": Case("arguments", "phone", "ballot.cast", ballot(order=["P1"]), "no_ballot_now", 409),
    "wrong role": Case("arguments", "phone", "stage.advance", {}, "not_allowed", 403),
    "the facilitator votes": Case("ranking", "console", "ballot.cast", ballot(order=["P1"]), "seat_unchosen", 403),
    "nobody's phone": Case("arguments", "visitor", "argument.post", SAID, "seat_needed", 403),
    "a seat elsewhere": Case("arguments", "stranger", "argument.post", SAID, "seat_needed", 403),
    "somebody else's seat": Case("arguments", "phone", "argument.post", SAID | {"seat": "S0"}, "not_your_seat", 403),
    "another meeting's plan": Case(
        "arguments", "phone", "argument.post", SAID | {"initiative": "Q7"}, "unknown_initiative", 409
    ),
    "another meeting's seat": Case("arguments", "console", "argument.post", SAID, "unknown_seat", 409),
    "unknown plan": Case("arguments", "console", "floor.give", {"initiative": "P9"}, "unknown_initiative", 409),
    "unknown argument": Case("arguments", "phone", "argument.support", {"argument": "A99"}, "unknown_argument", 409),
    "unknown stage": Case("arguments", "console", "stage.advance", {"to": "lunch"}, "unknown_stage", 409),
    "the other facilitator was first": Case(
        "arguments", "console", "stage.advance", {"expecting": "welcome"}, "stage_moved", 409
    ),
    "ranked twice": Case("ranking", "phone", "ballot.cast", ballot(order=["P1", "P1"]), "ballot_repeats", 422),
    "ranked unknown": Case("ranking", "phone", "ballot.cast", ballot(order=["P1", "P9"]), "unknown_initiative", 409),
    "ranked elsewhere": Case("ranking", "phone", "ballot.cast", ballot(order=["Q7"]), "unknown_initiative", 409),
    "an empty ranking": Case("ranking", "phone", "ballot.cast", ballot(order=[]), "ballot_empty", 422),
    "another kind of ballot": Case("ranking", "phone", "ballot.cast", ballot(approved=["P1"]), "ballot_form", 422),
    "empty text": Case("arguments", "phone", "argument.post", SAID | {"text": "  \n "}, "text_empty", 422),
    "281 characters": Case("arguments", "phone", "argument.post", SAID | {"text": "é" * 281}, "text_too_long", 422),
    "a text with NUL": Case("arguments", "phone", "argument.post", SAID | {"text": "a\0b"}, "text_unreadable", 422),
    "no text at all": Case(
        "arguments", "phone", "argument.post", {"initiative": "P1", "side": "for"}, "malformed", 422
    ),
    "a number as text": Case("arguments", "phone", "argument.post", SAID | {"text": 5}, "malformed", 422),
    "another side": Case("arguments", "phone", "argument.post", SAID | {"side": "maybe"}, "malformed", 422),
    "a field too many": Case("arguments", "phone", "argument.post", SAID | {"author": "S1"}, "malformed", 422),
    "negative": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": -1}), "malformed", 422),
    "over the pot": Case(
        "allocation", "phone", "ballot.cast", ballot(amounts={"P1": 600_000, "P2": 500_000}), "over_pot", 409
    ),
    "not offered": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": 17}), "amount_not_offered", 409),
    "not a number": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": float("nan")}), "malformed", 422),
    "without end": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": float("inf")}), "malformed", 422),
    "huge": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": 10**40}), "malformed", 422),
    "thousands of digits": Case(
        "allocation", "phone", "ballot.cast", ballot(amounts={"P1": 10**4200}), "malformed", 422
    ),
    "half a cent": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": 0.5}), "malformed", 422),
    "an amount as text": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": "5"}), "malformed", 422),
    "a list for an amount": Case("allocation", "phone", "ballot.cast", ballot(amounts={"P1": []}), "malformed", 422),
    "an unknown plan gets money": Case(
        "allocation", "phone", "ballot.cast", ballot(amounts={"P9": 0}), "unknown_initiative", 409
    ),
    "a clock of a year": Case("arguments", "console", "clock.set", {"seconds": 10**8}, "malformed", 422),
    "a negative clock": Case("arguments", "console", "clock.set", {"seconds": -1}, "malformed", 422),
    "an act nobody knows": Case("arguments", "console", "meeting.burn", {}, "unknown_act", 422),
    "taking a seat from outside": Case("arguments", "phone", "seat.take", {"seat": "S1"}, "unknown_act", 422),
}


class Place(NamedTuple):
    """A server with a meeting at each stage, and for each stage who is there."""

    server: Server
    here: dict[tuple[str, str], Device]
    live: dict[tuple[str, str, str], Live]


@pytest.fixture(scope="module")
def place(furnish: Furnish) -> Iterator[Place]:
    """Three meetings, one at each stage the cases need, and one elsewhere."""
    stages = {"arguments": "ZAALAA", "ranking": "ZAALRR", "allocation": "ZAALVV"}
    base = furnish(*map(opening, stages.values()), opening("ELDERS", ELSEWHERE))
    base.start()
    stranger = base.at("ELDERS").seated()
    found = Place(base, {}, {})
    for stage, code in stages.items():
        there = base.at(code)
        console = there.leader()
        console.joined().lead_to(stage, at="welcome")
        away = there.device()
        away.web.cookies.update(stranger.web.cookies)
        people = {"console": console, "phone": there.seated(), "visitor": there.device(), "stranger": away}
        for who, device in people.items():
            found.here[stage, who] = device
            found.live.update({(stage, who, locale): device.joined(locale) for locale in ("nl", "en")})
    yield found
    assert base.device().web.get(f"{base.base}/healthz").text == "ok"


def head(server: Server, code: str) -> int:
    engine = sa.create_engine(server.address, poolclass=sa.NullPool)
    with engine.connect() as connection:
        query = sa.text("SELECT max(seq) FROM event WHERE meeting = :code")
        return int(connection.execute(query, {"code": code}).scalar_one())


def fields(name: str, case: Case, place: Place) -> dict[str, Any]:
    if name == "another meeting's seat":
        return case.fields | {"seat": place.here["ranking", "phone"].seat}
    return case.fields


@pytest.mark.parametrize("name", CASES)
def test_refused_over_a_socket_in_both_languages_with_the_log_as_it_was(place: Place, name: str) -> None:
    case = CASES[name]
    before = head(place.server, place.here[case.stage, case.who].code)
    answers = [
        place.live[case.stage, case.who, locale].act(case.kind, **fields(name, case, place)) for locale in ("nl", "en")
    ]
    assert [answer["ok"] for answer in answers] == [False, False]
    assert [answer["error"]["key"] for answer in answers] == [case.key] * 2
    assert answers[0]["error"]["message"] != answers[1]["error"]["message"]
    assert head(place.server, place.here[case.stage, case.who].code) == before


@pytest.mark.parametrize("name", CASES)
def test_refused_over_http_in_both_languages_with_the_log_as_it_was(place: Place, name: str) -> None:
    case = CASES[name]
    device = place.here[case.stage, case.who]
    before = head(place.server, device.code)
    answers = [post(device, case.kind, locale, fields(name, case, place)) for locale in ("nl", "en")]
    assert [answer.status_code for answer in answers] == [case.status] * 2
    assert [answer.json()["error"]["key"] for answer in answers] == [case.key] * 2
    assert answers[0].json()["error"]["message"] != answers[1].json()["error"]["message"]
    assert head(place.server, device.code) == before


def post(device: Device, kind: str, locale: str, more: dict[str, Any]) -> Any:
    """JSON as it is, also where it is none."""
    token = device.web.get(f"{device.url}/token").json()["token"]
    message = {"id": new_id(), "kind": kind, "face": "console" if device.face == "console" else "phone"} | more
    headers = {"X-CSRF-Token": token, "Accept-Language": locale, "Content-Type": "application/json"}
    return device.web.post(f"{device.url}/act", data=json.dumps(message), headers=headers)


def test_a_lone_half_of_a_character_is_refused(place: Place) -> None:
    wire = place.live["arguments", "phone", "nl"].wire
    for field in ("text", "initiative", "id"):
        act = {"id": new_id(), "kind": "argument.post"} | SAID | {field: "\ud800"}
        answer = wire.call("act", act)
        assert not answer["ok"], field
        assert answer["error"]["key"] in ("text_unreadable", "unknown_initiative", "malformed")


def test_an_act_before_joining_is_refused_in_words(place: Place) -> None:
    wire = place.here["arguments", "phone"].socket()
    assert wire.call("act", {"id": new_id(), "kind": "argument.post"} | SAID)["error"]["key"] == "join_first"


@pytest.mark.parametrize("payload", [(), (1,), ("x",), ([],), (None,), ({}, {}), ({},), ({"kind": 7},), (True, {})])
@pytest.mark.parametrize("event", ["join", "act"])
def test_wrong_arity_and_wrong_types_are_answered(place: Place, event: str, payload: tuple[Any, ...]) -> None:
    wire = place.live["arguments", "phone", "nl"].wire
    answer = wire.call(event, *payload)
    assert not answer["ok"]
    assert answer["error"]["key"] == "malformed"


@pytest.mark.parametrize("form", [5, "x", [1], [["do"]], [["do", 5]], {"do": "x"}, [["do", "x", "y"]]])
def test_a_form_that_is_none_is_refused(place: Place, form: object) -> None:
    wire = place.live["arguments", "phone", "nl"].wire
    assert wire.call("act", {"id": new_id(), "form": form})["error"]["key"] == "malformed"


@pytest.mark.parametrize("event", ["nosuch", "message", "regions", "mine", "beat", "*", ""])
def test_an_unknown_event_is_answered(place: Place, event: str) -> None:
    wire = place.live["arguments", "phone", "nl"].wire
    assert wire.call(event, {})["error"]["key"] == "unknown_act"
