"""The doorkeeper: what it answers itself, and cookies from before the secret was replaced."""

import gc
import secrets
import weakref
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder

from app import create_app
from realtime.guard import Guard
from realtime.lines.sessions import Sessions

DOOR = "/socket.io/?EIO=4&transport=polling"
OLD, NEW = secrets.token_hex(32), secrets.token_hex(32)


def guarded(app: Flask) -> Guard:
    """An app behind its doorkeeper, which knows of no sessions."""
    return Guard(app, Sessions(SimpleNamespace(sockets={})))


def cookie_of(folder: Path, **config: Any) -> str:
    """The cookie that a device gets from an app with this secret."""
    answer = create_app({"DATA_DIR": folder, "LIMITS": {}} | config).test_client().get("/")
    return answer.headers["Set-Cookie"].partition(";")[0]


def test_what_the_doorkeeper_answers_is_never_shown_run_or_framed(tmp_path: Path) -> None:
    answer = Client(guarded(create_app({"DATA_DIR": tmp_path, "LIMITS": {}}))).get(DOOR)
    assert answer.status_code == 403
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_socket_with_a_cookie_of_before_the_new_secret_is_let_in(tmp_path: Path, monkeypatch: Any) -> None:
    cookie = cookie_of(tmp_path, SECRET_KEY=OLD)
    beyond = Client(guarded(create_app({"DATA_DIR": tmp_path, "LIMITS": {}, "SECRET_KEY": NEW})), use_cookies=False)
    assert beyond.get(DOOR, headers={"Cookie": cookie}).status_code == 403
    assert beyond.get(DOOR, headers={"Cookie": cookie_of(tmp_path, SECRET_KEY=NEW)}).status_code == 404
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", OLD)
    within = Client(guarded(create_app({"DATA_DIR": tmp_path, "LIMITS": {}, "SECRET_KEY": NEW})), use_cookies=False)
    assert within.get(DOOR, headers={"Cookie": cookie}).status_code == 404  # past the door; no sockets in this app


def test_a_socket_at_a_strange_host_is_refused_also_without_an_origin(tmp_path: Path) -> None:
    """Some other name that leads here: a browser believes that page to be of the same site, and sends no Origin."""
    cookie = cookie_of(tmp_path)
    client = Client(guarded(create_app({"DATA_DIR": tmp_path, "LIMITS": {}})), use_cookies=False)
    for host in ("kwaad.example", "127.0.0.1.kwaad.example", "localhost@kwaad.example", ""):
        for path in (DOOR, "/socket.io", "/socket.io/?EIO=4&transport=websocket"):
            assert client.get(path, headers={"Cookie": cookie, "Host": host}).status_code == 400, host
    assert client.get(DOOR, headers={"Cookie": cookie, "Host": "localhost:8000"}).status_code == 404  # past the door


class Line:
    """One as the library makes it: what it passes on to the app leads back to itself."""

    def __init__(self, path: str) -> None:
        self.environ: dict[str, Any] = EnvironBuilder(path).get_environ() | {"eventlet.set_idle": lambda: self}


@pytest.mark.parametrize("path", [DOOR, "/", "/t/NERGENS2"])
def test_a_line_that_ended_is_gone_at_once_and_waits_for_no_collection_of_cycles(path: str, tmp_path: Path) -> None:
    guard, line = guarded(create_app({"DATA_DIR": tmp_path, "LIMITS": {}})), Line(path)
    left = weakref.ref(line)
    gc.disable()
    try:
        guard(line.environ, lambda *_: None)
        del line
        assert left() is None
    finally:
        gc.enable()
