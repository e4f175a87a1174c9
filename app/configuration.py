"""What this installation is told, by its environment and by `config`, made into the settings of the app."""

import base64
import hashlib
import os
import re
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from app.counting import workers
from app.live import limits
from app.operations import backups, retention
from app.storage import database, disk, startup_checks

YEAR = "max-age=31536000"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TLS_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}  # on a hall's plain HTTP browsers complain about it


def configure(app: Flask, config: dict[str, Any]) -> None:
    """Settle everything; `config` has the last word. Raises Unsound and Unreadable for what cannot be used."""
    data = Path(config.get("DATA_DIR") or os.environ.get("OVERLEGTAFEL_DATA_DIR") or "data").resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    public = str(config.get("PUBLIC_URL") or os.environ.get("PUBLIC_URL") or "http://127.0.0.1:8000").rstrip("/")
    app.config.update(_keeping(data) | _secrecy(data, config.get("SECRET_KEY")) | _cookies(public))
    app.config.update(PUBLIC_URL=public, HOSTS=(), MAX_CONTENT_LENGTH=256 * 1024)
    app.config.update(config, DATA_DIR=data)
    if app.config.get("LIMITS") is None:
        app.config["LIMITS"] = limits.read(os.environ.get("LIMITS", ""))
    app.config["ORIGINS"], app.config["TRUSTED_HOSTS"] = _addresses(public, app.config["HOSTS"])
    app.config["SECURITY_HEADERS"] = _headers(public, app.config["ORIGINS"])
    app.config["VERIFIER_POLICY"] = _only_its_own(Path(app.static_folder or "") / "verify.html")


def _keeping(data: Path) -> dict[str, Any]:
    """Where things are kept, and how long."""
    return {
        "DATA_DIR": data,
        "DATABASE_PATIENCE": float(os.environ.get("DATABASE_PATIENCE") or database.PATIENCE),
        "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'overlegtafel.db'}",
        "BACKUP_DIR": os.environ.get("BACKUP_DIR"),
        "BACKUPS_KEPT": startup_checks.number("BACKUPS_KEPT", backups.KEPT),
        "LEAST_FREE_MB": startup_checks.number("LEAST_FREE_MB", disk.LEAST_FREE),
        "COUNT_SECONDS": startup_checks.number("COUNT_SECONDS", workers.SECONDS),
        "COUNT_MEGABYTES": startup_checks.number("COUNT_MEGABYTES", workers.MEGABYTES),
        "TERMS": retention.terms(),
        "SIGNING_KEY": os.environ.get("SIGNING_KEY"),
        "CONTROLLER": os.environ.get("CONTROLLER", ""),
    }


def _secrecy(data: Path, given: str | None) -> dict[str, Any]:
    """The secret that signs, and those that it replaced."""
    given = given or os.environ.get("SECRET_KEY")
    secret, *replaced = [given] if given else _secrets(data / "secret.key")
    fallbacks = [*replaced, *os.environ.get("SECRET_KEY_FALLBACKS", "").split()]
    return {"SECRET_KEY": secret, "SECRET_KEY_FALLBACKS": fallbacks}


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
        raise startup_checks.Unsound(f"{path} is empty; put the secret back, or remove the file to make a new one.")
    return found


def _cookies(public: str) -> dict[str, Any]:
    """Behind TLS a cookie is bound to it; on a hall's plain HTTP it could then not be set."""
    tls = public.startswith("https:")
    return {
        "SESSION_COOKIE_NAME": "__Host-overlegtafel" if tls else "overlegtafel",
        "SESSION_COOKIE_SECURE": tls,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=60),
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _addresses(public: str, also: tuple[str, ...]) -> tuple[set[str], list[str]]:
    """The origins whose forms and sockets are ours, and the names under which we may be asked."""
    names = {urlsplit(f"//{host}").hostname or host for host in {urlsplit(public).netloc, *also}}
    names |= {"127.0.0.1", "localhost"}
    port = urlsplit(public).port
    local = {f"http://{name}:{port}" if port else f"http://{name}" for name in names}
    return {public} | local | {f"http://{host}" for host in also}, sorted(names)


def _headers(public: str, origins: set[str]) -> dict[str, str]:
    """The headers that every answer carries, by name; behind TLS there are more."""
    sockets = " ".join(sorted(origin.replace("http", "ws", 1) for origin in origins))
    policy = (  # in older Safari 'self' leaves sockets out
        f"default-src 'self'; img-src 'self' data:; connect-src 'self' {sockets}; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )
    headers = HEADERS | {"Content-Security-Policy": policy}
    if not public.startswith("https:"):
        return headers
    return headers | TLS_HEADERS | {"Strict-Transport-Security": os.environ.get("HSTS") or YEAR}


def _only_its_own(page: Path) -> str:
    """The policy of a page that carries everything in itself: its own scripts and style, and no network at all."""
    text = page.read_text("utf-8")
    scripts, styles = (
        " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()}'"
            for found in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        )
        for tag in ("script", "style")
    )
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
