"""The programme around the evenings: places, rounds and their pots, and every feature that is of no one evening.

A feature is a folder here, in `templates/programme/` and in `tests/programme/`; its `FEATURE` says what the rest has to
know of it. All that it holds stands in plain tables; nothing of `app.live` reads them.
"""

from importlib import import_module

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from app.programme.registry import FEATURES
from app.services import services_of

NAMES = (
    "accounts",
    "places",
    "rounds",
    "editions",
    "framework",
    "talks",
    "intake",
    "duties",
    "payments",
    "reports",
    "reminders",
    "trajectory",
    "measures",
    "lessons",
    "comparison",
    "publication",
    "site",
    "api",
)
"""The features of this product, in the order in which their tabs stand, and in which they fill a demo."""

for _name in NAMES:
    FEATURES.add(import_module(f"app.programme.{_name}").FEATURE)


def init_app(app: Flask, csrf: CSRFProtect) -> None:
    """Register the routes of every feature. Forms carry no token: where one came from is checked, as at the desk."""
    from app.programme import routing

    routing.init_app(app, csrf)
    services_of(app).followed.connect(_followed, weak=False)


def _followed(code: str) -> None:
    """Something was told of what follows the decision of a meeting."""
    for hears in FEATURES.named("followed"):
        hears(code)
