"""An event put before one that was taken back: others are taken back then, and what is left is no evening."""

import json

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.record.verify.verdict import verify
from tests.record.verify.asking import ask
from tests.record.verify.dividing_twice import random_twice
from tests.record.verify.tampering.forgeries import relink

BEFORE = 100
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def shifted(app: Flask) -> tuple[str, str]:
    """Such a file, and the key of the true one: a stage that was put in is taken back by an undo of something later."""
    whole = json.loads(random_twice("T00088", 88))
    events = whole["events"]
    events.insert(BEFORE, {"kind": "wall.lit", "at": events[BEFORE]["at"], "body": {"on": True}})
    relink(whole)
    return json.dumps(whole), whole["key"]


def test_the_command_says_that_it_is_no_evening(shifted: tuple[str, str]) -> None:
    content, key = shifted
    assert {"events", "signatures[0]"} <= {fault.place for fault in verify(content.encode(), key).faults}


@pytest.mark.journey
def test_the_page_says_no(shifted: tuple[str, str], page: Page) -> None:
    (told,) = ask(page, [shifted])
    assert "signatures[0]" in [fault["place"] for fault in told["faults"]]
