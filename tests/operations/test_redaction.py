"""Taking a text out: it is in no file any more, and the chain still verifies."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from app.commands import main
from app.live.meetings import load
from app.services import services, services_of
from app.storage import log
from facilitation.parts.arguments.state import KIND as ARGUMENTS_STAGE
from tests.devices import CODE, Browser
from tests.operations.full_evening import HIDDEN, head, hits, sit
from tests.people import lead_to, post


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
    assert said.err == "More than one text fits: give a digest, or --all.\n"
    assert main(["redact", CODE, "praat over", "--data", str(tmp_path), "--all"]) == 0
    assert hits(tmp_path, HIDDEN) == {}


def test_a_text_that_nobody_wrote_is_not_redacted(
    context: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", CODE, "nooit gezegd", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "No text fits.\n"


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
