"""Both verifiers read an evening with common ground, and name each number of it that cannot be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser

from app.live.meetings import perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from tests.devices import CODE
from tests.parts.common_ground.hall import shown
from tests.people import LEADER
from tests.record.verify.tampering.forgeries import relink

VERIFIER = Path(__file__).parents[3] / "static" / "verify.html"
Body = dict[str, Any]


def small(body: Body) -> str:
    body["sizes"][0] = 4
    return "sizes"


def crowded(body: Body) -> str:
    body["people"] = 99
    return "sizes"


def more_agree(body: Body) -> str:
    body["lines"][1]["cells"][0] = [body["sizes"][0], 0, body["sizes"][0]]
    body["lines"][1]["cells"][1] = [body["sizes"][1], 0, body["sizes"][1]]
    return "lines[1]"


def stronger(body: Body) -> str:
    body["lines"][0]["across"] += 1
    return "lines[0]"


def not_carried(body: Body) -> str:
    body["lines"][0]["carried"] = False
    return "lines[0]"


def turned(body: Body) -> str:
    body["lines"].reverse()
    return f"lines[{len(body['lines']) - 1}]"


FORGED: tuple[Callable[[Body], str], ...] = (small, crowded, more_agree, stronger, not_carried, turned)


def closed() -> dict[str, Any]:
    shown()
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: dict[str, Any] = json.loads(record_json.write(CODE))
    return found


@pytest.mark.journey
def test_both_read_it_and_both_name_what_cannot_be(context: Flask, browser: Browser) -> None:
    whole = closed()
    page = browser.new_context(offline=True).new_page()
    page.goto(VERIFIER.as_uri())

    def faults(made: dict[str, Any]) -> tuple[set[str], set[str]]:
        content = json.dumps(made)
        told = page.evaluate("async (content) => (await verifyRecord(content)).faults", content)
        return {each.place for each in verify(content.encode()).faults}, {each["place"] for each in told}

    assert faults(whole) == (set(), set())
    for forge in FORGED:
        made = json.loads(json.dumps(whole))
        at = next(n for n, event in enumerate(made["events"]) if event["kind"] == "ground.found")
        place = f"events[{at + 1}].body.{forge(made['events'][at]['body'])}"
        relink(made)
        ours, theirs = faults(made)
        assert place in ours, forge.__name__
        assert place in theirs, forge.__name__
    page.context.close()
