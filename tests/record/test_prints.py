"""Files of records: made once, made anew when the record says something else, and not kept without end."""

import threading
import time
from pathlib import Path

import pytest
from flask import Flask

from app.record.exports import pdf, picture, record_json
from app.record.prints import Prints
from app.services import services
from tests.devices import CODE, Browser


def test_who_asks_while_a_file_is_being_made_waits_for_it_and_it_is_made_once() -> None:
    kept, made = Prints(), list[str]()

    def make() -> bytes:
        made.append("x")
        time.sleep(0.05)
        return b"file"

    asked = [threading.Thread(target=kept.once, args=("pdf", CODE, "head", make)) for _ in range(8)]
    for each in asked:
        each.start()
    for each in asked:
        each.join()
    assert made == ["x"]


def test_a_file_is_made_anew_when_it_would_say_something_else_and_only_then() -> None:
    kept, made = Prints(), iter((b"first", b"second", b"third"))
    said = [kept.once("pdf", CODE, head, lambda: next(made)) for head in ("a", "a", "b", "b", "a")]
    assert said == [b"first", b"first", b"second", b"second", b"third"]


def test_a_file_that_could_not_be_made_is_tried_again_and_the_one_before_is_not_given_for_it() -> None:
    kept = Prints()
    assert kept.once("pdf", CODE, "a", lambda: b"old") == b"old"
    with pytest.raises(ZeroDivisionError):
        kept.once("pdf", CODE, "b", lambda: bytes(1 // 0))
    assert kept.once("pdf", CODE, "b", lambda: b"new") == b"new"


def test_only_so_many_are_kept() -> None:
    kept = Prints(most=3)
    for number in range(9):
        kept.once("pdf", f"T{number}", "a", lambda: b"x")
    assert len(kept) == 3


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was set in type, and every record that was written out as JSON."""
    done: list[str] = []

    def typeset(template: str, *rest: object) -> bytes:
        done.append(template)
        return b"set"

    text = record_json._text
    for module in (pdf, picture):
        monkeypatch.setattr(module, "typeset", typeset)
    monkeypatch.setattr(record_json, "_text", lambda value: done.append("json") or text(value))
    return done


def test_requests_for_a_record_make_each_form_once_until_the_record_goes_on(console: Browser, work: list[str]) -> None:
    for _ in range(3):
        for form in ("pdf", "png", "json"):
            assert console.client.get(f"/t/{CODE}/besluit.{form}").status_code == 200
    once = ["besluit-beeld.typ", "besluit.typ", "json"]
    assert sorted(work) == once
    assert console.act("stage.advance").json["ok"]
    for form in ("pdf", "png", "json"):
        console.client.get(f"/t/{CODE}/besluit.{form}")
    assert sorted(work) == sorted([*once, "besluit.typ", "json"]), "the picture says the same as before"


def test_what_is_kept_is_in_memory_alone(context: Flask, console: Browser, work: list[str]) -> None:
    console.client.get(f"/t/{CODE}/besluit.pdf")
    assert len(services().prints)
    folder = Path(context.config["DATA_DIR"])
    assert not [path for path in folder.rglob("*") if path.suffix in (".pdf", ".png", ".json")]
