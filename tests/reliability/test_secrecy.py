"""Who voted and what was voted are never linked again: an attacker with all the files does no better than chance."""

import json
import math
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import requests
from flask import Flask

from app.access.devices import Signed
from app.live import act_job
from app.storage import ballots
from app.storage.box_keys import BoxKeys, places
from app.storage.database import Database
from tests.realtime.servers import CODE, Device, Furnish
from tests.reliability.attacker import STAGE, Loot, guesses
from tests.reliability.length import length
from tests.reliability.secret_votes import LONGEST, MEETINGS, VOTERS, Evenings, evenings
from tests.reliability.thief import WAYS, readings

pytestmark = pytest.mark.soak
FOLDERS = length(1, 25)
SURE = length(1e-6, 0.01)  # how often chance alone may look like a leak, over all guesses together
Truth = Mapping[str, Mapping[str, str]]


def hits(loot: Loot, truth: Truth) -> Counter[str]:
    """How many ballots each way of guessing brings home to the right seat, over all meetings."""
    found: Counter[str] = Counter()
    for code, told in truth.items():
        for name, guess in guesses(loot, code, list(told.values())):
            found[name] += sum(told[seat] == paper for seat, paper in guess.items())
    return found


def most_by_chance(meetings: int, ways: int) -> int:
    """Guessing at random brings home one ballot a meeting, as Poisson's law spreads it; the bound over all ways."""
    rest, bound, term = 1.0, -1, math.exp(-meetings)
    while rest > SURE / ways:
        bound += 1
        rest -= term
        term *= meetings / (bound + 1)
    return bound


