"""A published framework as a file for another installation, and one from elsewhere read as proposals."""

import msgspec
import sqlalchemy as sa

from app.programme.framework import clauses
from app.programme.framework.clauses import Said
from app.programme.framework.versions import FORMAT, Content, Version, digest
from app.programme.places.places import Place
from app.services import services
from app.storage.lines import canonical
from facilitation.refusals import Refused
from facilitation.texts import clean

LARGEST = 512 << 10
"""Bytes of a file."""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A framework, and the SHA-256 of its canonical form."""

    framework: Content
    sha256: str


def written(version: Version) -> bytes:
    """The file of a version."""
    return msgspec.json.format(msgspec.json.encode(File(version.content, version.digest), order="sorted"), indent=1)


def read(data: bytes) -> Content:
    """The framework in a file.

    Raises Refused: framework_too_large, framework_no_json, framework_of_others, framework_wrong, framework_altered.
    """
    if len(data) > LARGEST:
        raise Refused("framework_too_large", most=LARGEST >> 10)
    try:
        raw = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("framework_no_json") from None
    inner = raw.get("framework") if isinstance(raw, dict) else None
    if not isinstance(inner, dict) or inner.get("format") != FORMAT:
        raise Refused("framework_of_others")
    try:
        file = msgspec.convert(raw, type=File)
        body = canonical(msgspec.to_builtins(file.framework))
    except (msgspec.ValidationError, ValueError) as error:
        raise Refused("framework_wrong", at=_place(str(error))) from None
    if digest(body) != file.sha256:
        raise Refused("framework_altered")
    return file.framework


def _place(message: str) -> str:
    """Where in a file something is wrong, such as `clauses[3].text`."""
    _what, _at, path = message.partition("`$.")
    return path.rstrip("`").removeprefix("framework.") or "?"


def offer(place: Place, content: Content, source: str, by: str) -> int:
    """Put every clause of a framework from elsewhere beside those of a place, as a proposal; how many came.

    `source` says where it comes from; who agreed there agreed to nothing here. What stands here in the same words is
    passed over.
    Raises Refused: too_many_clauses, and what `clean` raises.
    """

    def work(connection: sa.Connection) -> int:
        known = {(each.chapter, each.text) for each in clauses.found(connection, clauses.CLAUSE.c.place == place.id)}
        every = [each for each in content.clauses if (each.chapter, each.here) not in known]
        for each in every:
            standing = "offered_fixed" if each.fixed else "offered_free"
            text = " ".join(clean(each.here, clauses.LONGEST_CLAUSE).split())
            told = Said(text=text, standing=standing, reason=each.reason)
            clauses.write(connection, place, each.chapter, told, by, source=source)
        return len(every)

    return int(services().database.commit(work))
