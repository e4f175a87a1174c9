"""Flask, storage, languages and the command line around the deliberation."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect

import app.parts  # noqa: F401  fills the registry of what is shown
from app import configuration, languages, pages, programme, routes, services
from app.access import devices
from app.desk import pages as desk
from app.faces import assets, rendering, simple
from app.live import entry
from app.operations import probes

ROOT = Path(__file__).resolve().parent.parent


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The app on a data folder. `config` overrides DATA_DIR, DATABASE_URL, SECRET_KEY, PUBLIC_URL, HOSTS, LIMITS.

    Raises Unsound where the data cannot be used, and Unreadable for limits that cannot be read.
    """
    app = Flask("app", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.url_rule_class = routes.Rule
    app.url_map.converters.update(routes.CONVERTERS)
    app.session_interface = devices.Signed()
    app.jinja_environment = rendering.Templates
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "app" / "translations")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    configuration.configure(app, config or {})
    services.init_app(app)
    entry.init_app(app)
    languages.init_app(app)
    assets.init_app(app)
    rendering.init_app(app)
    simple.init_app(app)
    csrf = CSRFProtect(app)
    pages.init_app(app)
    desk.init_app(app, csrf)
    programme.init_app(app, csrf)
    csrf.exempt("app.pages.join.sit")
    csrf.exempt("app.pages.join.sit_here")
    csrf.exempt("app.pages.console.key")
    probes.init_app(app)
    return app
