"""Lines on stderr: JSON that a machine reads, and nothing in it about anybody."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.access import links
from app.live.meetings import load
from app.operations import server_log
from app.services import services
from app.storage.lines.ledger import Ledger
from facilitation.parts.seating import seats
from tests.devices import CODE, Browser

PLANTED = ("Fatima Naamgever", "Naamgever", "buurman Zwartjes", "203.0.113.55", "geheime reden")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged meanwhile, at every level."""
    root, written = logging.getLogger(), io.StringIO()
    before, hook = (root.handlers[:], root.level), sys.unraisablehook
    server_log.begin("debug")
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    sys.unraisablehook = hook
    root.handlers[:], root.level = before[0], before[1]
    root.setLevel(before[1])


def read(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_line_is_one_object_with_the_same_fields(lines: io.StringIO) -> None:
    logging.getLogger("realtime.clock").warning("%s slow readers\nwere cut off", 3)
    (line,) = read(lines)
    assert line["message"] == "3 slow readers\nwere cut off"
    assert (line["level"], line["logger"]) == ("warning", "realtime.clock")
    assert line["time"].endswith("Z")


def test_what_a_library_fills_in_is_not_written(lines: io.StringIO) -> None:
    logging.getLogger("engineio.server").error("%s is not an accepted origin", "203.0.113.55")
    assert [line["message"] for line in read(lines)] == ["%s is not an accepted origin"]


def test_of_an_exception_only_its_kind_and_its_places_are_written(lines: io.StringIO) -> None:
    try:
        raise ValueError("buurman Zwartjes")
    except ValueError:
        logging.getLogger("app.live.meetings").exception("an act failed")
    (line,) = read(lines)
    assert (line["message"], line["error"]) == ("an act failed", "ValueError")
    assert "tests/operations/test_server_log.py" in line["places"]
    assert "Zwartjes" not in lines.getvalue()


def test_nothing_that_people_say_or_are_stands_in_any_line(
    context: Flask, console: Browser, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also not where everything fails: refused acts, a broken page, a statement that the database refuses."""
    context.testing = False
    context.config["PROPAGATE_EXCEPTIONS"] = False
    phone = Browser(context.test_client())
    away = {"REMOTE_ADDR": "203.0.113.55"}
    phone.get()
    phone.client.post(f"/t/{CODE}/join", data={"name": "Fatima Naamgever"}, environ_base=away)
    console.lead_to("arguments")
    phone.say("argument.post", initiative="P1", side="for", text="Dit gaat over buurman Zwartjes")
    phone.say("argument.post", initiative="P9", side="for", text="Dit gaat over buurman Zwartjes")
    console.say("argument.moderate", argument="A1", verdict="hide", reason="geheime reden")

    def refusing(ledger: Ledger, *more: Any) -> int:
        ledger.connection.exec_driver_sql("INSERT INTO nergens VALUES (?)", ("Dit gaat over buurman Zwartjes",))
        return 0

    monkeypatch.setattr(Ledger, "append", refusing)
    answer = phone.say("argument.post", initiative="P1", side="for", text="Dit gaat over buurman Zwartjes")
    assert answer.status_code == 500
    monkeypatch.undo()
    context.jinja_env.globals["rev"] = lambda view: 1 / 0
    assert phone.client.get(f"/t/{CODE}", environ_base=away).status_code == 500
    assert any(line["level"] == "error" for line in read(lines))
    receipts = [seat[1] for seat in _cookie(phone)["seats"].values()]
    for word in (*PLANTED, *receipts, *seats(load(CODE).state)):
        assert word not in lines.getvalue(), word


def _cookie(browser: Browser) -> dict[str, Any]:
    with browser.client.session_transaction() as session:
        return dict(session)


def test_keys_that_are_tried_exchanged_and_revoked_are_written_without_the_key(
    context: Flask, lines: io.StringIO
) -> None:
    secret, browser = links.make(CODE), Browser(context.test_client())
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": "verzonnen-sleutel"}).status_code == 403
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": secret}).status_code == 204
    links.make(CODE)
    links.revoke(CODE, links.links(CODE)[0].id)
    said = [(line["level"], line["message"]) for line in read(lines) if line["logger"] == "app.access.links"]
    assert said == [
        ("warning", "a key was tried that opens nothing"),
        ("info", "a link of a facilitator was exchanged"),
        ("info", "a link was revoked"),
    ]
    assert not {word for word in ("verzonnen-sleutel", secret, CODE) if word in lines.getvalue()}


@pytest.mark.parametrize(
    ("wanted", "known"), [("info", "INFO"), ("ERROR", "ERROR"), ("Warning", "WARNING"), ("", "WARNING")]
)
def test_the_level_is_a_setting(wanted: str, known: str, monkeypatch: pytest.MonkeyPatch, lines: io.StringIO) -> None:
    monkeypatch.setenv("LOG_LEVEL", wanted)
    server_log.begin()
    assert logging.getLevelName(logging.getLogger().level) == known


def test_an_error_of_the_database_quotes_no_parameters(context: Flask) -> None:
    with pytest.raises(sa.exc.OperationalError) as caught:
        services().database.commit(lambda c: c.exec_driver_sql("INSERT INTO nergens VALUES (?)", ("buurman Zwartjes",)))
    assert "Zwartjes" not in str(caught.value)


def test_a_line_that_comes_very_often_is_written_a_few_times_a_minute_and_the_rest_is_counted(
    lines: io.StringIO,
) -> None:
    clock = [100.0]
    calm = server_log.Calm(3, lambda: clock[0])

    def written(said: str, times: int) -> list[logging.LogRecord]:
        made = [logging.LogRecord("realtime", logging.WARNING, "", 0, said, (), None) for _ in range(times)]
        return [record for record in made if calm.filter(record)]

    assert len(written("a socket was ended", 50_000)) == 3
    assert len(written("something else", 1)) == 1
    clock[0] += 61
    (first,) = written("a socket was ended", 1)
    assert json.loads(server_log.JsonLine().format(first))["left_out"] == 49_997


class Stubborn:
    """Something that cannot be let go."""

    def __del__(self) -> None:
        raise RuntimeError("words of a text")


def test_what_python_cannot_raise_is_a_line_too_without_its_words(lines: io.StringIO) -> None:
    Stubborn()
    (line,) = read(lines)
    assert (line["message"], line["error"]) == ("an object could not be let go", "RuntimeError")
    assert "words of a text" not in lines.getvalue()


def test_libraries_do_not_warn_of_what_strangers_do(lines: io.StringIO) -> None:
    for library in ("socketio", "engineio"):
        logging.getLogger(library).warning("%s is not connected", "somebody")
    assert lines.getvalue() == ""
