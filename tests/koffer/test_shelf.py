"""The record of an evening elsewhere is read on a server, once it was verified with the key that was named."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.commands import main
from app.record.exports import record_json
from app.record.follow_up import telling
from app.services import services_of
from tests.record.verify.records import EVERYBODY, decided, sign

CODE = "KOFFER3"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a koffer exported of an evening, with what was told since."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("koffer"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        code = decided("KOFFER")
        assert code == CODE
        sign(code, EVERYBODY, corrected=True)
        telling.tell(code, "facilitator", "district", "running", "", "Het stadsdeel kijkt ernaar.")
        content = record_json.write(code)
    services_of(app).database.close()
    return content


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    """A server somewhere else, with a key of its own."""
    return create_app({"DATA_DIR": tmp_path / "server", "TESTING": True, "LIMITS": {}})


def shelve(server: Flask, content: bytes, *more: str) -> int:
    """The exit code of the command on the server's data folder."""
    data = Path(server.config["DATA_DIR"])
    (data / "file.json").write_bytes(content)
    return main(["shelve", str(data / "file.json"), "--data", str(data), *more])


def key(content: bytes) -> str:
    return str(json.loads(content)["key"])


def test_the_record_is_read_on_the_server_and_its_file_is_the_same(server: Flask, exported: bytes) -> None:
    client = server.test_client()
    assert "/elders" not in client.get("/").text
    assert client.get(f"/elders/{CODE}").status_code == 404
    assert shelve(server, exported, "--key", key(exported)) == 0
    assert 'href="/elders"' in client.get("/").text
    assert f"/elders/{CODE}" in client.get("/elders").text
    page, english = client.get(f"/elders/{CODE}").text, client.get(f"/elders/{CODE}?taal=en").text
    record = json.loads(exported)["record"]
    for plan in record["plans"]:
        assert plan["title"] in page
        assert plan["title"] in english
    assert "Het stadsdeel kijkt ernaar." in page
    assert "From elsewhere" in english
    assert client.get(f"/elders/{CODE}.json").data == exported


def test_the_eight_words_of_the_key_do_as_well(server: Flask, exported: bytes, capsys: Any) -> None:
    assert main(["verify", str(_kept(server, exported)), "--json"]) == 0
    words = " ".join(json.loads(capsys.readouterr().out)["key_words"])
    assert shelve(server, exported, "--words", words, "--json") == 0
    assert json.loads(capsys.readouterr().out)["page"] == f"/elders/{CODE}"


def _kept(server: Flask, content: bytes) -> Path:
    path = Path(server.config["DATA_DIR"]) / "other.json"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("wrong", ["amount", "seal", "key", "words"])
def test_what_is_not_right_or_not_theirs_is_refused_in_a_sentence(
    server: Flask, exported: bytes, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = json.loads(exported)
    if wrong == "amount":
        whole["record"]["plans"][0]["amount"] += 100
    if wrong == "seal":
        del whole["seal"]
    more = (
        ["--words", "een twee drie"] if wrong == "words" else ["--key", "0" * 64 if wrong == "key" else key(exported)]
    )
    assert shelve(server, json.dumps(whole).encode(), *more) == 1
    assert capsys.readouterr().err.startswith(f"The record of {CODE} is not verified: ")
    assert not (Path(server.config["DATA_DIR"]) / "elders").exists()


def test_an_earlier_file_does_not_take_the_place_of_a_later_one(server: Flask, exported: bytes) -> None:
    assert shelve(server, exported, "--key", key(exported)) == 0
    shelf = Path(server.config["DATA_DIR"]) / "elders" / f"{CODE}.json"
    later = json.loads(exported)
    later["afterwards"].append({})
    shelf.write_text(json.dumps(later))
    assert shelve(server, exported, "--key", key(exported)) == 1
    assert json.loads(shelf.read_bytes()) == later
    assert shelf.stat().st_mode & 0o077 == 0


def test_a_key_has_to_be_named_and_a_file_has_to_be_a_record(server: Flask, exported: bytes) -> None:
    assert shelve(server, exported) == 2
    assert shelve(server, exported, "--key", key(exported), "--words", "een") == 2
    assert shelve(server, b"{}", "--key", key(exported)) == 2


@pytest.mark.parametrize("code", ["..", "..%2f..%2fsecret", "ABC.DEF", "NERGENS"])
def test_no_other_file_can_be_asked(server: Flask, code: str) -> None:
    for form in ("", ".json"):
        assert server.test_client().get(f"/elders/{code}{form}").status_code == 404
