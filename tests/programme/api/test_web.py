"""The API among browsers and caches: from anywhere, for nobody in particular, kept for a minute."""

import pytest
from flask.testing import FlaskClient

from app.programme.api import problems
from tests.programme.api.reading import API, PUBLIC, Reader

pytestmark = pytest.mark.xdist_group("api")
SAFE = {
    "API-Version": problems.VERSION,
    "Access-Control-Allow-Origin": "*",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def test_every_answer_says_its_version_and_what_browsers_may_do_with_it(reader: Reader) -> None:
    for path in ("/", "/places", "/openapi.json", "/geen", "/places?limit=0"):
        answer = reader.get(path, Origin="https://elders.example")
        assert {name: answer.headers.get(name) for name in SAFE} == SAFE, path
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_nobody_is_recognised_and_no_cookie_is_set_whatever_the_address_says(reader: Reader) -> None:
    for path in ("/places", "/places?taal=en", "/openapi.json", "/geen"):
        answer = reader.get(path)
        assert "Set-Cookie" not in answer.headers, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


def test_a_browser_may_ask_from_anywhere_whether_it_may_read(client: FlaskClient) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(f"{API}/rounds", base_url=PUBLIC, headers=asked)
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.options(f"{API}/geen", base_url=PUBLIC).status_code == 404


def test_an_answer_is_kept_for_a_minute_and_not_sent_again_where_nothing_changed(reader: Reader) -> None:
    for path in ("/rounds", "/rounds?limit=2", "/openapi.json"):
        first = reader.get(path)
        assert first.headers["Cache-Control"] == "public, max-age=60"
        again = reader.get(path, If_None_Match=first.headers["ETag"])
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["API-Version"] == problems.VERSION
        assert reader.get(path, If_None_Match='"anders"').status_code == 200
    assert reader.get("/geen").headers["Cache-Control"] == "no-store"


def test_other_pages_keep_the_headers_that_they_had(client: FlaskClient) -> None:
    answer = client.get("/buurt", base_url=PUBLIC)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert (answer.headers["Cache-Control"], answer.headers["Cross-Origin-Resource-Policy"]) == (
        "no-store",
        "same-origin",
    )


def test_a_page_explains_the_api_to_people_in_both_languages_without_scripts(client: FlaskClient) -> None:
    dutch = client.get("/api", base_url=PUBLIC).text
    english = client.get("/api", base_url=PUBLIC, headers={"Accept-Language": "en"}).text
    for page in (dutch, english):
        assert "/rounds/{round}/plans" in page
        assert f"curl {PUBLIC}{API}/rounds" in page
        assert "<script" not in page
    assert "De pot, in hele centen." in dutch
    assert "The pot, in whole cents." in english
