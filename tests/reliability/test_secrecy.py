"""Who voted and what was voted are never linked again: an attacker with all the files does no better than chance."""

import json
import math
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
import requests
from flask import Flask

from app import create_app
from app.access.devices import Signed
from app.live import act_job, meetings
from app.live.meetings import perform
from app.services import services_of
from app.storage import ballots
from app.storage.box_keys import BoxKeys, places
from app.storage.database import Database
from app.storage.sqlite import copies
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.roles import Actor, Role
from tests.realtime.servers import CODE, Device, Furnish, opening
from tests.reliability.attacker import STAGE, Loot, guesses
from tests.reliability.halls import PLANS
from tests.reliability.length import length
from tests.reliability.thief import WAYS, readings

pytestmark = pytest.mark.soak
FOLDERS, MEETINGS, VOTERS = length((1, 12, 30), (25, 20, 30))
LONGEST = 5  # choices on a ballot
LEADER = Actor("console:1", Role.FACILITATOR, receipt="a laptop")
SURE = length(1e-6, 0.01)  # how often chance alone may look like a leak, over all guesses together
Truth = Mapping[str, Mapping[str, str]]


class Evenings:
    """Meetings in one data folder, in which everybody votes; `truth` is what nobody should find out.

    What happens in them is drawn from `seed` alone, whatever the folder is called.
    """

    def __init__(self, folder: Path, number: int, seed: int, voters: int) -> None:
        self.folder, self.chance, self.voters = folder, Random(seed), voters
        self.app: Flask = create_app({"DATA_DIR": folder})
        self.codes = [f"GEHEIM{number:03}" for number in range(number)]
        self.truth: dict[str, dict[str, str]] = {}
        self.rows: dict[str, dict[str, str]] = {}
        self.taken: dict[str, Loot] = {}

    def vote(self, beside: Sequence[Path] = ()) -> None:
        """In each meeting everybody hands in another ballot, long or short, in any order, and some think again.

        `taken` is what somebody takes of the folder then, and of what stands `beside` it; `rows` which row is whose.
        """
        with self.app.app_context():
            for code in self.codes:
                self._prepare(code)
                told = dict(zip(self._people(), self._orders(), strict=True))
                self.rows[code] = {}
                for seat in self.chance.sample(list(told), len(told)):
                    self._cast(code, seat, told[seat])
                self.truth[code] = {seat: json.dumps({"order": order}) for seat, order in told.items()}
                self.taken[code] = Loot(self.folder, beside=beside)

    def close(self) -> None:
        """The ballots are sealed."""
        with self.app.app_context():
            for code in self.codes:
                perform(code, CloseStage(), LEADER)

    def end(self) -> None:
        services_of(self.app).database.close()

    def _people(self) -> list[str]:
        return [f"S{self.chance.getrandbits(48):012x}" for _ in range(self.voters)]

    def _orders(self) -> Sequence[tuple[str, ...]]:
        """Ballots of each length, no two alike, also where one of both is read from behind.

        Who thinks again hands in theirs backwards first. Would that be somebody else's, then it would seem that this
        one had been cast by then, and whatever lays orders along each other would be one off from there.
        """
        plans, found = [plan.id for plan in PLANS], dict[tuple[str, ...], None]()
        for number in range(40 * self.voters):
            order = tuple(self.chance.sample(plans, 1 + number % LONGEST))
            if order[::-1] not in found:
                found[order] = None
        return list(found)[: self.voters]

    def _prepare(self, code: str) -> None:
        meetings.create(opening(code, PLANS))
        perform(code, AdvanceStage(), LEADER)
        for key in frames(meetings.load(code).state):
            perform(code, ConfirmFrame(frame=key), LEADER)
        perform(code, AdvanceStage(to=STAGE), LEADER)

    def _cast(self, code: str, seat: str, order: tuple[str, ...]) -> None:
        perform(code, TakeSeat(seat=seat), Actor(f"join:{seat}", Role.VISITOR), name=f"Naam {seat}")
        actor = Actor(seat, Role.RESIDENT, seat, receipt=f"{seat} {self.chance.random()}")
        self.rows[code][seat] = ballots.key_of(actor.receipt, code, STAGE)
        if self.chance.random() < 0.2:
            perform(code, self._ballot(order[::-1]), actor)
        perform(code, self._ballot(order), actor)

    def _ballot(self, order: tuple[str, ...]) -> CastBallot:
        return CastBallot(id=str(UUID(int=self.chance.getrandbits(128))), ballot=Paper(order=list(order)))


@contextmanager
def evenings(
    folder: Path, number: int = MEETINGS, with_keys: bool = False, seed: int = 0, voters: int = VOTERS
) -> Iterator[Evenings]:
    """Meetings in which everybody has voted, with a backup that was made meanwhile.

    Whoever took the files took the keys of the boxes too `with_keys`.
    """
    made = Evenings(folder / "data", number, seed, voters)
    made.vote(places(made.folder) if with_keys else ())
    copies.make(made.folder / "overlegtafel.db", made.folder / "copy.db")
    yield made
    made.end()


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
            found += hits(Loot(held.folder), held.truth)
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
    after, found = Loot(held.folder), Counter(dict.fromkeys(WAYS, 0))
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
        found = hits(Loot(held.folder), held.truth)
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
