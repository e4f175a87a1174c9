"""What this installation is told, by its environment and by `config`, made into the settings of the app.

Whatever cannot be used is refused here, in one sentence that names the setting, before anything is served.
"""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from flask import Flask

from app import terms
from app.access import browser_rules, house_secret, public_address
from app.counting import workers
from app.live import limits
from app.operations import backups
from app.storage import database, disk, private_files, startup_checks
from app.storage.startup_checks import Unsound, number, quoted


class SignIn(NamedTuple):
    """The municipality's own sign-in: who says who somebody is, as whom we are known there, and what it is called."""

    issuer: str
    id: str
    secret: str
    name: str


def configure(app: Flask, config: dict[str, Any]) -> None:
    """Settle everything; `config` has the last word. Raises Unsound and Unreadable for what cannot be used."""
    data = Path(config.get("DATA_DIR") or os.environ.get("OVERLEGTAFEL_DATA_DIR") or "data").resolve()
    public = public_address.public(config.get("PUBLIC_URL") or os.environ.get("PUBLIC_URL") or "http://127.0.0.1:8000")
    headers = browser_rules.headers(public, os.environ.get("HSTS", ""))
    kept = _keeping(data)
    private_files.require_folder(data)
    app.config.update(kept | _secrecy(data, config.get("SECRET_KEY")) | _cookies(public))
    app.config.update(HOSTS=(), MAX_CONTENT_LENGTH=256 * 1024, WIFI=_wifi())
    app.config.update(config, DATA_DIR=data, PUBLIC_URL=public, SECURITY_HEADERS=headers)
    if app.config.get("LIMITS") is None:
        app.config["LIMITS"] = limits.read(os.environ.get("LIMITS", ""))
    app.config["ORIGINS"], app.config["TRUSTED_HOSTS"] = public_address.reached(public, app.config["HOSTS"])
    app.config["VERIFIER_POLICY"] = browser_rules.only_its_own(Path(app.static_folder or "") / "verify.html")


def _keeping(data: Path) -> dict[str, Any]:
    """Where things are kept, and how long."""
    return {
        "DATA_DIR": data,
        "DATABASE_PATIENCE": startup_checks.seconds("DATABASE_PATIENCE", database.PATIENCE),
        "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'overlegtafel.db'}",
        "REDIS_URL": _redis(),
        "COUNTING": startup_checks.one_of("COUNTING", ("here", "first", "last")),
        "BOX_KEYS": startup_checks.folder("BOX_KEYS"),
        "BACKUP_DIR": startup_checks.folder("BACKUP_DIR"),
        "TILES": startup_checks.folder("TILES"),
        "BACKUPS_KEPT": number("BACKUPS_KEPT", backups.KEPT),
        "LEAST_FREE_MB": number("LEAST_FREE_MB", disk.LEAST_FREE, most=10**9),
        "COUNT_SECONDS": number("COUNT_SECONDS", workers.SECONDS, least=1),
        "COUNT_MEGABYTES": number("COUNT_MEGABYTES", workers.MEGABYTES, least=workers.LEAST_MEGABYTES),
        "TERMS": terms.terms(),
        "SIGNING_KEY": os.environ.get("SIGNING_KEY"),
        "EMBED_HOSTS": _embed_hosts(),
        "OIDC": _oidc(),
        "CONTROLLER": os.environ.get("CONTROLLER", ""),
        "API_CONTACT": _contact(),
        "SMTP_URL": _mail_server(),
        "MAIL_FROM": os.environ.get("MAIL_FROM", ""),
        "ARCHIVE": told_of_archive(),
    }


def _redis() -> str:
    """Where several processes tell each other the news; empty where nothing is said of it. Raises Unsound."""
    text = os.environ.get("REDIS_URL", "")
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise Unsound("REDIS_URL cannot be read; write redis://host:6379/0 or unix:///run/redis/redis.sock.")
    return text


def _embed_hosts() -> frozenset[str]:
    """The hosts whose player may stand on the livecast: names, apart by spaces. Raises Unsound."""
    named = os.environ.get("EMBED_HOSTS", "").lower().split()
    wrong = next((name for name in named if not public_address.NAME.fullmatch(name)), None)
    if wrong is not None:
        raise Unsound(f"EMBED_HOSTS has to name hosts such as player.example, and not {quoted(wrong)}.")
    return frozenset(named)


