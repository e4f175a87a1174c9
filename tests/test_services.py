"""What an app works with is its own: two apps in one process share nothing, and nobody finds a service by a string."""

import re
from pathlib import Path
from typing import Any

from flask import Flask

from app import create_app
from app.live import meetings
from app.services import Services, services, services_of
from facilitation.parts.stages import AdvanceStage
from tests.devices import CODE, opening
from tests.people import LEADER

ROOT = Path(__file__).parents[1]


def another(folder: Path) -> Flask:
    """A second app in this process, with the same meeting on a folder of its own."""
    app = create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        meetings.create(opening())
    return app


def test_the_present_app_has_its_own_services(context: Flask, tmp_path: Path) -> None:
    other = another(tmp_path / "other")
    assert services() is services_of(context) is not services_of(other)
    with other.app_context():
        assert services() is services_of(other)
    assert isinstance(services(), Services)


def test_who_follows_the_meetings_of_one_app_hears_nothing_of_another(context: Flask, tmp_path: Path) -> None:
    other, heard = another(tmp_path / "other"), []

    def follow(room: Any, facts: list[Any]) -> None:
        heard.append(room)

    services().rooms.changed.connect(follow)
    with other.app_context():
        meetings.perform(CODE, AdvanceStage(), LEADER)
    assert heard == []
    meetings.perform(CODE, AdvanceStage(), LEADER)
    assert heard == [meetings.load(CODE)]


def test_no_service_is_found_by_a_string() -> None:
    found = {
        str(path.relative_to(ROOT))
        for package in ("app", "realtime")
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"\b(app|sender|flask)\.extensions\b", path.read_text("utf-8"))
    }
    assert found == {"app/services.py"}
