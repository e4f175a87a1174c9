"""The files of pages are answered before the app is asked: kept for a year, packed as the browser unpacks, guarded."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask

from app import create_app
from app.faces import assets
from tests.devices import CODE, Browser

BUILT = Path(__file__).parents[2] / "static" / "built"
MADE = json.loads((BUILT / "manifest.json").read_text())
PHONE = f"/static/built/{MADE['files']['phone.js']}"
TLS = "https://tafel.example"
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(("takes", "way"), [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("", None)])
def test_a_file_is_sent_packed_as_its_browser_unpacks_it(context: Flask, takes: str, way: str | None) -> None:
    with context.test_client().get(PHONE, headers={"Accept-Encoding": takes}) as answer:
        assert answer.headers.get("Content-Encoding") == way
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert UNPACK.get(way or "", bytes)(answer.data) == (BUILT / MADE["files"]["phone.js"]).read_bytes()
        assert len(answer.data) == int(answer.headers["Content-Length"])


def test_a_file_is_kept_for_a_year_and_says_what_a_browser_may_do_with_it(context: Flask) -> None:
    client, page = context.test_client(), context.test_client().get("/").headers
    for name in (*MADE["files"].values(), *MADE["fonts"]):
        with client.get(f"/static/built/{name}") as answer:
            said = answer.headers
        assert said["Cache-Control"] == "public, max-age=31536000, immutable"
        for rule in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"):
            assert said[rule] == page[rule]
        for rule in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'"):
            assert rule in said["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in said
        assert "Set-Cookie" not in said


def test_a_file_costs_the_app_nothing(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Flask, "full_dispatch_request", lambda self: pytest.fail("the app was asked"))
    with context.test_client().get(PHONE) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/static/built/", "/static/built/phone-AAAAAAAA.js"])
def test_what_was_not_made_is_not_there(context: Flask, path: str) -> None:
    assert context.test_client().get(path).status_code == 404


def test_names_follow_what_stands_in_the_files(context: Flask) -> None:
    for name, file in MADE["files"].items():
        stem, _, form = name.partition(".")
        assert file.startswith(f"{stem}-")
        assert len(file) == len(f"{stem}-12345678.{form}")
    assert len(set(MADE["files"].values())) == len(assets.sources(BUILT.parent)) == len(MADE["files"])


@pytest.mark.parametrize(("takes", "way"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")])
def test_a_page_is_sent_packed(seated: Browser, takes: str, way: str) -> None:
    plain, packed = seated.get(), seated.get(**{"Accept-Encoding": takes})
    assert packed.headers["Content-Encoding"] == way
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 2
    assert b"Welkom" in UNPACK[way](packed.data)
    assert packed.headers["Content-Security-Policy"] == plain.headers["Content-Security-Policy"]
    assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", [f"/t/{CODE}/token", "/healthz", "/static/mark.svg", "/static/verify.html"])
def test_what_is_no_page_is_sent_as_it_is(context: Flask, path: str) -> None:
    with context.test_client().get(path, headers={"Accept-Encoding": "br, gzip"}) as answer:
        assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("site", "way"), [("none", "br"), ("same-origin", "br"), ("cross-site", None), ("same-site", None), (None, None)]
)
def test_behind_tls_no_other_site_can_learn_the_packed_length_of_a_page(
    tmp_path: Path, site: str | None, way: str | None
) -> None:
    client = create_app({"DATA_DIR": tmp_path, "PUBLIC_URL": TLS, "LIMITS": {}}).test_client()
    asked = {"Accept-Encoding": "br"} | ({"Sec-Fetch-Site": site} if site else {})
    assert client.get("/", base_url=TLS, headers=asked).headers.get("Content-Encoding") == way


def test_sitting_down_is_answered_by_the_phone_and_again_by_the_same_seat(phone: Browser) -> None:
    phone.get()
    first = phone.client.post(f"/t/{CODE}", data={"name": "Fatima", "channel": "room"})
    assert first.status_code == 200
    assert 'data-face="phone"' in first.text
    seat = first.text.partition("&#34;seat&#34;:&#34;")[2].partition("&")[0]
    again = phone.client.post(f"/t/{CODE}", data={"name": "Fatima", "channel": "room"})
    assert seat in again.text
    assert seat in phone.get().text


def test_sitting_down_with_another_site_s_form_or_without_a_cookie_is_as_it_was(phone: Browser) -> None:
    lured = phone.client.post(f"/t/{CODE}", data={}, headers={"Origin": "https://kwaad.example"})
    assert lured.status_code == 403
    stranger = phone.client.application.test_client()
    assert stranger.post(f"/t/{CODE}", data={}).status_code == 307
    phone.get()
    assert phone.client.post(f"/t/{CODE}", data={"back": "thuis/ranking"}).location == f"/t/{CODE}/thuis/ranking"
