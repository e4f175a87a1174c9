"""What the metadata say of one record: worked out once, for the object and for each of its files."""

from collections.abc import Mapping
from typing import Any

import msgspec

from app.configuration import Archive
from app.languages import day, speaking
from app.languages.names import role_name
from app.record.cover import Cover
from app.record.dossier import Dossier

SOURCE = "Overlegtafel"


class Described(msgspec.Struct, frozen=True):
    """`key` is the code with the head of the log: it tells this record from every other, also of another installation.

    `opened` and `closed` are UTC (ISO 8601); `signed` the roles that signed, with when; `folder` the name of everything
    in the bundle.
    """

    key: str
    folder: str
    name: str
    lines: tuple[str, ...]
    address: str
    place: str
    language: str
    opened: str
    closed: str
    decided: str
    confirms: str
    signed: tuple[tuple[str, str], ...]
    archive: Archive


def described(found: Dossier, cover: Cover, archive: Archive, language: str) -> Described:
    """What is said of a closed meeting, in the present language."""
    record = found.record
    times: Mapping[str, str] = record["times"]
    return Described(
        key=f"{found.code}-{found.head[:16]}",
        folder=f"besluit-{found.code}",
        name=f"{record['title']}: {cover.title} ({day(cover.at)})",
        lines=(cover.lead, *(f"{term}: {said}" for term, said in cover.facts)),
        address=cover.address,
        place=record["place"],
        language=language,
        opened=times["opened"],
        closed=found.closed_at,
        decided=times.get("decided", ""),
        confirms=_confirms(record),
        signed=_signed(found),
        archive=archive,
    )


def _confirms(record: Mapping[str, Any]) -> str:
    """Who confirms the decision or decides on the advice; empty where nobody was named."""
    return str((record["terms"] or {}).get("confirms", ""))


def _signed(found: Dossier) -> tuple[tuple[str, str], ...]:
    """The roles of who signed, in Dutch as all metadata, and when."""
    with speaking("nl"):
        return tuple((role_name(each.role), each.at) for each in found.seal.signatures) if found.seal else ()
