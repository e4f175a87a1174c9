"""The doorkeeper: what it answers itself, and cookies from before the secret was replaced."""

from pathlib import Path
from typing import Any

from werkzeug.test import Client

from app import create_app
from realtime.guard import Guard

DOOR = "/socket.io/?EIO=4&transport=polling"


def cookie_of(folder: Path, **config: Any) -> str:
    """The cookie that a device gets from an app with this secret."""
    answer = create_app({"DATA_DIR": folder, "LIMITS": {}} | config).test_client().get("/")
    return answer.headers["Set-Cookie"].partition(";")[0]


def test_what_the_doorkeeper_answers_is_never_shown_run_or_framed(tmp_path: Path) -> None:
    answer = Client(Guard(create_app({"DATA_DIR": tmp_path, "LIMITS": {}}))).get(DOOR)
    assert answer.status_code == 403
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_socket_with_a_cookie_of_before_the_new_secret_is_let_in(tmp_path: Path, monkeypatch: Any) -> None:
    cookie = cookie_of(tmp_path, SECRET_KEY="oud")
    beyond = Client(Guard(create_app({"DATA_DIR": tmp_path, "LIMITS": {}, "SECRET_KEY": "nieuw"})), use_cookies=False)
    assert beyond.get(DOOR, headers={"Cookie": cookie}).status_code == 403
    assert beyond.get(DOOR, headers={"Cookie": cookie_of(tmp_path, SECRET_KEY="nieuw")}).status_code == 404
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", "oud")
    within = Client(Guard(create_app({"DATA_DIR": tmp_path, "LIMITS": {}, "SECRET_KEY": "nieuw"})), use_cookies=False)
    assert within.get(DOOR, headers={"Cookie": cookie}).status_code == 404  # past the door; no sockets in this app
