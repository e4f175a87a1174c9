"""The key by which an installation is known: printed, on a page, on the wall and on paper; and a new one after it."""

import hashlib
import json
from pathlib import Path

import pytest
from flask import Flask

from app import commands, create_app
from app.record.exports import markdown, record_json
from app.record.signing import house_key
from app.record.signing.card import words_of
from app.record.verify.verdict import verify
from app.services import services, services_of
from app.storage.startup_checks import Unsound
from tests.devices import CODE, Browser


@pytest.fixture
def closed(console: Browser) -> Browser:
    """The laptop of the gespreksleider, after closing."""
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console


def printed(data: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert commands.main(["key", "--json", "--data", str(data), *more]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_command_prints_the_key_its_fingerprint_and_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = printed(tmp_path, capsys)
    assert found["fingerprint"] == hashlib.sha256(bytes.fromhex(str(found["key"]))).hexdigest()
    assert found["words"] == list(words_of(str(found["key"])))
    assert found == printed(tmp_path, capsys)
    assert commands.main(["key", "--data", str(tmp_path)]) == 0
    assert " ".join(words_of(str(found["key"]))) in capsys.readouterr().out
    assert commands.main(["key", "--data", str(tmp_path / "weg")]) == 2


def test_a_page_and_a_well_known_address_carry_it(context: Flask) -> None:
    browser, key = context.test_client(), services().house_key.key
    page = browser.get("/sleutel").text
    assert key in page
    assert house_key.fingerprint(key) in page
    assert all(f"<li>{word}</li>" in page for word in words_of(key))
    known = browser.get("/.well-known/overlegtafel-key.json").json
    assert (known["key"], tuple(known["words"])) == (key, words_of(key))


def test_wall_phone_record_and_paper_show_its_words_beside_those_of_the_head(closed: Browser) -> None:
    words, key = " ".join(words_of(services().house_key.key)), services().house_key.key
    for path in ("/scherm", "/besluit"):
        assert words in closed.get(path).text, path
    paper = markdown.write(CODE).decode()
    assert words in paper
    assert house_key.fingerprint(key)[:4] in paper


def test_a_new_key_is_named_by_the_old_one_and_records_of_before_stay_verified(
    context: Flask, closed: Browser, tmp_path: Path
) -> None:
    folder: Path = context.config["DATA_DIR"]
    old = services().house_key.key
    for number in (1, 2):
        services_of(context).house_key = house_key.rotate(folder, f"2026-12-0{number}T00:00:00.000Z")
    new = services().house_key.key
    assert house_key.load(folder).since(old) == services().house_key.statements
    assert (folder / "signing.key").stat().st_mode & 0o777 == 0o600
    whole = json.loads(record_json.write(CODE))
    assert (whole["key"], [row["key"] for row in whole["rotations"]][-1]) == (old, new)
    for known in (old, new):
        verdict = verify(json.dumps(whole).encode(), known)
        assert (verdict.ok, verdict.sealed_by, verdict.known) == (True, new, True)
    cut = whole | {"rotations": whole["rotations"][:1]}
    assert not verify(json.dumps(cut).encode()).ok
    data = {"csrf_token": closed.token(), "head": whole["head"]}
    assert closed.client.post(f"/t/{CODE}/tekenen", data=data).status_code == 303
    again = record_json.write(CODE)
    assert verify(again, new).signatures == ("installation", "facilitator")
    assert verify(again, new).ok


def test_a_record_of_a_strangers_key_has_no_seal_and_is_not_verified(context: Flask, closed: Browser) -> None:
    services_of(context).house_key = house_key.Signet("cd" * 32)
    whole = record_json.write(CODE)
    assert "seal" not in json.loads(whole)
    assert [fault.place for fault in verify(whole).faults] == ["seal"]


def test_statements_that_do_not_lead_to_the_key_are_refused(tmp_path: Path) -> None:
    house_key.load(tmp_path)
    house_key.rotate(tmp_path, "2026-12-01T00:00:00.000Z")
    file = tmp_path / "signing.key"
    file.write_text("ab" * 32 + "\n" + file.read_text().split("\n")[1])
    with pytest.raises(Unsound, match="do not lead to its key"):
        create_app({"DATA_DIR": tmp_path})


def test_a_key_that_is_given_from_outside_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNING_KEY", "ab" * 32)
    assert commands.main(["key", "--rotate", "--data", str(tmp_path)]) == 2
    assert "SIGNING_KEY" in capsys.readouterr().err
    assert printed(tmp_path, capsys)["key"] == house_key.Signet("ab" * 32).key