def test_with_all_files_the_attacker_does_no_better_than_chance(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for number in range(FOLDERS):
        with evenings(tmp_path / str(number), seed=number) as held:
            held.close()
            found += hits(held.loot(), held.truth)
    bound = most_by_chance(FOLDERS * MEETINGS, len(found))
    best, most = found.most_common(1)[0]
    assert len(found) >= 8
    assert most <= bound, best
    told = f"{len(found)} ways of guessing, the best ({best}) brings home {most}, chance up to {bound}"
    print(f"{FOLDERS * MEETINGS} meetings of {VOTERS}: {told}")


def read(held: Evenings) -> Counter[str]:
    """How many ballots each way of reading tells of a thief who took the files of each meeting during its vote.

    They know which row is whose, and have the files of after the closing as well.
    """
    after, found = held.loot(), Counter(dict.fromkeys(WAYS, 0))
    for code, told in held.truth.items():
        for name, guess in readings(held.taken[code], after, code):
            found[name] += sum(guess.get(held.rows[code][seat]) == paper for seat, paper in told.items())
    return found


def test_the_files_of_during_and_after_the_vote_do_not_tell_what_was_voted(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for number in range(FOLDERS):
        with evenings(tmp_path / str(number), seed=number) as held:
            for code, told in held.truth.items():
                files = held.taken[code].files.values()
                assert not [paper for paper in told.values() for data in files if paper.encode() in data]
            held.close()
            found += read(held)
    bound = most_by_chance(FOLDERS * MEETINGS, len(WAYS) + 1)
    best, most = found.most_common(1)[0]
    assert most <= bound, best
    told = f"{len(WAYS) + 1} ways of reading, the best ({best}) tells {most}, chance up to {bound}"
    print(f"{FOLDERS * MEETINGS} meetings of {VOTERS}: {told}; {dict(found)}")


def test_during_the_vote_the_files_tell_who_voted_and_which_row_is_whose(tmp_path: Path) -> None:
    with evenings(tmp_path, 1) as held:
        [code], [loot] = held.truth, held.taken.values()
        found = [
            sum(held.rows[code][seat] == row for seat, row in zip(people, rows, strict=False))
            for people in loot.orders_of_seats(code).values()
            for rows in loot.orders_of_rows(code).values()
        ]
    assert max(found) == VOTERS


def test_whoever_also_takes_the_keys_of_the_boxes_reads_everything(tmp_path: Path) -> None:
    with evenings(tmp_path, 1, with_keys=True) as held:
        held.close()
        assert read(held)["keys in the files"] == VOTERS


@pytest.mark.parametrize("weakness", ["in clear", "by stub", "by length"])
def test_the_thief_would_notice(weakness: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ballots that stand open, stubs that are made from the row, rows that are as long as what they say.

    One ballot of each length a meeting: among many that are equally long the length alone brings few home.
    """

    def former_stub(receipt: str, meeting: str, stage: str, vote: int = 1) -> str:
        return ballots.stub_of(ballots.key_of(receipt, meeting, stage, vote))

    weakened: dict[str, tuple[object, str, object]] = {
        "in clear": (BoxKeys, "close", in_clear),
        "by stub": (ballots, "stub_for", former_stub),
        "by length": (act_job, "longest_paper", lambda meeting: 1),
    }
    monkeypatch.setattr(*weakened[weakness])
    with evenings(tmp_path, 8, voters=LONGEST) as held:
        held.close()
        assert read(held)[weakness] == 8 * LONGEST > most_by_chance(8, len(WAYS))


def test_a_backup_made_during_the_vote_links_nothing(tmp_path: Path) -> None:
    with evenings(tmp_path, 1) as held:
        copy = (held.folder / "copy.db").read_bytes()
        papers = [paper for told in held.truth.values() for paper in told.values()]
    assert not [paper for paper in papers if paper.encode() in copy]


def in_clear(keys: BoxKeys, meeting: str, stage: str, under: str, content: bytes) -> str:
    """As ballots once were kept."""
    return json.dumps(json.loads(content)["paper"])


@pytest.mark.parametrize("closed", [True, False])
def test_ballots_that_were_only_deleted_tell_something_where_they_stood_in_clear_and_else_nothing(
    closed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "scrub", lambda database: True)
    if not closed:
        monkeypatch.setattr(BoxKeys, "close", in_clear)
    with evenings(tmp_path, 1) as held:
        held.close()
        found = hits(held.loot(), held.truth)
        most = found.most_common(1)[0][1]
        assert most <= most_by_chance(1, len(found)) if closed else most == VOTERS


def test_a_server_that_was_killed_while_it_sealed_wipes_ballots_and_keys_at_its_next_start(
    furnish: Furnish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = furnish()
    monkeypatch.setattr(Database, "scrub", lambda database: False)
    monkeypatch.setattr(BoxKeys, "sweep", lambda keys, database: False)
    with evenings(tmp_path, 1) as held:
        held.close()
        for path in server.folder.iterdir():
            path.unlink()
        both = [(folder, *places(folder)) for folder in (held.folder, server.folder)]
        for there, here in zip(*both, strict=True):
            shutil.copytree(there, here, dirs_exist_ok=True) if there.is_dir() else None
        rows = [kept[:60].encode() for _, kept, _ in held.taken[held.codes[0]].rows["closed"]]
    [kept, *_] = places(server.folder)
    assert remains(server.folder, rows)
    assert len(list(kept.iterdir())) == 1
    server.start()
    assert not remains(server.folder, rows)
    assert list(kept.iterdir()) == []
    assert server.stop() == (0, "")
    assert not remains(server.folder, rows)


def remains(folder: Path, wanted: Iterable[bytes]) -> list[str]:
    """The files in which any of this still stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(text in path.read_bytes() for text in wanted)]


def test_what_keeps_a_ballot_apart_from_its_seat_is_in_no_file_no_log_and_no_answer(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    console = server.leader().joined()
    console.lead_to(STAGE, at="welcome")
    devices = [server.seated() for _ in range(5)]
    for device in devices:
        phone = device.joined()
        assert set(phone.act("ballot.cast", ballot={"order": ["P2", "P1"]})) == {"ok", "seq"}
    secrets = [secret.encode() for device in devices for secret in secrets_of(device, server.folder)]
    assert len(set(secrets)) == 10
    assert not remains(server.folder, secrets)
    console.ok("stage.close")
    assert not remains(server.folder, secrets)
    assert not remains(server.folder, [b'{"order": ["P2", "P1"]}'])
    told = requests.get(f"{server.base}/metrics").text + server.stop()[1]
    assert "ballot.cast" in told
    assert not any(secret.decode() in told or device.seat in told for secret in secrets for device in devices)


def secrets_of(device: Device, folder: Path) -> list[str]:
    """What only this device knows: it is in its cookie."""
    app = Flask("reader")
    app.session_interface = Signed()
    app.secret_key = (folder / "secret.key").read_text().strip()
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    held = signer.loads(device.web.cookies["overlegtafel"])
    return [held["receipt"], held["seats"][CODE][1]]
