"""JSON: the record, the texts, the whole log with its chain, and the sealed ballots."""

import json
from typing import Any

from app.record.dossier import Dossier
from app.record.signing import afterwards
from app.record.signing.signed_rows import Addendum
from app.record.verify import signatures
from app.services import services
from app.storage.log import Logged


def write(code: str) -> bytes:
    """The whole file of a meeting, also of one that goes on."""
    return whole(services().dossiers.of(code))


def published(found: Dossier) -> bytes:
    """The file as it is given out: as long as the meeting goes on, the record alone.

    Its log holds answers and ballots that are still hidden. Made once for each edition.
    """
    make = (lambda: whole(found)) if found.seal else (lambda: _text({"record": found.record}))
    return services().prints.once("json", found.code, found.edition, make)


def whole(found: Dossier) -> bytes:
    """UTF-8 JSON with `record`, `texts`, `events`, `ballots`, `head`, `key`, `signatures`, `addenda`.

    Once the meeting is closed, `followup` where something was decided, `afterwards`, and the installation's `seal`.
    """
    file = _file(found)
    return _text(file | _sealed(file, found))


def _file(found: Dossier) -> dict[str, Any]:
    seal = found.seal
    waiting = {addendum.digest for addendum in seal.addenda if not addendum.whole} if seal else set()
    return {
        "record": found.record,
        "texts": {digest: row for digest, row in found.texts.items() if digest not in waiting},
        "events": [_event(line) for line in found.lines],
        "ballots": found.told.ballots,
        "head": found.head,
        "key": seal.key if seal and seal.key else None,
        "signatures": [signed.plain() for signed in seal.signatures] if seal else [],
        "addenda": [_addendum(addendum) for addendum in seal.addenda if addendum.whole] if seal else [],
        **({"followup": found.ladder.plain(found.head)} if found.ladder else {}),
    }


def _event(line: Logged) -> dict[str, Any]:
    return {"seq": line.seq, "kind": line.event.kind(), "at": line.at, "body": line.body, "link": line.link}


def _addendum(addendum: Addendum) -> dict[str, Any]:
    return {"text": addendum.digest, "signatures": [signed.plain() for signed in addendum.signatures]}


def _sealed(file: dict[str, Any], found: Dossier) -> dict[str, Any]:
    """What happened after the closing, statements about later keys, and the installation's signature over everything.

    Nothing of it where a key closed the meeting from which no statement leads to ours.
    """
    signet, seal = services().house_key, found.seal
    statements = signet.since(seal.key) if seal else None
    if seal is None or statements is None:
        return {}
    entries = found.ladder.entries if found.ladder else ()
    more: dict[str, Any] = {"afterwards": afterwards.listed(signet, found.code, seal, entries)}
    if statements:
        more["rotations"] = [statement.plain() for statement in statements]
    return more | {"seal": signet.sign(signatures.sealing(file | more, found.code))}


def _text(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
