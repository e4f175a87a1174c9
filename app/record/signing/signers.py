"""Everybody who may sign a closed log, and whether they did."""

from collections.abc import Mapping

import msgspec

from app.record.signing.signed_rows import Seal, Signed
from facilitation.roles import SIGNERS


class Signer(msgspec.Struct, frozen=True):
    """Somebody who may sign, with the signature, and with the name they gave as long as names are kept."""

    role: str
    place: int
    signed: Signed | None
    name: str


def place_of(signed: Signed) -> str:
    """Under what the name of who signed is kept: no seat is called like that."""
    return f"{signed.role} {signed.place}"


def signers(seal: Seal | None, names: Mapping[str, str]) -> list[Signer]:
    """Role after role, each place of it from 1; `names` are those beside the log, by seat or by `place_of`."""
    places = ((role, place) for role, most in SIGNERS.items() for place in range(1, most + 1))
    return [_signer(seal, names, str(role), place) for role, place in places]


def _signer(seal: Seal | None, names: Mapping[str, str], role: str, place: int) -> Signer:
    signed = seal.of(role, place) if seal else None
    return Signer(role, place, signed, names.get(place_of(signed), "") if signed else "")
