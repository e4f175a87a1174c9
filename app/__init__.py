"""Flask, storage, languages and the command line around the deliberation."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_wtf.csrf import CSRFProtect

from app import configuration, db, faces, guessing, languages, limits, meetings, metrics, pages, people, records
from app.counting import other_rules, teller
from app.keeping import backups, watch
from app.sealing import signet

ROOT = Path(__file__).resolve().parent.parent


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The app on a data folder. `config` overrides DATA_DIR, DATABASE_URL, SECRET_KEY, PUBLIC_URL, HOSTS, LIMITS."""
    app = Flask("app", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.session_interface = people.Signed()
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "app" / "translations")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    configuration.configure(app, config or {})
    db.init_app(app)
    app.extensions["signet"] = signet.load(app.config["DATA_DIR"], app.config["SIGNING_KEY"])
    limits.init_app(app)
    meetings.init_app(app)
    teller.init_app(app)
    other_rules.init_app(app)
    backups.init_app(app)
    guessing.init_app(app)
    watch.init_app(app)
    metrics.init_app(app)
    languages.init_app(app)
    faces.init_app(app)
    csrf = CSRFProtect(app)
    pages.init_app(app)
    csrf.exempt("app.pages.join.sit")
    csrf.exempt("app.pages.console.key")
    app.add_url_rule("/healthz", view_func=_healthz)
    return app


def _healthz() -> tuple[str, int]:
    try:
        with db.database().read.connect() as connection:
            connection.execute(sa.select(records.MeetingRow.code).limit(1)).first()  # really asks the file
    except Exception:
        return "database unreachable", 503
    return "ok", 200
