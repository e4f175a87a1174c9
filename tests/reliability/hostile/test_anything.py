"""Anything at all over HTTP, and any bytes in a file: answered in words, and nothing is kept unasked."""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.imports import lists
from app.imports.source import ImportRefused
from app.imports.votes import ballots
from tests.realtime.protocol.test_refusals import head
from tests.realtime.servers import CODE, Device, Furnish, Server
from tests.reliability.length import length

pytestmark = pytest.mark.soak
REQUESTS, FILES = length(150, 10_000), length(150, 20_000)
METHODS = ("GET", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X")
PLACES = ("", "/", "/act", "/join", "/token", "/scherm", "/regie", "/regie/key", "/regie/links", "/regie/links/revoke",
          "/livecast", "/besluit", "/besluit.json", "/besluit.csv", "/besluit.pb", "/besluit.exe")  # fmt: skip
TYPES = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain",
         "multipart/form-data", "application/json; charset=utf-7", "x", "", "application/xml")  # fmt: skip
KINDS = st.sampled_from(("stage.advance", "argument.post", "ballot.cast", "seat.take", "", "x" * 99))
HEADERS = ("Accept", "Accept-Language", "Cookie", "Origin", "Referer", "X-CSRF-Token", "X-Forwarded-For", "Range",
           "X-HTTP-Method-Override", "If-None-Match", "Sec-Fetch-Site", "Expect", "Upgrade")  # fmt: skip
plain = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
nested = st.lists(leaves, max_size=4) | st.dictionaries(st.text(max_size=8), leaves, max_size=4)
values = leaves | nested | st.lists(nested, max_size=3)
acts = st.fixed_dictionaries({"kind": KINDS}, optional=dict.fromkeys(("id", "face", "text", "ballot", "seat"), values))
forms = st.dictionaries(st.sampled_from(("do", "face", "name", "key", "id", "shown", "csrf_token")), plain, max_size=5)
bodies = (
    st.binary(max_size=300)
    | acts.map(lambda act: json.dumps(act).encode())
    | forms.map(lambda form: "&".join(f"{name}={quote(text)}" for name, text in form.items()).encode())
)


@pytest.fixture(scope="module")
def device(furnish: Furnish) -> Iterator[Device]:
    """A phone with a seat at a running server, which is still well in the end."""
    server: Server = furnish()
    server.start()
    found = server.seated()
    yield found
    assert found.web.get(f"{server.base}/healthz").text == "ok"


@settings(max_examples=REQUESTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    method=st.sampled_from(METHODS),
    place=st.sampled_from(PLACES) | plain.map(lambda text: f"/{quote(text)}"),
    query=plain.map(quote),
    kind=st.sampled_from(TYPES),
    headers=st.dictionaries(st.sampled_from(HEADERS), plain, max_size=3),
    body=bodies,
    known=st.booleans(),
)
def test_whatever_is_asked_is_answered_without_a_fault_and_keeps_nothing(
    device: Device, method: str, place: str, query: str, kind: str, headers: dict[str, str], body: bytes, known: bool
) -> None:
    before = head(device.server, CODE)
    said = ({"Cookie": device.cookie} if known else {}) | {"Content-Type": kind} | headers
    with closing(http.client.HTTPConnection("127.0.0.1", device.server.port, timeout=10)) as line:
        line.request(method, f"/t/{CODE}{place}?{query}", body, said)
        answer = line.getresponse()
        told = answer.read()
    assert answer.status < 500, (answer.status, told)
    assert answer.headers["Content-Security-Policy"], (answer.status, told)
    joined = method == "POST" and place in ("", "/join") and answer.status in (200, 303)
    assert head(device.server, CODE) == before or joined, told


BEGINNINGS = {
    ".pb": b"META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n1;1",
    ".csv": b"id;titel;bedrag\nP1;Plan;500\n",
    ".json": b'{"title":"x","pot":1000,"initiatives":[{"id":"P1","title":"Plan","ask":500}]}',
}


@pytest.mark.parametrize("ending", BEGINNINGS)
@settings(max_examples=FILES, deadline=None, suppress_health_check=list(HealthCheck))
@given(noise=st.binary(max_size=200), at=st.integers(0, 200), gone=st.integers(0, 40))
@example(noise=b"[" * 100_000, at=0, gone=0)
@example(noise=b"9" * 5_000, at=30, gone=3)
@example(noise=b"\0\xff\xfe\xed\xa0\x80", at=3, gone=0)
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, ending: str, noise: bytes, at: int, gone: int
) -> None:
    whole = BEGINNINGS[ending]
    file: Path = tmp_path_factory.getbasetemp() / f"bytes{ending}"
    file.write_bytes(whole[:at] + noise + whole[at + gone :])
    for reader in (lists.read, ballots.recorded):
        with suppress(ImportRefused):
            reader(file)
