"""After closing: every act and every route, by everybody, changes nothing of the log; only signatures come."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.access import links
from app.live import meetings
from app.record.exports import FORMATS
from facilitation.registry import PARTS
from facilitation.roles import KEYED, SIGNERS, Role
from tests.devices import JSON, Browser, forget, opening
from tests.reliability.length import length
from tests.reliability.rights.test_matrix import FACES, fields

CODE = "DICHT2"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Browser]]:
    """Somebody of every role in a meeting that was closed."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("closed"), "TESTING": True, "LIMITS": {}})
    app.before_request_funcs.setdefault(None, []).insert(0, forget)
    with app.app_context():
        meetings.create(opening(CODE))
        made = {role: Browser(app.test_client(), FACES.get(role, "console"), CODE) for role in Role}
        for role in KEYED:
            key = links.make(CODE, role, "T1" if role in (Role.TABLE_CHAIR, Role.TABLE) else None)
            assert made[role].client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
        made[Role.RESIDENT].join(table="T1")
        made[Role.FACILITATOR].lead_to("decision")
        assert made[Role.FACILITATOR].say("decision.propose", awards=[]).status_code == 200
        for act in ("stage.close", "decision.record", "stage.advance"):
            assert made[Role.FACILITATOR].act(act).status_code == 200, act
        assert made[Role.FACILITATOR].act("meeting.close").status_code == 200
        yield made


def everybody(number: int) -> list[Role]:
    """Who tries the act of this number; in `make test` who leads tries each, and a third of the others, in turn."""
    others = [role for role in Role if role is not Role.FACILITATOR]
    return [Role.FACILITATOR, *others[number % length(3, 1) :: length(3, 1)]]


def log_of(app: Flask) -> list[Any]:
    """The whole log, read from the file."""
    with closing(sqlite3.connect(Path(app.config["DATA_DIR"]) / "overlegtafel.db")) as connection:
        return connection.execute("SELECT * FROM event ORDER BY meeting, seq").fetchall()


def test_no_act_of_anybody_changes_a_closed_log(people: dict[Role, Browser]) -> None:
    app = people[Role.FACILITATOR].client.application
    before = log_of(app)
    for role, kind in ((role, kind) for number, kind in enumerate(PARTS.acts) for role in everybody(number)):
        answer = people[role].say(kind, **fields(kind))
        assert answer.status_code in (403, 409, 422), (role, kind, answer.json)
        assert answer.json["error"]["key"], (role, kind)
    assert log_of(app) == before


def routes(app: Flask) -> list[str]:
    """Every address under the meeting; those that end somebody's link or session last."""
    values = {
        "code": [CODE],
        "form": list(FORMATS),
        "plan": ["P1", "P9"],
        "digest": ["0" * 64],
        "stage": ["ranking"],
        "batch": ["1"],
        "count": ["1"],
    }
    rules = [rule for rule in app.url_map.iter_rules() if "code" in rule.arguments]
    assert {name for rule in rules for name in rule.arguments} == set(values), "a route that this test does not know"
    web = app.url_map.bind("127.0.0.1")
    found = {
        web.build(rule.endpoint, dict(zip(rule.arguments, chosen, strict=True)), method=next(iter(rule.methods or ())))
        for rule in rules
        for chosen in product(*(values[name] for name in rule.arguments))
    }
    return sorted(found, key=lambda path: (path.endswith(("/regie/uit", "/revoke", "/regie/key")), path))


def test_no_route_by_anybody_changes_a_closed_log(people: dict[Role, Browser], monkeypatch: pytest.MonkeyPatch) -> None:
    for made in ("pdf", "picture"):
        monkeypatch.setattr(f"app.record.exports.{made}.typeset", lambda *_: b"drawn elsewhere")
    app = people[Role.FACILITATOR].client.application
    before, link = log_of(app), links.links(CODE)[-1].id
    answered: Counter[int] = Counter()
    paths = routes(app)
    assert len(paths) > 25
    for path, role in product(paths, Role):
        browser = people[role]
        data = {"csrf_token": browser.token(), "head": before[-1][-1], "text": "Anders", "role": "scribe", "name": "X"}
        data |= {"subject": "district", "state": "done", "noindex": "1", "link": link, "key": "nee"}
        others = ("put", "patch", "delete") if role is Role.FACILITATOR else ()
        for method in ("get", "post", *others):
            answer = getattr(browser.client, method)(path, data=data, headers={} if method == "get" else JSON)
            assert answer.status_code < 500, (role, method, path)
            answered[answer.status_code] += 1
    assert log_of(app) == before
    assert answered[200] > 100, answered
    with closing(sqlite3.connect(Path(app.config["DATA_DIR"]) / "overlegtafel.db")) as connection:
        signed = {role for (role,) in connection.execute("SELECT role FROM signature WHERE about = ''")}
        told = {by for (by,) in connection.execute("SELECT by FROM follow_up")}
    assert signed == {"installation", *map(str, SIGNERS)}  # that much the routes did
    assert told == {"facilitator"}
