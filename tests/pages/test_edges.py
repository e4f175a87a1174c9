"""What comes in over HTTP: strict forms, strict JSON, own origin, trusted hosts, and always words."""

import pytest
from flask import Flask

from app.access import links
from app.languages import speaking
from app.languages.refusals import sentences
from app.live.meetings import load
from facilitation.parts.seating import seats
from tests.devices import CODE, JSON, Browser


def test_a_strange_host_is_refused(context: Flask) -> None:
    answer = context.test_client().get("/", headers={"Host": "kwaad.example"})
    assert answer.status_code == 400


def test_every_page_forbids_inline_and_foreign_scripts(context: Flask) -> None:
    policy = context.test_client().get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_joining_from_another_site_is_refused(phone: Browser) -> None:
    answer = phone.client.post(f"/t/{CODE}/join", headers=JSON | {"Origin": "https://kwaad.example"})
    assert answer.status_code == 403
    assert answer.json["error"]["key"] == "origin_refused"
    assert not seats(load(CODE).state)


def test_an_act_without_a_token_is_refused(seated: Browser) -> None:
    answer = seated.client.post(f"/t/{CODE}/act", data={"do": "argument.post", "text": "x"}, headers=JSON)
    assert answer.status_code == 403
    assert answer.json["error"]["key"] == "token_expired"


def test_a_key_that_is_not_ours_opens_nothing(context: Flask) -> None:
    client = context.test_client()
    assert client.post(f"/t/{CODE}/regie/key", data={"key": "verzonnen"}).status_code == 403
    assert client.get(f"/t/{CODE}/regie").status_code == 403


