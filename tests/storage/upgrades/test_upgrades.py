"""A data folder of every earlier version opens with the program of today, and nothing in it is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.demo import demo_meetings
from app.live.meetings import load
from app.record.exports import FORMATS
from app.record.verify import verdict
from app.services import services
from app.storage import log, versions
from tests import schema
from tests.storage.upgrades import folder as laid

KLAVER = demo_meetings.KLAVERBUURT
NEVER_ALONE = {f"{each:04}" for each in (18, 21, *range(23, 29), 30, 31)}  # each came in with the version after it
SEALED = "0004"  # since then the installation signs what it closes
KNOWN = versions.known()


@pytest.fixture(autouse=True)
def all_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "upgrade", schema.walked)


def test_there_is_data_of_every_earlier_version() -> None:
    assert set(KNOWN[:-1]) - NEVER_ALONE <= set(laid.FILES), "make it: python -m tools.release.earlier"
    assert set(laid.FILES) <= set(KNOWN) - NEVER_ALONE


@pytest.mark.parametrize("version", laid.FILES)
def test_a_data_folder_of_before_is_brought_to_today_without_a_loss(version: str, tmp_path: Path) -> None:
    then = laid.lay(version, tmp_path / "data")
    before = laid.rows(tmp_path / "data")
    assert [row["version_num"] for row in before["alembic_version"]] == [version]
    app = create_app({"DATA_DIR": tmp_path / "data", "TESTING": True, "LIMITS": {}})
    with app.app_context():
        with services().database.read.connect() as connection:
            assert log.verify(connection, KLAVER)[0] == then["events"]
            assert log.head(connection, KLAVER)[1] == then["head"] or not then["head"]
        assert load(KLAVER).state.closed
        file = FORMATS["json"][1](KLAVER)
        told: dict[str, Any] = json.loads(file)
        assert list(laid.lost(then["record"], told["record"])) == []
        judged = verdict.verify(file)
        assert judged.ok == (version >= SEALED), judged.faults
        assert FORMATS["pdf"][1](KLAVER).startswith(b"%PDF")
        services().database.close()
    after = laid.rows(tmp_path / "data")
    assert [row["version_num"] for row in after["alembic_version"]] == [KNOWN[-1]]
    assert list(laid.lost_rows(before, after)) == []


def test_the_comparison_sees_what_is_lost() -> None:
    then = laid.kept("0017")["record"]
    for name in then:
        assert list(laid.lost(then, {key: value for key, value in then.items() if key != name})) == [f"record.{name}"]
    assert list(laid.lost(then, {**then, "pot": then["pot"] + 1}))
    assert list(laid.lost(then, {**then, "plans": then["plans"][1:]}))
    rows = {"text": [{"digest": "a", "salt": "b"}, {"digest": "c", "salt": "d"}]}
    assert list(laid.lost_rows(rows, {"text": [{"digest": "a", "salt": "b", "new": 1}]})) == ["text: 1 of 2 rows"]
    assert list(laid.lost_rows(rows, {"text": [*rows["text"], {"digest": "e", "salt": "f"}]})) == []
    assert list(laid.lost_rows(rows, {}))


def test_an_evening_goes_on_in_the_data_of_the_first_version(tmp_path: Path) -> None:
    laid.lay("0001", tmp_path / "data")
    app = create_app({"DATA_DIR": tmp_path / "data", "TESTING": True, "LIMITS": {}})
    with app.app_context():
        demo_meetings.demo("closed", fresh=True)
        assert verdict.verify(FORMATS["json"][1](KLAVER)).ok
        services().database.close()
