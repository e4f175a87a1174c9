"""Eighteen forgeries by somebody who knows the code and not the key: both verifiers say no, and where."""

import json
import sqlite3
from importlib import import_module
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.record.exports import record_json
from app.record.follow_up import telling
from app.record.signing import house_key
from app.record.verify.verdict import Verdict, verify
from app.services import services, services_of
from app.storage import versions
from tests.record.verify.asking import ask
from tests.record.verify.records import EVERYBODY, decided, full_record, sign
from tests.record.verify.tampering.without_seal import FORGERIES, forged
from tests.schema import back_to

pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def genuine(app: Flask) -> dict[str, Any]:
    """A record that everybody signed, with a correction and two reports of afterwards."""
    code = decided("VALS")
    sign(code, EVERYBODY, corrected=True)
    for subject in ("district", "payment"):
        telling.tell(code, "facilitator", subject, "running", "", f"Over {subject}.")
    return dict(json.loads(record_json.write(code)))


def judged(whole: dict[str, Any], key: str = "") -> Verdict:
    return verify(json.dumps(whole).encode(), key)


def test_there_are_eighteen() -> None:
    assert len(FORGERIES) == 18


@pytest.mark.parametrize("name", FORGERIES)
def test_the_command_names_each(genuine: dict[str, Any], name: str) -> None:
    assert judged(genuine, genuine["key"]).ok
    verdict = judged(forged(genuine, name), genuine["key"])
    places = [fault.place for fault in verdict.faults]
    assert not verdict.ok
    for expected in FORGERIES[name][2]:
        assert any(place.startswith(expected) for place in places), (name, places)
    if not FORGERIES[name][1]:
        assert "seal" in places
        assert {"texts", "signatures"} <= set(verdict.uncovered)


@pytest.mark.journey
def test_the_page_names_each(genuine: dict[str, Any], page: Page) -> None:
    made = [(json.dumps(forged(genuine, name)), genuine["key"]) for name in FORGERIES]
    for name, told in zip(FORGERIES, ask(page, made), strict=True):
        places = [fault["place"] for fault in told["faults"]]
        assert not told["ok"], name
        for expected in FORGERIES[name][2]:
            assert any(place.startswith(expected) for place in places), (name, places)
        if not FORGERIES[name][1]:
            assert "seal" in places, name
            assert {"texts", "signatures"} <= set(told["uncovered"]), name


def test_without_a_seal_what_the_house_signed_at_the_closing_is_still_covered(genuine: dict[str, Any]) -> None:
    bare = {name: value for name, value in genuine.items() if name != "seal"}
    verdict = judged(bare)
    assert verdict.fits
    assert verdict.sealed_by == ""
    assert set(verdict.uncovered) == {"texts", "signatures", "addenda", "followup", "afterwards"}
    nobody = judged(bare | {"signatures": []})
    assert {"events", "record", "ballots"} <= set(nobody.uncovered)


def test_a_file_of_before_the_list_is_held_by_its_seal(app: Flask, genuine: dict[str, Any], page: Page) -> None:
    from app.record.verify import signatures

    old = {name: value for name, value in genuine.items() if name not in ("seal", "afterwards")}
    old["seal"] = services_of(app).house_key.sign(signatures.sealing(old, genuine["record"]["code"]))
    verdict = judged(old, genuine["key"])
    assert verdict.ok
    assert not verdict.listed
    [told] = ask(page, [(json.dumps(old), genuine["key"])])
    assert (told["ok"], told["fits"], told["known"], told["sealedBy"]) == (True, True, True, genuine["key"])


def test_what_was_verified_is_told_in_three_steps(genuine: dict[str, Any]) -> None:
    steps = [(v.fits, v.sealed_by != "", v.known) for v in (
        judged(genuine), judged(genuine, genuine["key"]), judged(genuine, "00" * 32),
        judged({name: value for name, value in genuine.items() if name != "seal"}, genuine["key"]),
    )]  # fmt: skip
    assert steps == [(True, True, None), (True, True, True), (True, True, False), (True, False, True)]


def test_a_text_that_the_house_removed_is_listed_with_its_time_and_role(app: Flask) -> None:
    from app.operations import retention

    full_record("WEG001")
    before = json.loads(record_json.write("WEG001"))
    digest = min(before["texts"])
    retention.redact(services().database, [], "WEG001", [digest])
    after = json.loads(record_json.write("WEG001"))
    [row] = [row for row in after["afterwards"] if row["kind"] == "text.removed"]
    assert row["body"] == {"digest": digest, "role": "host"}
    assert row["at"] > before["afterwards"][-1]["at"]
    assert after["afterwards"][: len(before["afterwards"])] == before["afterwards"]
    assert judged(after).ok
    put_back = after | {"texts": before["texts"]}
    assert f"texts.{digest}" in [fault.place for fault in judged(put_back).faults]


LISTED = import_module("app.storage.migrations.versions.0008_what_happened_after_the_closing").TEXTS
"""The events that had texts when the list came; no older database can hold those of another."""


def test_texts_that_were_removed_before_there_was_a_list_are_listed_as_removed_earlier(app: Flask, page: Page) -> None:
    """A database of the version before the list: every kind of text of an evening was taken out of it."""
    code = decided("EERDER")
    sign(code, EVERYBODY, corrected=True)
    telling.tell(code, "facilitator", "district", "running", "", "Over de stap.")
    told = json.loads(record_json.write(code))
    since = json.dumps([each["body"] for each in told["events"] if each["kind"] not in LISTED])
    digests = {digest for digest in told["texts"] if digest not in since}
    folder = app.config["DATA_DIR"]
    with sqlite3.connect(folder / "overlegtafel.db") as old:
        old.executemany("DELETE FROM text WHERE meeting = ? AND digest = ?", [(code, digest) for digest in digests])
    back_to("0007", folder / "overlegtafel.db")
    versions.upgrade(services_of(app).database.write)
    whole = json.loads(record_json.write(code))
    removed = [row["body"] for row in whole["afterwards"] if row["kind"] == "text.removed"]
    assert {row["digest"] for row in removed} == digests
    assert {row["role"] for row in removed} == {"earlier"}
    assert judged(whole).ok
    [told] = ask(page, [(json.dumps(whole), whole["key"])])
    assert told["ok"], told["faults"]


def test_the_page_follows_the_statements_from_the_key_that_closed_to_the_key_of_now(
    app: Flask, genuine: dict[str, Any], page: Page
) -> None:
    held, old = services_of(app).house_key, genuine["key"]
    try:
        for number in (1, 2):
            at = f"2026-12-0{number}T00:00:00.000Z"
            services_of(app).house_key = house_key.rotate(app.config["DATA_DIR"], at)
        whole = json.loads(record_json.write(genuine["record"]["code"]))
        new = services_of(app).house_key.key
    finally:
        services_of(app).house_key = held
    cut = whole | {"rotations": whole["rotations"][:1]}
    asked = [(json.dumps(whole), known) for known in (old, new, "00" * 32)] + [(json.dumps(cut), old)]
    told = [(one["ok"], one["sealedBy"], one["known"]) for one in ask(page, asked)]
    assert told[:3] == [(True, new, True), (True, new, True), (False, new, False)]
    assert not told[3][0]