@pytest.mark.parametrize("told", [{"Origin": "https://kwaad.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_key_that_another_site_hands_in_is_refused(context: Flask, told: dict[str, str]) -> None:
    client, key = context.test_client(), links.make(CODE)
    assert client.post(f"/t/{CODE}/regie/key", data={"key": key}, headers=told).status_code == 403
    assert client.get(f"/t/{CODE}/regie").status_code == 403


def test_a_key_opens_only_its_own_meeting(context: Flask, console: Browser) -> None:
    from app.live import meetings
    from tests.devices import opening

    meetings.create(opening("ANDERE"))
    console.code = "ANDERE"
    answer = console.act("stage.advance")
    assert (answer.status_code, answer.json["error"]["key"]) == (403, "key_needed")
    assert load("ANDERE").state.current.plan.key == "welcome"


def test_a_resident_cannot_lead(seated: Browser) -> None:
    answer = seated.act("stage.advance")
    assert (answer.status_code, answer.json["error"]["key"]) == (403, "not_allowed")


def test_somebody_without_a_seat_is_asked_to_sit_down(phone: Browser) -> None:
    answer = phone.act("argument.post", initiative="P1", side="for", text="x")
    assert (answer.status_code, answer.json["error"]["key"]) == (403, "seat_needed")


def test_a_seat_in_one_meeting_is_no_seat_in_another(seated: Browser) -> None:
    from app.live import meetings
    from tests.devices import opening

    meetings.create(opening("ANDERE"))
    seated.code = "ANDERE"
    answer = seated.act("argument.post", initiative="P1", side="for", text="x")
    assert answer.json["error"]["key"] == "seat_needed"


def test_joining_twice_keeps_the_seat(phone: Browser) -> None:
    assert phone.join() == phone.join()
    assert len(seats(load(CODE).state)) == 1


def test_nobody_seats_himself_on_paper(phone: Browser) -> None:
    answer = phone.client.post(f"/t/{CODE}/join", data={"channel": "paper"}, headers=JSON)
    assert answer.json["error"]["key"] == "channel_not_yours"


def test_an_unknown_code_is_a_page_in_words(context: Flask) -> None:
    answer = context.test_client().get("/t/ZZZZZZ")
    assert answer.status_code == 404
    assert "ZZZZZZ" in answer.text


@pytest.mark.parametrize(
    ("kind", "fields", "status", "key"),
    [
        ("argument.post", {"initiative": "P1", "side": "for", "text": ""}, 422, "text_empty"),
        ("argument.post", {"initiative": "P1", "side": "for", "text": "x" * 281}, 422, "text_too_long"),
        ("argument.post", {"initiative": "P1", "side": "for", "text": "a\x00b"}, 422, "text_unreadable"),
        ("argument.post", {"initiative": "P1", "side": "links", "text": "x"}, 422, "malformed"),
        ("argument.post", {"initiative": "P1", "side": "for", "text": "x", "extra": 1}, 422, "malformed"),
        ("argument.post", {"initiative": "P9", "side": "for", "text": "x"}, 409, "unknown_initiative"),
        ("argument.support", {"argument": "A9"}, 409, "unknown_argument"),
        ("argument.post", {"initiative": 5, "side": "for", "text": "x"}, 422, "malformed"),
        ("ballot.cast", {"ballot": {"order": ["P1"]}}, 409, "no_ballot_now"),
        ("ballot.cast", {"ballot": {"amounts": {"P1": -1}}}, 422, "malformed"),
        ("ballot.cast", {"ballot": {"amounts": {"P1": 10**30}}}, 422, "malformed"),
        ("ballot.cast", {"ballot": {"amounts": {"P1": 1.5}}}, 422, "malformed"),
        ("ballot.cast", {"ballot": "P1"}, 422, "malformed"),
        ("consent.give", {"position": "agree"}, 409, "wrong_stage"),
        ("dansen", {}, 422, "unknown_act"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(
    console: Browser, seated: Browser, kind: str, fields: dict[str, object], status: int, key: str
) -> None:
    console.lead_to("arguments")
    head = load(CODE).state.seq
    answer = seated.say(kind, **fields)
    assert (answer.status_code, answer.json["error"]["key"]) == (status, key)
    assert answer.json["error"]["message"]
    assert load(CODE).state.seq == head


@pytest.mark.parametrize("body", [b'{"kind": NaN}', b"[]", b"{", b'"x"', b"\xff\xfe", b'{"kind":"argument.post"'])
def test_a_body_that_is_no_object_is_malformed(seated: Browser, body: bytes) -> None:
    headers = JSON | {"X-CSRF-Token": seated.token(), "Content-Type": "application/json"}
    answer = seated.client.post(f"/t/{CODE}/act", data=body, headers=headers)
    assert (answer.status_code, answer.json["error"]["key"]) == (422, "malformed")


def test_a_body_over_the_limit_is_too_large(seated: Browser) -> None:
    answer = seated.say("argument.post", initiative="P1", side="for", text="x" * 300_000)
    assert (answer.status_code, answer.json["error"]["key"]) == (413, "too_large")


def test_a_refused_form_keeps_what_was_typed(console: Browser, seated: Browser) -> None:
    data = {"do": "argument.post", "initiative": "P1", "side": "for", "text": "Dit typte ik"}
    answer = seated.client.post(f"/t/{CODE}/act", data=data | {"csrf_token": seated.token(), "face": "phone"})
    assert answer.status_code == 409
    assert "Dit typte ik" in answer.text


def test_a_form_leads_back_to_the_face_it_came_from(console: Browser) -> None:
    data = {"do": "stage.advance", "csrf_token": console.token(), "face": "console"}
    answer = console.client.post(f"/t/{CODE}/act", data=data)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/t/{CODE}/regie")


def test_every_refusal_has_a_dutch_and_an_english_sentence(context: Flask) -> None:
    with speaking("nl"):
        dutch = {key: str(words) for key, words in sentences().items()}
    with speaking("en"):
        english = {key: str(words) for key, words in sentences().items()}
    assert [key for key in dutch if dutch[key] == english[key]] == []


def test_a_person_chooses_a_language_and_keeps_it(context: Flask) -> None:
    client = context.test_client()
    assert 'lang="en"' in client.get("/?taal=en").text
    assert 'lang="en"' in client.get("/").text
    assert 'lang="nl"' in client.get("/?taal=nl").text
