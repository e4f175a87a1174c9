"""What phones ask to find out whether a wifi has internet is answered as the internet would."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from app.koffer.portal import ANSWERS, APPLE, EMPTY, Portal

HOME = "http://10.42.0.1"


@pytest.fixture
def phone(app: Flask) -> Client:
    """A phone on the wifi of a koffer, whose name server leads every name here."""
    app.config["TRUSTED_HOSTS"] = ["10.42.0.1", "localhost"]
    return Client(Portal(app.wsgi_app, app.config["TRUSTED_HOSTS"], HOME))


def ask(phone: Client, host: str, path: str, **more: Any) -> Any:
    """What a phone gets that believes it asks somebody else."""
    return phone.get(path, base_url=f"http://{host}", **more)


@pytest.mark.parametrize(
    ("host", "path", "answer"),
    [
        ("captive.apple.com", "/hotspot-detect.html", APPLE.decode()),
        ("www.msftconnecttest.com", "/connecttest.txt", "Microsoft Connect Test"),
        ("www.msftncsi.com", "/ncsi.txt", "Microsoft NCSI"),
        ("detectportal.firefox.com", "/success.txt", "success\n"),
        ("network-test.debian.org", "/nm", "NetworkManager is online\n"),
    ],
)  # fmt: skip
def test_each_maker_hears_what_it_waits_for(phone: Client, host: str, path: str, answer: str) -> None:
    got = ask(phone, host, path)
    assert (got.status_code, got.text, got.headers["Cache-Control"]) == (200, answer, "no-store")


@pytest.mark.parametrize("host", ["connectivitycheck.gstatic.com", "clients3.google.com", "connect.rom.miui.com"])
def test_android_hears_that_there_is_nothing_to_hear(phone: Client, host: str) -> None:
    for path in EMPTY:
        got = ask(phone, host, path)
        assert (got.status_code, got.data) == (204, b"")


def test_a_page_that_somebody_asks_elsewhere_leads_here_and_nothing_else_does(phone: Client) -> None:
    page = ask(phone, "nu.nl", "/nieuws", headers={"Accept": "text/html,*/*"})
    assert (page.status_code, page.headers["Location"]) == (302, f"{HOME}/")
    beacon = phone.post("/track", base_url="http://app.example", data={"who": "me"})
    assert (beacon.status_code, beacon.data) == (404, b"")


def test_our_own_pages_are_ours_also_by_a_path_that_others_ask(phone: Client) -> None:
    assert ask(phone, "10.42.0.1", "/healthz").text == "ok"
    for path in ANSWERS:
        assert ask(phone, "10.42.0.1", path).status_code == 404


def test_without_a_wifi_of_our_own_a_strange_host_gets_no_answer(app: Flask) -> None:
    app.config["TRUSTED_HOSTS"] = ["10.42.0.1"]
    assert Client(app.wsgi_app).get("/generate_204", base_url="http://clients3.google.com").status_code == 400
