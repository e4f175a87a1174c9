"""What browsers are told with every answer, what the cookie is, and a secret that is replaced."""

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient

from app import create_app
from app.storage.startup_checks import Unsound

TLS = "https://tafel.example"


@pytest.fixture
def served(tmp_path: Path) -> Callable[..., Flask]:
    """An app on one folder, with settings; made anew each time, as at a new start."""
    return lambda **config: create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}} | config)


def device(client: FlaskClient) -> str:
    with client.session_transaction() as session:
        return str(session.get("device", ""))


@pytest.mark.parametrize("path", ["/", "/privacy", "/healthz", "/metrics", "/nergens", "/static/mark.svg"])
def test_every_answer_says_what_a_browser_may_do_with_it(served: Callable[..., Flask], path: str) -> None:
    with served().test_client().get(path) as answer:
        said = answer.headers
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "same-origin"
    assert said["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in said["Permissions-Policy"]
    for rule in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'", "form-action 'self'"):
        assert rule in said["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in said
    assert answer.content_type.startswith("image/") or "charset=utf-8" in answer.content_type


def test_only_what_never_changes_is_kept_by_a_browser(served: Callable[..., Flask]) -> None:
    client = served().test_client()
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert client.get("/metrics").headers["Cache-Control"] == "no-store"
    with client.get("/static/mark.svg") as answer:
        assert answer.headers["Cache-Control"] != "no-store"


def test_behind_tls_browsers_are_told_to_stay_there_for_a_year(
    served: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = served(PUBLIC_URL=TLS).test_client().get("/", base_url=TLS).headers
    assert said["Strict-Transport-Security"] == "max-age=31536000"
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    monkeypatch.setenv("HSTS", "max-age=31536000; includeSubDomains")
    said = served(PUBLIC_URL=TLS).test_client().get("/", base_url=TLS).headers
    assert said["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_in_a_hall_without_tls_nothing_is_said_of_it(served: Callable[..., Flask]) -> None:
    said = served().test_client().get("/").headers
    assert "Strict-Transport-Security" not in said
    assert "Cross-Origin-Opener-Policy" not in said


def test_behind_tls_the_cookie_belongs_to_this_host_alone(served: Callable[..., Flask]) -> None:
    cookie = served(PUBLIC_URL=TLS).test_client().get("/", base_url=TLS).headers["Set-Cookie"]
    assert cookie.startswith("__Host-overlegtafel=")
    words = {word.strip() for word in cookie.split(";")[1:]}
    assert words >= {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert not any(word.startswith("Domain") for word in words)


def test_in_a_hall_without_tls_the_cookie_still_reaches_its_phone(served: Callable[..., Flask]) -> None:
    cookie = served().test_client().get("/").headers["Set-Cookie"]
    assert cookie.startswith("overlegtafel=")
    assert "Secure" not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_device_is_still_known_after_the_secret_was_replaced(served: Callable[..., Flask], tmp_path: Path) -> None:
    client = served().test_client()
    client.get("/")
    before, cookie = device(client), client.get_cookie("overlegtafel")
    assert before
    assert cookie
    file = tmp_path / "secret.key"
    new = secrets.token_hex(32)
    file.write_text(f"{new}\n{file.read_text()}\n")
    client = served().test_client()
    client.set_cookie("overlegtafel", cookie.value)
    client.get("/")
    assert device(client) == before
    renewed = client.get_cookie("overlegtafel")
    assert renewed
    file.write_text(new)  # the old one is no longer believed, and what was signed anew meanwhile is
    client = served().test_client()
    client.set_cookie("overlegtafel", renewed.value)
    client.get("/")
    assert device(client) == before
    client = served().test_client()
    client.set_cookie("overlegtafel", cookie.value)
    client.get("/")
    assert device(client) != before


def test_a_secret_may_be_replaced_in_the_environment_too(
    served: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, *replaced = (secrets.token_hex(32) for _ in range(3))
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", " ".join(replaced))
    assert served(SECRET_KEY=new).config["SECRET_KEY_FALLBACKS"] == replaced


def test_a_cookie_is_signed_with_sha_256_and_no_other_signature_counts(served: Callable[..., Flask]) -> None:
    app = served(SECRET_KEY=secrets.token_hex(32))
    client = app.test_client()
    client.get("/")
    before, cookie = device(client), client.get_cookie("overlegtafel")
    assert cookie
    assert len(cookie.value.rpartition(".")[2]) == 43  # 256 bits in base64
    assert app.session_interface.get_signing_serializer(app).loads(cookie.value)["device"] == before
    weak = SecureCookieSessionInterface().get_signing_serializer(app)
    assert weak
    client.set_cookie("overlegtafel", str(weak.dumps({"device": before})))
    client.get("/")
    assert device(client) != before


@pytest.mark.parametrize(
    "path", ["/static/", "/static/js/", "/.git/config", "/static/../.git/config", "/data/secret.key"]
)
def test_no_folder_is_listed_and_nothing_else_of_the_disk_is_served(served: Callable[..., Flask], path: str) -> None:
    assert served().test_client().get(path).status_code == 404


def test_a_trace_is_not_answered(served: Callable[..., Flask]) -> None:
    assert served().test_client().open("/", method="TRACE").status_code == 405


def test_an_empty_secret_stops_the_start(served: Callable[..., Flask], tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("\n")
    with pytest.raises(Unsound, match="is empty"):
        served()


def test_the_secret_and_its_folder_are_for_their_owner_alone(served: Callable[..., Flask], tmp_path: Path) -> None:
    served(DATA_DIR=tmp_path / "nieuw")
    assert (tmp_path / "nieuw").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "nieuw" / "secret.key").stat().st_mode & 0o777 == 0o600
    assert len((tmp_path / "nieuw" / "secret.key").read_text()) == 64
