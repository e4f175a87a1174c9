"""Open council information: valid by the schemas of VNG, and true to the record."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from msgspec.structs import replace

from app import create_app
from app.configuration import Archive
from app.demo import demo_meetings
from app.live import meetings
from app.record.exports import FORMATS
from app.services import services
from facilitation.refusals import Refused
from tests.devices import CODE, Browser, opening
from tests.golden import files as golden
from tests.municipality.checkers import by_schema

KLAVER = demo_meetings.KLAVERBUURT
SCHEMA = Path(__file__).parent / "schemas" / "ori.json"


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The closed Klaverbuurt."""
    made = create_app({"DATA_DIR": tmp_path_factory.mktemp("ori"), "TESTING": True, "LIMITS": {}})
    with made.app_context():
        demo_meetings.demo("closed")
        yield made
        services().database.close()


def kept(code: str, folder: Path) -> Path:
    """The file of what is exported."""
    file = folder / f"{code}.ori.json"
    file.write_bytes(FORMATS["ori"][1](code))
    return file


def told(code: str, folder: Path) -> dict[str, Any]:
    """What is exported, after the schema found nothing wrong with it."""
    file = kept(code, folder)
    assert by_schema(SCHEMA, file) == []
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def test_the_export_is_valid_and_says_what_the_record_says(evening: Flask, tmp_path: Path) -> None:
    found, record = told(KLAVER, tmp_path), services().dossiers.of(KLAVER).record
    assert found["vergadering"]["naam"] == record["title"]
    assert found["vergadering"]["vergaderstatus"] == "gehouden"
    assert found["vergadering"]["einde"] == record["times"]["closed"]
    assert len(found["agendapunten"]) == len(record["agenda"])
    assert [item["volgnummer"] for item in found["agendapunten"]] == [str(n + 1) for n in range(len(record["agenda"]))]
    papers = {paper["titel"]: paper for paper in found["informatieobjecten"]}
    assert {plan["title"] for plan in record["plans"]} <= set(papers)
    given = {papers[plan["title"]]["id"]: plan["amount"] for plan in record["plans"] if plan["amount"]}
    assert {each["informatieobject"]: each["bedrag"] for each in found["besluit"]["toekenningen"]} == given
    assert sum(given.values()) == record["divided"]


def test_every_reference_leads_to_something_in_the_same_file(evening: Flask, tmp_path: Path) -> None:
    found = told(KLAVER, tmp_path)
    meeting = {"id": found["vergadering"]["id"], "url": found["vergadering"]["url"]}
    assert all(item["vergaderingen"] == [meeting] for item in found["agendapunten"])
    assert all(paper["vergadering"] == meeting["id"] for paper in found["informatieobjecten"])
    keys = [each["id"] for each in [found["vergadering"], *found["agendapunten"], *found["informatieobjecten"]]]
    assert len(set(keys)) == len(keys)


def test_every_paper_that_it_names_is_served(evening: Flask, tmp_path: Path) -> None:
    client, base = evening.test_client(), evening.config["PUBLIC_URL"]
    for paper in told(KLAVER, tmp_path)["informatieobjecten"]:
        answer = client.get(paper["webpaginalink"].removeprefix(base))
        assert (answer.status_code, answer.mimetype) == (200, paper["formaat"]), paper["titel"]


def test_its_keys_stay_the_same(evening: Flask) -> None:
    assert FORMATS["ori"][1](KLAVER) == FORMATS["ori"][1](KLAVER)


@pytest.mark.parametrize(("code", "kind"), [("gm0363", "gemeente"), ("pv27", "provincie"), ("ws0654", "waterschap")])
def test_the_owner_is_named_by_the_register(
    evening: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, kind: str
) -> None:
    monkeypatch.setitem(evening.config, "ARCHIVE", Archive("Amsterdam", code))
    assert told(KLAVER, tmp_path)["vergadering"]["organisatie"] == {kind: code, "naam": "Amsterdam"}


def test_an_evening_that_goes_on_has_its_agenda_and_no_papers(context: Flask, tmp_path: Path) -> None:
    found = told(CODE, tmp_path)
    assert found["agendapunten"]
    assert found["informatieobjecten"] == []
    assert "besluit" not in found
    assert found["vergadering"]["vergaderstatus"] == "gepland"


def test_it_is_given_to_whoever_may_read_the_record(context: Flask, console: Browser) -> None:
    assert console.client.get(f"/t/{CODE}/besluit.ori").status_code == 200
    assert context.test_client().get(f"/t/{CODE}/besluit.ori").status_code == 403


def test_a_practice_evening_is_no_council_information(app: Flask) -> None:
    with app.app_context():
        meetings.create(replace(opening(), practice=10))
        with pytest.raises(Refused) as refused:
            FORMATS["ori"][1](CODE)
        assert refused.value.key == "practice_unkept"
        assert app.test_client().get(f"/t/{CODE}/besluit.ori").status_code == 403


def test_every_golden_evening_is_valid(tmp_path: Path) -> None:
    files = []
    for log in golden.LOGS[:: 1 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3]:
        with golden.app():
            files.append(kept(golden.keep(golden.read_log(log), log.stem), tmp_path))
    assert by_schema(SCHEMA, *files) == []


def test_the_schema_sees_what_is_wrong(evening: Flask, tmp_path: Path) -> None:
    found = told(KLAVER, tmp_path)
    file = tmp_path / "x.json"
    for part, change in [("vergadering", {"vergaderstatus": "klaar"}), ("vergadering", {"id": "1"})]:
        file.write_text(json.dumps({**found, part: {**found[part], **change}}), "utf-8")
        assert by_schema(SCHEMA, file)
