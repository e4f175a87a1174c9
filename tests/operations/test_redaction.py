"""Taking a text out: it is in no file any more, and the chain still verifies."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, current_app

from app.commands import main
from app.live.meetings import load
from app.pictures import kept
from app.pictures.tables import OF_MEETINGS
from app.record.exports import record_json
from app.record.verify.verdict import verify
from app.services import services, services_of
from app.storage import log
from facilitation.parts.arguments.state import KIND as ARGUMENTS_STAGE
from tests.devices import CODE, Browser
from tests.operations.full_evening import HIDDEN, head, hits, sit
from tests.people import lead_to, post

PHOTO = b"a photo of benches, as good as any"


def test_a_redacted_text_is_in_no_file_and_the_chain_verifies(
    past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = head()
    assert main(["redact", CODE, "goed plan", "--data", str(tmp_path), "--json"]) == 0
    (digest,) = json.loads(capsys.readouterr().out)["removed"]
    assert hits(tmp_path, ["Een goed plan"]) == {}
    assert head() == before
    with services().database.read.connect() as connection:
        assert digest not in log.texts(connection, CODE)


def test_of_several_texts_that_fit_none_goes_unless_asked_for(
    past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", CODE, "praat over", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out.count("\n") == 20
    assert said.err == "More than one fits: give a digest, or --all.\n"
    assert main(["redact", CODE, "praat over", "--data", str(tmp_path), "--all"]) == 0
    assert hits(tmp_path, HIDDEN) == {}


def test_a_text_that_nobody_wrote_is_not_redacted(
    context: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", CODE, "nooit gezegd", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "No text and no photo fits.\n"


def test_a_meeting_whose_text_was_redacted_is_read_again_and_goes_on(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("arguments")
    post(actor, "Weg ermee")
    assert not services_of(context).watch.renewed()
    assert main(["redact", CODE, "Weg ermee", "--data", str(tmp_path)]) == 0
    assert services_of(context).watch.renewed()
    assert services().rooms.renew()
    assert [a.text for a in ARGUMENTS_STAGE.at(load(CODE).state).state.arguments.values()] == [""]
    for path in ("/scherm", "/livecast", "/besluit", ""):
        assert "Weg ermee" not in Browser(context.test_client()).get(path).text
    post(actor, "Iets anders")


@pytest.mark.parametrize("what", ["plan:P1", "bankjes in de zon", "digest"])
def test_a_photo_that_was_removed_is_in_no_file_and_the_record_lists_it(
    past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    row = {"meeting": CODE, "digest": sha256(PHOTO).hexdigest(), "data": PHOTO}
    rows = [row | {"subject": "plan:P1", "shows": "Bankjes in de zon"}, row | {"subject": "plan:P2", "shows": "Anders"}]
    rows[1] |= {"digest": "0" * 64, "data": b"another"}
    services().database.commit(lambda connection: connection.execute(sa.insert(OF_MEETINGS), rows))
    path = f"/t/{CODE}/beeld/{row['digest']}"
    browser = Browser(current_app.test_client())
    assert browser.client.get(path).status_code == 200
    wanted = str(row["digest"]) if what == "digest" else what
    assert main(["redact", CODE, wanted, "--data", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["removed"] == [row["digest"]]
    assert hits(tmp_path, [PHOTO.decode()]) == {}
    assert browser.client.get(path).status_code == 404
    file = json.loads(record_json.write(CODE))
    assert [each["body"]["digest"] for each in file["afterwards"] if each["kind"] == "text.removed"] == [row["digest"]]
    assert verify(record_json.write(CODE)).faults == ()
    with services().database.read.connect() as connection:
        assert [*kept.of_meeting(connection, CODE)] == ["plan:P2"]
