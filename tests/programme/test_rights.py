"""The table of rights: each role at each level against each address of each feature, tried over HTTP.

A round stands at Noord. A role is held at the city, at Noord itself, at Zuid beside it, or at De Banne in it. Which is
allowed follows from the rights alone; what the server answers has to be just that. A feature that is added later is in
the table by being there.
"""

import re
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask
from werkzeug.serving import make_server

from app import create_app
from app.access import organisers
from app.programme.accounts import passwords
from app.programme.feature import Role, Route
from app.programme.places import places
from app.programme.registry import FEATURES
from app.programme.rounds import rounds
from app.services import services, services_of
from tests.programme.accounts.joining import joined
from tests.reliability.length import length

LEVELS = {"city": "amsterdam", "itself": "noord", "beside": "zuid", "below": "de-banne"}
COUNTS = ("city", "itself")
"""The levels at which a role counts at Noord."""
HOLDERS = [f"{role} {level}" for role, level in product(Role, LEVELS)]
ASKING = length([*(f"{role} itself" for role in Role), *(f"{Role.LEAD} {level}" for level in LEVELS)], HOLDERS)
"""Who asks at each address: each role at the place itself, and one of them at every level; at full length all."""
LINK, NOBODY = "a link to the desk", "nobody"
GUARDED = [(feature.name, route) for feature, route in FEATURES.routes() if route.right is not None]
SHUT = {"not_allowed", "programme_entry_needed"}
NAMED = re.compile(r"<(?:[^:>]+:)?([^>]+)>")


def allowed(route: Route, who: str) -> bool:
    """Whether the rights say so."""
    if who in (LINK, NOBODY):
        return who == LINK
    role, level = who.split(" ")
    if route.everywhere or Role(role) not in FEATURES.rights[str(route.right)]:
        return False
    return level in COUNTS or not {"place", "round"} & {*NAMED.findall(route.rule)}


class House:
    """A served installation with somebody of each role at each level, put back after whatever was allowed."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cookies: dict[str, str] = {NOBODY: ""}
        self.known: dict[str, str] = {}
        with app.app_context():
            self._furnish()
            file = services().database.file
        assert file is not None
        self.file, self.before = file, sqlite3.connect(":memory:")
        with sqlite3.connect(file) as now:
            now.backup(self.before)
        self.server = make_server("127.0.0.1", 0, app, threaded=True)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.line = requests.Session()
        self.line.trust_env = False

    def _furnish(self) -> None:
        city = places.add(None, "city", "Amsterdam")
        for name, level, parent in (
            ("Noord", "district", city),
            ("Zuid", "district", city),
            ("De Banne", "area", "noord"),
        ):
            places.add(parent, level, name)
        self.known = {"place": "noord", "round": rounds.add(places.load("noord"), "Ronde", 100_000, public=True)}
        for who in HOLDERS:
            role, level = who.split(" ")
            client = joined(self.app, LEVELS[level], Role(role), f"{role}.{level}@buurt.example")
            self.cookies[who] = _cookie(client)
        leads = self.app.test_client()
        leads.post("/voorbereiden/key", data={"key": organisers.make("Noor")})
        self.cookies[LINK] = _cookie(leads)

    def asks(self, who: str, method: str, rule: str) -> requests.Response:
        """What somebody is answered at this address, with an empty form where one is sent."""
        path = NAMED.sub(lambda found: self.known.get(found[1], "1"), rule)
        headers = {"Accept": "application/json", "Cookie": self.cookies[who]}
        return self.line.request(method, self.base + path, headers=headers, allow_redirects=False, timeout=30)

    def put_back(self) -> None:
        """All that was allowed did not happen."""
        with sqlite3.connect(self.file) as now:
            self.before.backup(now)


def _cookie(client: Any) -> str:
    (found,) = client._cookies.values()
    return f"{found.key}={found.value}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("rights")
    app = create_app({"DATA_DIR": folder, "LIMITS": {}})
    with ThreadPoolExecutor(1) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COSTS", passwords.Costs(1, 8))
        services_of(app).database.offload = lambda work, *given: pool.submit(work, *given).result()
        found = House(app)
        thread = threading.Thread(target=found.server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield found
        found.line.close()
        found.server.shutdown()
        found.server.server_close()
        thread.join()
    found.before.close()


CASES = [
    pytest.param(route, method, id=f"{method} {route.rule} ({name})")
    for name, route in GUARDED
    for method in route.methods
]


@pytest.mark.parametrize(("route", "method"), CASES)
def test_each_role_at_each_level_may_what_its_rights_say_and_nothing_else(
    route: Route, method: str, served: House
) -> None:
    wrong = []
    for who in (*dict.fromkeys(ASKING), LINK, NOBODY):
        answer = served.asks(who, method, route.rule)
        shut = answer.json()["error"]["key"] if answer.status_code == 403 else ""
        if allowed(route, who):
            fine = answer.status_code not in (403, 405, 500)
        else:
            fine = shut == ("programme_entry_needed" if who == NOBODY else "not_allowed")
        if not fine:
            wrong.append(f"{who}: {answer.status_code} {shut}")
        if method == "POST" and shut not in SHUT:
            served.put_back()
    assert not wrong, "\n".join(wrong)


def test_every_right_that_an_address_asks_for_is_somebodys() -> None:
    assert {str(route.right) for _, route in GUARDED} <= FEATURES.rights.keys()
    assert all(FEATURES.rights.values())


def test_every_address_of_the_workspace_asks_for_a_right() -> None:
    open_ = [route.rule for _, route in FEATURES.routes() if route.rule.startswith("/programma") and not route.right]
    assert not open_
