"""Flask, storage, languages and the command line around the deliberation."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import Flask
from flask_wtf.csrf import CSRFProtect

from app import (
    backups,
    db,
    faces,
    guessing,
    languages,
    limits,
    meetings,
    metrics,
    pages,
    people,
    records,
    retention,
    soundness,
    watch,
)

ROOT = Path(__file__).resolve().parent.parent
YEAR = "max-age=31536000"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TLS_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}  # on a hall's plain HTTP browsers complain about it


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The app on a data folder. `config` overrides DATA_DIR, DATABASE_URL, SECRET_KEY, PUBLIC_URL, HOSTS, LIMITS."""
    app = Flask("app", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.session_interface = people.Signed()
    _configure(app, config or {})
    db.init_app(app)
    limits.init_app(app)
    meetings.init_app(app)
    backups.init_app(app)
    guessing.init_app(app)
    watch.init_app(app)
    metrics.init_app(app)
    languages.init_app(app)
    faces.init_app(app)
    csrf = CSRFProtect(app)
    pages.init_app(app)
    csrf.exempt(pages.join.sit)
    csrf.exempt(pages.console.key)
    app.add_url_rule("/healthz", view_func=_healthz)
    return app


def _configure(app: Flask, config: dict[str, Any]) -> None:
    data = Path(config.get("DATA_DIR") or os.environ.get("OVERLEGTAFEL_DATA_DIR") or "data").resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    public = str(config.get("PUBLIC_URL") or os.environ.get("PUBLIC_URL") or "http://127.0.0.1:8000").rstrip("/")
    given = config.get("SECRET_KEY") or os.environ.get("SECRET_KEY")
    secret, *replaced = [given] if given else _secrets(data / "secret.key")
    app.config.update(
        DATA_DIR=data,
        DATABASE_PATIENCE=float(os.environ.get("DATABASE_PATIENCE") or db.PATIENCE),
        DATABASE_URL=os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'overlegtafel.db'}",
        BACKUP_DIR=os.environ.get("BACKUP_DIR"),
        BACKUPS_KEPT=soundness.number("BACKUPS_KEPT", backups.KEPT),
        TERMS=retention.terms(),
        CONTROLLER=os.environ.get("CONTROLLER", ""),
        LEAST_FREE_MB=soundness.number("LEAST_FREE_MB", watch.LEAST_FREE),
        SECRET_KEY=secret,
        SECRET_KEY_FALLBACKS=[*replaced, *os.environ.get("SECRET_KEY_FALLBACKS", "").split()],
        HSTS=os.environ.get("HSTS") or YEAR,
        PUBLIC_URL=public,
        HOSTS=(),
        SESSION_COOKIE_NAME="__Host-overlegtafel" if public.startswith("https:") else "overlegtafel",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=public.startswith("https:"),
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=60),
        MAX_CONTENT_LENGTH=256 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "app" / "translations"),
    )
    app.config.update(config, DATA_DIR=data)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    hosts = {urlsplit(public).netloc, *app.config["HOSTS"]}
    names = {urlsplit(f"//{host}").hostname or host for host in hosts} | {"127.0.0.1", "localhost"}
    port = urlsplit(public).port
    app.config["ORIGINS"] = (
        {public}
        | {f"http://{name}:{port}" if port else f"http://{name}" for name in names}
        | {f"http://{host}" for host in app.config["HOSTS"]}
    )
    app.config["TRUSTED_HOSTS"] = sorted(names)
    sockets = " ".join(sorted(origin.replace("http", "ws", 1) for origin in app.config["ORIGINS"]))
    policy = (  # in older Safari 'self' leaves sockets out
        f"default-src 'self'; img-src 'self' data:; connect-src 'self' {sockets}; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )
    app.config["SECURITY_HEADERS"] = HEADERS | {"Content-Security-Policy": policy}
    if public.startswith("https:"):
        app.config["SECURITY_HEADERS"] |= TLS_HEADERS | {"Strict-Transport-Security": app.config["HSTS"]}


def _secrets(path: Path) -> list[str]:
    """The installation's own secret, made once and readable only by its owner; below it those it replaced.

    Raises Unsound where the file holds none.
    """
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
    found = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    if not found:
        raise soundness.Unsound(f"{path} is empty; put the secret back, or remove the file to make a new one.")
    return found


def _healthz() -> tuple[str, int]:
    try:
        with db.database().read.connect() as connection:
            connection.execute(sa.select(records.MeetingRow.code).limit(1)).first()  # really asks the file
    except Exception:
        return "database unreachable", 503
    return "ok", 200
