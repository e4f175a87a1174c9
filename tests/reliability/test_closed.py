"""After closing: every act and every route, by everybody, changes nothing of the log; only signatures come."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app, keys, meetings
from facilitation.decide import ACTS
from facilitation.roles import KEYED, SIGNERS, Role
from tests.app.conftest import Browser, _forget, opening
from tests.reliability.test_matrix import FACES, fields

CODE = "DICHT2"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Browser]]:
    """Somebody of every role in a meeting that was closed."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("closed"), "TESTING": True, "LIMITS": {}})
    app.before_request_funcs.setdefault(None, []).insert(0, _forget)
    with app.app_context():
        meetings.create(opening(CODE))
        made = {role: Browser(app.test_client(), FACES.get(role, "console"), CODE) for role in Role}
        for role in KEYED:
            key = keys.make(CODE, role, "T1" if role == Role.TABLE_CHAIR else None)
            assert made[role].client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
        made[Role.RESIDENT].join(table="T1")
        made[Role.FACILITATOR].lead_to("review")
        assert made[Role.FACILITATOR].act("meeting.close").status_code == 200
        yield made


def log_of(app: Flask) -> list[Any]:
    """The whole log, read from the file."""
    with closing(sqlite3.connect(Path(app.config["DATA_DIR"]) / "overlegtafel.db")) as connection:
        return connection.execute("SELECT * FROM event ORDER BY meeting, seq").fetchall()


def test_no_act_of_anybody_changes_a_closed_log(people: dict[Role, Browser]) -> None:
    app = people[Role.FACILITATOR].client.application
    before = log_of(app)
    for role, kind in product(Role, ACTS):
        answer = people[role].say(kind, **fields(kind))
        assert answer.status_code in (403, 409, 422), (role, kind, answer.json)
        assert answer.json["error"]["key"], (role, kind)
    assert log_of(app) == before


def test_no_route_by_anybody_changes_a_closed_log(people: dict[Role, Browser]) -> None:
    app = people[Role.FACILITATOR].client.application
    before = log_of(app)
    tried = 0
    for role, rule in product(Role, sorted(map(str, app.url_map.iter_rules()))):
        if "<code>" not in rule or rule.endswith("/regie/uit") or "revoke" in rule:
            continue
        path = rule.replace("<code>", CODE).replace("<form>", "json").replace("<path:", "").split("<")[0]
        browser = people[role]
        data = {"csrf_token": browser.token(), "head": before[-1][-1], "text": "Anders", "role": "scribe", "name": "X"}
        for method in ("get", "post", "put", "delete"):
            answer = getattr(browser.client, method)(path, data=data)
            assert answer.status_code < 500, (role, method, path)
            tried += 1
    assert log_of(app) == before
    assert tried > 500
    with closing(sqlite3.connect(Path(app.config["DATA_DIR"]) / "overlegtafel.db")) as connection:
        signed = {role for (role,) in connection.execute("SELECT role FROM signature WHERE about = ''")}
    assert signed == {"installation", *map(str, SIGNERS)}  # that much the routes did
