"""Who voted and what was voted are never linked again on a PostgreSQL either: its files tell no more than chance."""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.storage.box_keys import BoxKeys, places
from app.storage.postgresql import forgetting
from app.storage.postgresql.backend import PostgreSQL
from tests.reliability.cluster_files.loot import ClusterLoot
from tests.reliability.length import FULL, length
from tests.reliability.secret_votes import Evenings
from tests.reliability.test_secrecy import hits, in_clear, most_by_chance, read
from tests.reliability.thief import WAYS
from tests.storage.postgresql.cluster import Cluster, shared, unshared

pytestmark = pytest.mark.soak
FOLDERS, MEETINGS, VOTERS = length((1, 2, 12), (25, 20, 30))
TOGETHER = 2  # votes that came in one moment are kept by one transaction, and not even this thief tells those apart


class ClusterEvenings(Evenings):
    """Meetings in one database of a server, under codes of their own: others may vote in that server meanwhile.

    Nobody else there has their people and ballots either. A server's log of writes holds what others handed in, and
    would tell of a test that voted in clear what these handed in as well.
    """

    def __init__(self, folder: Path, number: int, seed: int, voters: int, cluster: Cluster) -> None:
        self.cluster = cluster
        self.database = self.cluster.database()
        self.closed = False
        own = zlib.crc32(self.database.encode())
        super().__init__(folder, number, seed ^ own, voters, self.cluster.url(self.database))
        self.codes = [f"G{own:08X}{place:03}" for place in range(number)]

    def close(self) -> None:
        super().close()
        self.closed = True

    def loot(self, beside: Sequence[Path] = ()) -> ClusterLoot:
        """What somebody takes of its files now, and of our folder beside them."""
        return ClusterLoot(self.cluster, self.database, (self.folder, *beside), settled=self.closed)

    def end(self) -> None:
        super().end()
        self.cluster.remove(self.database)


@contextmanager
def evenings(
    folder: Path, number: int = MEETINGS, with_keys: bool = False, seed: int = 0, cluster: Cluster | None = None
) -> Iterator[ClusterEvenings]:
    """Meetings in which everybody has voted; whoever took the files took the keys of the boxes too `with_keys`."""
    made = ClusterEvenings(folder / "data", number, seed, VOTERS, cluster or shared())
    made.vote(places(made.folder) if with_keys else ())
    yield made
    made.end()


def told_by_transactions(loot: ClusterLoot, held: Evenings) -> int:
    """How many ballots the transactions of rows bring home to the right seat."""
    found = 0
    for code, told in held.truth.items():
        guess = loot.by_transaction(code)
        found += sum(told.get(seat) == paper for seat, paper in guess.items())
    return found


def test_with_all_files_of_the_server_the_attacker_does_no_better_than_chance(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for number in range(FOLDERS):
        with evenings(tmp_path / str(number), seed=number) as held:
            held.close()
            loot = held.loot()
            found += hits(loot, held.truth)
            assert told_by_transactions(loot, held) == 0
            assert not [key for rows in held.rows.values() for key in rows.values() if stands_in(loot, key)]
    bound = most_by_chance(FOLDERS * MEETINGS, len(found))
    best, most = found.most_common(1)[0]
    assert len(found) >= 8
    assert most <= bound, best
    told = f"{len(found)} ways of guessing, the best ({best}) brings home {most}, chance up to {bound}"
    print(f"PostgreSQL, {FOLDERS * MEETINGS} meetings of {VOTERS}: {told}")


def stands_in(loot: ClusterLoot, key: str) -> bool:
    """Whether what a ballot was kept under is in any file."""
    return any(key.encode() in data for data in loot.files.values())


@FULL
def test_the_servers_files_of_during_and_after_the_vote_do_not_tell_what_was_voted(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for number in range(FOLDERS):
        with evenings(tmp_path / str(number), seed=number) as held:
            held.close()
            found += read(held)
    bound = most_by_chance(FOLDERS * MEETINGS, len(WAYS) + 1)
    best, most = found.most_common(1)[0]
    assert most <= bound, best
    told = f"{len(WAYS) + 1} ways of reading, the best ({best}) tells {most}, chance up to {bound}"
    print(f"PostgreSQL, {FOLDERS * MEETINGS} meetings of {VOTERS}: {told}; {dict(found)}")


@FULL
def test_during_the_vote_the_servers_files_tell_which_row_is_whose(tmp_path: Path) -> None:
    with evenings(tmp_path, 1) as held:
        [code], [loot] = held.truth, held.taken.values()
        found = [
            sum(held.rows[code][seat] == row for seat, row in zip(people, rows, strict=False))
            for people in loot.orders_of_seats(code).values()
            for rows in loot.orders_of_rows(code).values()
        ]
    assert max(found) == VOTERS


@FULL
def test_whoever_also_takes_the_keys_of_the_boxes_reads_everything_there(tmp_path: Path) -> None:
    with evenings(tmp_path, 1, with_keys=True) as held:
        held.close()
        assert read(held)["keys in the files"] == VOTERS


@pytest.mark.parametrize("closed", [True, False])
def test_where_nothing_is_forgotten_ballots_in_clear_are_all_brought_home_and_closed_ones_none(
    closed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As rows lay in a PostgreSQL before: a transaction beside each of both."""
    monkeypatch.setattr(ClusterEvenings, "again", 0)
    monkeypatch.setattr(PostgreSQL, "scrub", lambda backend, write: True)
    if not closed:
        monkeypatch.setattr(BoxKeys, "close", in_clear)
    with evenings(tmp_path, 1) as held:
        held.close()
        loot = held.loot()
        found = hits(loot, held.truth)
        told = told_by_transactions(loot, held)
        most = found.most_common(1)[0][1]
    assert told in ((0,) if closed else range(VOTERS - TOGETHER, VOTERS + 1))
    assert most <= most_by_chance(1, len(found)) if closed else most >= VOTERS - TOGETHER


@pytest.fixture(scope="module")
def alone() -> Iterator[Cluster]:
    with unshared() as made:
        yield made


@pytest.mark.parametrize("half", ["write_anew", "let_go"])
def test_forgetting_by_half_is_not_enough(
    half: str, alone: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows without their log of writes, and that log without the rows: ballots in clear are found in either.

    Nobody else may let go of that log meanwhile. Who thinks again is written there as what differs from before, which
    this thief does not put together.
    """
    monkeypatch.setattr(ClusterEvenings, "again", 0)
    left: dict[str, Any] = {"write_anew": lambda cursor: "3", "let_go": lambda cursor: True}
    monkeypatch.setattr(forgetting, half, left[half])
    monkeypatch.setattr(BoxKeys, "close", in_clear)
    with evenings(tmp_path, 1, cluster=alone) as held:
        held.close()
        loot = held.loot()
        most = max(hits(loot, held.truth).most_common(1)[0][1], told_by_transactions(loot, held))
    assert most >= VOTERS - TOGETHER
