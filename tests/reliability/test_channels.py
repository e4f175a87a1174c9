"""By a code, off a list, on paper: from all files nobody links a person, a slip or a place in the pile to a ballot."""

import base64
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.storage.box_keys import NONCE, BoxKeys
from app.storage.database import Database
from tests.reliability.attacker import WAYS, Loot, Orders, commits, places
from tests.reliability.channels import CODE, Hall, Way, voted
from tests.reliability.halls import PLANS
from tests.reliability.length import FULL, length
from tests.reliability.test_secrecy import in_clear, most_by_chance
from tests.reliability.thief import secrets_in

pytestmark = pytest.mark.soak
FEW = 20
"""As many as the write-ahead log still holds from first to last: of a larger vote it forgets the beginning by itself,
and with that what this attacker lives on, also where ballots stand in clear."""
SIZES, ROUNDS = length(((FEW,), 1), ((FEW, 500), 30))
WAYS_IN: tuple[Way, ...] = ("code", "roll", "paper")
TABLES = {
    "rows": "SELECT body FROM event WHERE kind IN ('row.ticked', 'roll.given') ORDER BY seq",
    "codes": "SELECT mark FROM voting_code ORDER BY holder, mark",
    "seats": "SELECT holder FROM voting_code WHERE holder IS NOT NULL ORDER BY mark",
}
"""What SQLite tells of each by itself."""


def orders_of(loot: Loot, folder: Path, kind: str, keys: list[str]) -> Orders:
    """Every order in which the files name the seats, the rows of a list, the codes or the places in the pile."""
    found: dict[str, list[str]] = {"by themselves": sorted(keys, key=lambda key: (len(key), key))}
    if kind == "pile":  # its numbers are its order, wherever they stand
        return found
    wanted = {key: key.encode() for key in keys}
    with closing(sqlite3.connect(f"file:{folder}/overlegtafel.db?mode=ro", uri=True)) as database:
        if kind in TABLES:
            text = "\n".join(row[0] for row in database.execute(TABLES[kind]) if row[0])
            found |= {name: list(order) for name, order in places("in tables", text.encode(), wanted).items()}
    for name, data in loot.files.items():
        found |= {at: list(order) for at, order in places(f"in {name}", data, wanted).items()}
        if name.endswith("-wal"):
            found[f"commits in {name}"] = commits(data, wanted)
    return {name: order for name, order in found.items() if len(order) == len(keys)}


def found(hall: Hall) -> Counter[str]:
    """How many ballots each way of guessing brings home, with the files of during the vote and of after it."""
    later, hits = hall.after(), Counter[str]()
    for kind, told in hall.truth.items():
        papers = list(told.values())
        cast: dict[str, list[str]] = {"by what they say": sorted(papers)}
        keys: dict[str, list[str]] = {}
        for when, loot in (("during", hall.during), ("after", later)):
            keys |= {f"{when} {name}": [*o] for name, o in orders_of(loot, hall.folder, kind, [*told]).items()}
            cast |= {f"{when} {name}": [*o] for name, o in loot.orders_of_papers(CODE, papers).items()}
        for (one, own), (other, theirs), (way, turn) in product(keys.items(), cast.items(), WAYS.items()):
            guess = zip(own, turn(theirs), strict=True)
            hits[f"{kind}: {one} / {other}{way}"] = sum(told[key] == paper for key, paper in guess)
        if kind == "pile":
            hits |= Counter({f"pile: {way}": right(told, guess) for way, guess in readings(hall, later)})
    return hits


def right(told: Mapping[str, str], guess: Mapping[str, str]) -> int:
    """How many of these are so."""
    return sum(told[number] == paper for number, paper in guess.items())


def readings(hall: Hall, later: Loot) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What each sheet says, as the first of both typed it, in every way that we know of finding it out."""
    closed = {str(number): kept for number, kept in hall.during.sheets}
    cast = sorted(hall.truth["pile"].values())
    ways = {
        "by length": sorted(closed, key=lambda number: len(closed[number])),
        "by bytes": sorted(closed, key=closed.__getitem__),
    }
    for name, order in ways.items():
        yield name, dict(zip(order, sorted(cast, key=len) if name == "by length" else cast, strict=True))
    keys = [key for loot in (hall.during, later) for key in secrets_in(loot)]
    said = {number: opened(keys, number, kept) for number, kept in closed.items()}
    yield "read", {number: paper for number, paper in said.items() if paper}


def opened(keys: list[bytes], number: str, kept: str) -> str | None:
    """What a sheet says, where it stands in clear or one of these keys opens it."""
    if kept.startswith("{"):
        return says(kept.encode())
    raw = base64.b64decode(kept.partition(".")[2])
    for key in keys:
        try:
            return says(AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], f"{CODE}\nbatch 1\n1:1:{number}".encode()))
        except (InvalidTag, ValueError):
            continue
    return None


def says(content: bytes) -> str:
    """The ballot that somebody typed as numbers of plans."""
    return json.dumps({"order": [PLANS[number - 1].id for number in json.loads(content)["marks"]]})


@pytest.mark.parametrize("voters", SIZES)
@pytest.mark.parametrize("way", WAYS_IN)
def test_with_all_files_nobody_links_a_person_a_slip_or_a_place_in_the_pile_to_a_ballot(
    way: Way, voters: int, tmp_path: Path
) -> None:
    hits: Counter[str] = Counter()
    for number in range(ROUNDS):
        with voted(tmp_path / str(number), way, voters, seed=number) as hall:
            hall.close()
            hits.update(found(hall))
    bound = most_by_chance(ROUNDS, len(hits))
    best, most = hits.most_common(1)[0]
    print(f"\n{way}: {ROUNDS} meetings of {voters}, {len(hits)} ways; the best ({best}) {most}, chance up to {bound}")
    assert len(hits) >= 10
    assert most <= bound, best


@pytest.mark.parametrize("way", [pytest.param("code", marks=FULL), "roll"])
def test_the_attacker_wins_where_ballots_stand_in_clear_and_are_only_deleted(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "scrub", lambda database: True)
    monkeypatch.setattr(BoxKeys, "close", in_clear)
    with voted(tmp_path, way, FEW) as hall:
        hall.close()
        hits = found(hall)
    for kind in hall.truth:
        assert max(most for name, most in hits.items() if name.startswith(kind)) == FEW, kind


def test_the_attacker_wins_where_the_keys_of_the_pile_are_in_the_loot(tmp_path: Path) -> None:
    with voted(tmp_path, "paper", FEW, with_keys=True) as hall:
        hall.close()
        assert found(hall)["pile: read"] == FEW
