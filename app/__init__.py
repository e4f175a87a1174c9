"""Flask, storage, languages and the command line around the deliberation."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_wtf.csrf import CSRFProtect

from app import configuration, languages, pages
from app.access import devices
from app.counting import other_rules, workers
from app.faces import assets, regions
from app.live import limits, meetings, wrong_codes
from app.operations import backups, health, metrics
from app.record.signing import house_key
from app.storage import database, tables

ROOT = Path(__file__).resolve().parent.parent


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The app on a data folder. `config` overrides DATA_DIR, DATABASE_URL, SECRET_KEY, PUBLIC_URL, HOSTS, LIMITS."""
    app = Flask("app", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.session_interface = devices.Signed()
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "app" / "translations")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    configuration.configure(app, config or {})
    database.init_app(app)
    app.extensions["signet"] = house_key.load(app.config["DATA_DIR"], app.config["SIGNING_KEY"])
    limits.init_app(app)
    meetings.init_app(app)
    workers.init_app(app)
    other_rules.init_app(app)
    backups.init_app(app)
    wrong_codes.init_app(app)
    health.init_app(app)
    metrics.init_app(app)
    languages.init_app(app)
    assets.init_app(app)
    regions.init_app(app)
    csrf = CSRFProtect(app)
    pages.init_app(app)
    csrf.exempt("app.pages.join.sit")
    csrf.exempt("app.pages.console.key")
    app.add_url_rule("/healthz", view_func=_healthz)
    return app


def _healthz() -> tuple[str, int]:
    try:
        with database.database().read.connect() as connection:
            connection.execute(sa.select(tables.MeetingRow.code).limit(1)).first()  # really asks the file
    except Exception:
        return "database unreachable", 503
    return "ok", 200