def _mail_server() -> str:
    """The server of mail that letters go through; empty where there is none. Raises Unsound."""
    text = os.environ.get("SMTP_URL", "")
    if text and not text.startswith(("smtp://", "smtps://")):
        raise Unsound("SMTP_URL cannot be read; write smtps://name:password@host:465 or smtp://host:587.")
    if text and "@" not in os.environ.get("MAIL_FROM", ""):
        raise Unsound("SMTP_URL is not enough: MAIL_FROM has to be the e-mail address that letters come from.")
    return text


def _oidc() -> SignIn | None:
    """The municipality's own sign-in; None where nothing is said of it. Raises Unsound where it is half said."""
    given = {
        "OIDC_ISSUER": os.environ.get("OIDC_ISSUER", "").strip(),
        "OIDC_CLIENT_ID": os.environ.get("OIDC_CLIENT_ID", "").strip(),
        "OIDC_CLIENT_SECRET": os.environ.get("OIDC_CLIENT_SECRET", "").strip(),
    }
    if not any(given.values()):
        return None
    issuer, known_as, secret = given.values()
    if issuer and not _trusted(issuer):
        raise Unsound(f"OIDC_ISSUER has to be an address such as https://login.example, and not {quoted(issuer)}.")
    if not all(given.values()):
        said = next(name for name, text in given.items() if text)
        raise Unsound(f"{said} is not enough: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together.")
    return SignIn(issuer, known_as, secret, os.environ.get("OIDC_NAME", "").strip() or "de gemeente")


def _trusted(issuer: str) -> bool:
    """Whether this is an address whose answers nobody changes on the way: behind TLS, or on this computer."""
    try:
        found = urlsplit(issuer)
    except ValueError:
        return False
    here = found.scheme == "http" and found.hostname in ("127.0.0.1", "localhost")
    return bool(found.hostname) and (found.scheme == "https" or here) and not (found.query or found.fragment)


def _contact() -> str:
    """The e-mail address that who reads the API may write to; empty where none is named. Raises Unsound."""
    text = os.environ.get("API_CONTACT", "")
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise Unsound(f"API_CONTACT has to be an e-mail address such as data@example.nl, and not {quoted(text)}.")
    return text


def _wifi() -> Any:
    """The wifi that people have to take first, an `app.koffer.Wifi`; None where the environment names none."""
    if not (os.environ.get("WIFI_NAME") or os.environ.get("WIFI_PASSWORD")):
        return None
    from app.koffer import told  # read by who brings a wifi

    return told()


def _secrecy(data: Path, given: str | None) -> dict[str, Any]:
    """The secret that signs, and those that it replaced."""
    given = given or os.environ.get("SECRET_KEY")
    made = [house_secret.strong("SECRET_KEY", given)] if given else house_secret.made(data / "secret.key")
    also = os.environ.get("SECRET_KEY_FALLBACKS", "").split()
    fallbacks = [house_secret.strong("SECRET_KEY_FALLBACKS", secret) for secret in also]
    return {"SECRET_KEY": made[0], "SECRET_KEY_FALLBACKS": [*made[1:], *fallbacks]}


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


UNNAMED = "Niet opgegeven"
LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"


class Archive(msgspec.Struct, frozen=True):
    """`body` made the records, with its `code` in the TOOI register of municipalities, such as `gm0363`.

    `years` is how long they are kept after the closing; 0 is for ever. `category` is the code in the list of selection
    `of`, `title` what it says there; all three are the archivist's to fill in.
    """

    body: str = UNNAMED
    code: str = ""
    years: int = 0
    category: str = ""
    title: str = ""
    of: str = LIST


def told_of_archive() -> Archive:
    """The settings ARCHIVE_BODY and so on from the environment; raises Unsound for what cannot be used."""
    code, category = _code(), os.environ.get("ARCHIVE_CATEGORY", "").strip()
    title = os.environ.get("ARCHIVE_TITLE", "").strip()
    if bool(category) != bool(title):
        said, missing = ("ARCHIVE_CATEGORY", "ARCHIVE_TITLE") if category else ("ARCHIVE_TITLE", "ARCHIVE_CATEGORY")
        raise Unsound(f"{said} needs {missing} beside it: a code of the list of selection and its words go together.")
    body = os.environ.get("ARCHIVE_BODY", "").strip() or UNNAMED
    chosen = os.environ.get("ARCHIVE_LIST", "").strip() or LIST
    return Archive(body, code, number("ARCHIVE_YEARS", 0, most=1000), category, title, chosen)


def _code() -> str:
    code = os.environ.get("ARCHIVE_CODE", "").strip()
    if code and not re.fullmatch(r"(gm|pv|ws)[0-9]{2,4}", code):
        raise Unsound(f"ARCHIVE_CODE has to be a code such as gm0363, and not {quoted(code)}.")
    return code
