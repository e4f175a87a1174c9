"""What happened after the closing, as one list: chained on from the head of the log, each row signed by the house.

It is worked out of rows that are only ever added, each later than all before it, so that a later file of a meeting goes
on where an earlier one ended.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from app.record.follow_up.ladder import Entry
from app.record.signing.house_key import Signet
from app.record.signing.signed_rows import Seal
from app.storage import log

SIGNED, CORRECTED, TOLD, REMOVED, STAMPED = (
    "record.signed", "record.corrected", "followup.told", "text.removed", "head.stamped",
)  # fmt: skip


def said(code: str, head: str, link: str) -> dict[str, str]:
    """What the signature of a row is set under."""
    return {"after": link, "code": code, "head": head}


def listed(signet: Signet, code: str, seal: Seal, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The list as it stands in the record's file, oldest first."""
    found, link = [], seal.head
    rows = sorted(_rows(seal, entries), key=lambda row: row[0])  # those of one moment stay in the order of their kinds
    for seq, (at, kind, body) in enumerate(rows, 1):
        link = log.chain(link, seq, kind, at, body)
        signature = signet.sign(said(code, seal.head, link))
        found.append({"seq": seq, "kind": kind, "at": at, "body": body, "link": link, "signature": signature})
    return found


def _rows(seal: Seal, entries: Sequence[Entry]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for signed in seal.signatures:
        yield signed.at, SIGNED, without(signed.plain(), "at")
    for addendum in seal.addenda:
        if addendum.whole:
            signatures = [signed.plain() for signed in addendum.signatures]
            yield signatures[-1]["at"], CORRECTED, {"text": addendum.digest, "signatures": signatures}
    for entry in entries:
        yield entry.at, TOLD, without(entry.plain(), "at")
    for removed in seal.removed:
        yield removed.at, REMOVED, {"digest": removed.digest, "role": removed.role}
    for stamp in seal.stamps:
        yield stamp.at, STAMPED, {"token": stamp.token}


def without(row: dict[str, Any], name: str) -> dict[str, Any]:
    """The same without one member."""
    return {key: value for key, value in row.items() if key != name}
