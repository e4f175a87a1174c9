"""Somebody who took the files during the vote, knows which row is whose, and later reads the record."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.storage.ballots import stub_of
from app.storage.box_keys import NONCE
from tests.reliability.attacker import STAGE, Loot

Rows = Mapping[str, str]
"""What each row holds, by what it is kept under."""
Sealed = Mapping[str, str]
"""The ballots in the record, by their stubs."""
Guess = Mapping[str, str]
"""What each row says, as far as somebody can tell."""
SMALL = 4096  # bytes of a file that may be a key as a whole


def readings(during: Loot, after: Loot, code: str) -> Iterator[tuple[str, Guess]]:
    """What each row of a meeting says, in every way that we know of finding it out."""
    rows = {key: kept for key, kept, meeting in during.rows["closed"] if meeting == code}
    sealed = sealed_in(after, code)
    for name, way in WAYS.items():
        yield name, way(rows, sealed)
    keys = [key for loot in (during, after) for key in secrets_in(loot)]
    tried = {under: opened(keys, code, under, kept) for under, kept in rows.items()}
    yield "keys in the files", {under: said for under, said in tried.items() if said}


def sealed_in(loot: Loot, code: str) -> Sealed:
    """The ballots of a meeting as everybody can read them once they are sealed."""
    bodies = [json.loads(body) for meeting, body in loot.rows["sealed"] if meeting == code]
    return {
        stub: json.dumps(paper, sort_keys=True)
        for body in bodies
        for stub, paper in zip(body["stubs"], body["ballots"], strict=True)
    }


def in_clear(rows: Rows, sealed: Sealed) -> Guess:
    """A row that says it itself, as rows once did."""
    return {key: paper for key, kept in rows.items() for paper in sealed.values() if paper in kept}


def by_stub(rows: Rows, sealed: Sealed) -> Guess:
    """A stub that is made from what the row is kept under, as stubs once were."""
    return {key: sealed[stub_of(key)] for key in rows if stub_of(key) in sealed}


def by_length(rows: Rows, sealed: Sealed) -> Guess:
    """The longest row holds the longest ballot."""
    return dict(zip(sorted(rows, key=lambda key: len(rows[key])), sorted(sealed.values(), key=len), strict=False))


def in_order(rows: Rows, sealed: Sealed) -> Guess:
    """Rows as they lie, and ballots as they were sealed."""
    return dict(zip(rows, sealed.values(), strict=False))


def by_bytes(rows: Rows, sealed: Sealed) -> Guess:
    """Rows by their bytes, ballots by theirs: what encrypts equal things equally keeps something of an order."""
    return dict(zip(sorted(rows, key=rows.__getitem__), sorted(sealed.values()), strict=False))


def by_names(rows: Rows, sealed: Sealed) -> Guess:
    """Rows by what they are kept under, ballots by their stubs."""
    return dict(zip(sorted(rows), (sealed[stub] for stub in sorted(sealed)), strict=False))


WAYS: Mapping[str, Callable[[Rows, Sealed], Guess]] = {
    "in clear": in_clear,
    "by stub": by_stub,
    "by length": by_length,
    "in order": in_order,
    "by bytes": by_bytes,
    "by names": by_names,
}


def secrets_in(loot: Loot) -> set[bytes]:
    """Everything in the files that could be a key of 256 bits: small files, 64 digits in them, and their hashes."""
    found: set[bytes] = set()
    for data in loot.files.values():
        found |= {bytes.fromhex(digits.decode()) for digits in re.findall(rb"[0-9a-f]{64}", data[: 64 * SMALL])}
        if len(data) <= SMALL:
            found |= {data, data.strip(), hashlib.sha256(data).digest(), hashlib.sha256(data.strip()).digest()}
    return {key for key in found if len(key) == 32}


def opened(keys: list[bytes], code: str, under: str, kept: str) -> str | None:
    """What a closed row says, if one of these keys opens it."""
    raw = base64.b64decode(kept.partition(".")[2])
    for key in keys:
        try:
            said = AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], f"{code}\n{STAGE}\n{under}".encode())
        except (InvalidTag, ValueError):
            continue
        return json.dumps(json.loads(said)["paper"], sort_keys=True)
    return None
