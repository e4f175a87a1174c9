"""JSON: the record, the texts, the whole log with its chain, and the sealed ballots."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from app.record.exports.sealed_ballots import boxes
from app.record.follow_up import ladder, told_rows
from app.record.follow_up.ladder import Entry
from app.record.signing import signed_rows
from app.record.signing.signed_rows import Addendum, Seal
from app.record.verify import signatures
from app.services import services
from app.storage import log
from facilitation.part import LoggedEvent
from facilitation.record.compose import compose


def lines(code: str) -> list[log.Logged]:
    """The whole log of a meeting."""
    with services().database.read.connect() as connection:
        return list(log.read(connection, code))


def record(code: str) -> dict[str, Any]:
    """The record of a meeting as plain values."""
    return compose(LoggedEvent(line.seq, line.at, line.event) for line in lines(code))


def sealed(logged: Iterable[log.Logged]) -> dict[str, list[dict[str, Any]]]:
    """All ballots by stage, each with the `stub` by which its device finds it."""
    return boxes(line.event for line in logged)


def draft(code: str) -> bytes:
    """The record alone: as long as the meeting runs, its log holds answers and ballots that are still hidden."""
    return json.dumps({"record": record(code)}, ensure_ascii=False, indent=1).encode()


def write(code: str) -> bytes:
    """UTF-8 JSON with `record`, `texts`, `events`, `ballots`, `head`, `key`, `signatures`, `addenda` and `followup`."""
    with services().database.read.connect() as connection:
        logged = list(log.read(connection, code))
        texts = log.texts(connection, code)
        seal = signed_rows.of(connection, code)
        told = told_rows.entries(connection, code) if seal else ()
    waiting = {addendum.digest for addendum in seal.addenda if not addendum.whole} if seal else set()
    whole: dict[str, Any] = {
        "record": compose(LoggedEvent(line.seq, line.at, line.event) for line in logged),
        "texts": {digest: row for digest, row in texts.items() if digest not in waiting},
        "events": [{"seq": x.seq, "kind": x.event.kind(), "at": x.at, "body": x.body, "link": x.link} for x in logged],
        "ballots": sealed(logged),
        "head": logged[-1].link if logged else log.ZERO,
        "key": seal.key if seal and seal.key else None,
        "signatures": [signed.plain() for signed in seal.signatures] if seal else [],
        "addenda": [_addendum(addendum) for addendum in seal.addenda if addendum.whole] if seal else [],
    }
    whole |= _followed(whole["record"], seal, logged[-1].at, told) if seal else {}
    return json.dumps(whole | _sealed(whole, seal), ensure_ascii=False, indent=1).encode()


def _followed(record: dict[str, Any], seal: Seal, closed_at: str, told: Sequence[Entry]) -> dict[str, Any]:
    """What follows the decision and changes after it; nothing where none was taken."""
    return {"followup": ladder.of(record, closed_at, told).plain(seal.head)} if record["decision"] else {}


def _sealed(whole: dict[str, Any], seal: Seal | None) -> dict[str, str]:
    """The installation's signature over the file as a whole; not where another key closed the meeting."""
    if seal is None or seal.key != services().house_key.key:
        return {}
    return {"seal": services().house_key.sign(signatures.sealing(whole, whole["record"]["code"]))}


def _addendum(addendum: Addendum) -> dict[str, Any]:
    return {"text": addendum.digest, "signatures": [signed.plain() for signed in addendum.signatures]}
