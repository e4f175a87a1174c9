"""`overlegtafel verify`: true records fit, mutants do not and are told where."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from app import commands
from app.record.verify.file import Unreadable
from app.record.verify.verdict import verify
from facilitation.counting.rules import RULES
from facilitation.registry import PARTS
from tests.record.verify.records import record
from tests.record.verify.tampering.mutants import mutants
from tests.reliability.length import LONG, length

MUTANTS, POOL = length(60, 10_000), length(12, 100)
pytestmark = pytest.mark.xdist_group("proof")


@pytest.mark.soak
def test_every_record_that_a_room_made_fits(evenings: Sequence[bytes]) -> None:
    for seed, content in enumerate(evenings):
        verdict = verify(content)
        assert verdict.ok, (seed, verdict.faults)
        assert not verdict.uncovered
    read = [json.loads(content) for content in evenings]
    kinds = {event["kind"] for one in read for event in one["events"]}
    rules = {one["record"]["ranking"]["rule"] for one in read if one["record"]["ranking"]}
    print(f"\n{len(evenings)} evenings with {len(kinds)} kinds of events and {len(rules)} rules fit")
    if LONG:
        assert (set(PARTS.events) - kinds, set(RULES) - rules) == (set(), set())


@pytest.mark.soak
@pytest.mark.parametrize("sealed", [True, False], ids=["as it was sealed", "its seal removed first"])
def test_every_mutant_is_caught_and_its_place_named(whole: bytes, evenings: Sequence[bytes], sealed: bool) -> None:
    assert verify(whole).ok
    for mutant in mutants([whole, *evenings[:POOL]], Random(1), MUTANTS, sealed):
        faults = verify(mutant.content.encode(), mutant.known).faults
        named = [fault.place for fault in faults if fault.place.startswith(mutant.places)]
        assert named, (mutant.what, mutant.places, faults)
    print(f"\n{MUTANTS} mutants caught, and each place named")


def test_what_is_no_record_is_said_in_a_sentence(
    whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for content in (
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"record": {}}',
        whole[:1000],
        b"[" * 100_000,
        b'{"events": 0.5}',
        b'{"events": 9007199254740992}',
        b'{"events": ' + b"9" * 9_999 + b"}",
    ):
        with pytest.raises(Unreadable):
            verify(content)
    doubled = whole.decode().replace('"head":', '"head": "", "head":').encode()
    with pytest.raises(Unreadable, match="twice"):
        verify(doubled)
    file = tmp_path / "geen.json"
    file.write_text("geen")
    assert commands.main(["verify", str(file)]) == 2
    assert capsys.readouterr().err.startswith("This file cannot be read as a record")
    assert commands.main(["verify", str(tmp_path / "weg.json")]) == 2


def test_the_command_answers_with_0_or_1_and_in_json(
    whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "goed.json", tmp_path / "fout.json"
    good.write_bytes(whole)
    bad.write_bytes(whole.replace(b'"pot": ', b'"pot": 1'))
    assert commands.main(["verify", str(good)]) == 0
    assert "Everything fits." in capsys.readouterr().out
    assert commands.main(["verify", str(good), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert len(told["words"]) == 8
    assert commands.main(["verify", str(bad)]) == 1
    assert "WRONG  events[1].link" in capsys.readouterr().out
    assert commands.main(["verify", str(good), "--key", told["key"]]) == 0
    assert commands.main(["verify", str(good), "--key", "00" * 32]) == 1
    assert "WRONG  key is not the key that you trust" in capsys.readouterr().out


def test_a_record_whose_texts_were_redacted_still_fits(app: Flask) -> None:
    from app.record.exports import record_json
    from app.services import services
    from app.storage import redaction

    content = record("WEGGED", Random(3))
    digest = next(iter(json.loads(content)["texts"]))
    services().database.commit(lambda connection: redaction.redact(connection, "WEGGED", [digest], redaction.HOST))
    again = record_json.write("WEGGED")
    assert digest not in json.loads(again)["texts"]
    assert verify(again).ok


def test_what_stands_beside_the_log_is_said_not_to_follow_from_it(whole: bytes) -> None:
    more = json.loads(whole) | {"extra": []}
    verdict = verify(json.dumps(more).encode())
    assert [fault.place for fault in verdict.faults] == ["extra"]
    assert "extra" in verdict.uncovered
