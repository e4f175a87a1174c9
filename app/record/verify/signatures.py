"""What is signed in a record's file: by the installation, by people, under corrections, and over the whole file."""

import hashlib
from collections import Counter
from typing import Any

import rfc8785

from app.record.signing import signed_rows
from app.record.verify import keys as house
from app.record.verify.file import Fault
from facilitation.roles import SIGNERS

MOST = {signed_rows.INSTALLATION: 1} | {str(role): most for role, most in SIGNERS.items()}


def faults_of(whole: dict[str, Any], code: str, closed_at: str, keys: tuple[str, ...]) -> list[Fault]:
    """Signatures that are not of these keys, over this head; in the order of the file."""
    found = _all(whole, code, whole["signatures"], "signatures", "", keys)
    rows = [row for row in whole["signatures"] if isinstance(row, dict)]
    if not rows or rows[0].get("role") != signed_rows.INSTALLATION:
        found.append(Fault("signatures[0]", "is not the installation's own"))
    elif rows[0].get("at") != closed_at:
        found.append(Fault("signatures[0].at", "is not the time of the closing"))
    for role, number in Counter(str(row.get("role")) for row in rows).items():
        if number > MOST.get(role, 0):
            found.append(
                Fault("signatures", f"hold {number} of the role {role}, and at most {MOST.get(role, 0)} may be")
            )
    return found


def addenda_faults(whole: dict[str, Any], code: str, keys: tuple[str, ...]) -> list[Fault]:
    """Corrections that two people did not sign."""
    found = []
    for n, addendum in enumerate(whole.get("addenda", [])):
        place = f"addenda[{n}]"
        if not isinstance(addendum, dict) or set(addendum) != {"text", "signatures"}:
            found.append(Fault(place, "is no correction"))
            continue
        rows = addendum["signatures"] if isinstance(addendum["signatures"], list) else []
        found += _all(whole, code, rows, f"{place}.signatures", str(addendum["text"]), keys)
        if len(rows) != signed_rows.WITNESSES:
            found.append(Fault(f"{place}.signatures", f"are {len(rows)}, and should be {signed_rows.WITNESSES}"))
    return found


def _all(
    whole: dict[str, Any], code: str, rows: list[Any], place: str, about: str, keys: tuple[str, ...]
) -> list[Fault]:
    found, seen = [], set()
    for n, row in enumerate(rows):
        if not isinstance(row, dict) or set(row) != {"role", "at", "signature"}:
            found.append(Fault(f"{place}[{n}]", "is no signature"))
        elif not _holds(whole, code, row, about, keys):
            found.append(Fault(f"{place}[{n}]", "is not the signature of this key over this head"))
        elif row["signature"] in seen:
            found.append(Fault(f"{place}[{n}]", "is there twice"))
        else:
            seen.add(row["signature"])
    return found


def _holds(whole: dict[str, Any], code: str, row: dict[str, Any], about: str, keys: tuple[str, ...]) -> bool:
    return house.signed(keys, row["signature"], signed_rows.said(code, whole["head"], row["role"], row["at"], about))


def closed_by_house(whole: dict[str, Any], code: str) -> bool:
    """Whether the key of the file signed its head as the installation: nothing up to the closing can then differ."""
    first = whole["signatures"][0] if whole["signatures"] else None
    if not isinstance(first, dict) or set(first) != {"role", "at", "signature"}:
        return False
    return first["role"] == signed_rows.INSTALLATION and _holds(whole, code, first, "", (whole["key"],))


def digest(whole: dict[str, Any]) -> str:
    """SHA-256 over the canonical form of everything but the seal itself."""
    return hashlib.sha256(rfc8785.dumps({k: v for k, v in whole.items() if k != "seal"})).hexdigest()


def sealing(whole: dict[str, Any], code: str) -> dict[str, str]:
    """What the seal of a file is set under."""
    return {"code": code, "head": whole["head"], "file": digest(whole)}


def sealed(whole: dict[str, Any], code: str, keys: tuple[str, ...]) -> bool:
    """Whether the last of these keys sealed the file as it is."""
    return "seal" in whole and house.signed(keys[-1:], whole["seal"], sealing(whole, code))


def seal_faults(whole: dict[str, Any], code: str, keys: tuple[str, ...]) -> list[Fault]:
    """No seal, or one that does not fit the file as a whole."""
    if "seal" not in whole:
        return [Fault("seal", "is missing: this record is not verified")]
    if sealed(whole, code, keys):
        return []
    return [Fault("seal", "does not fit: something in this file is not as the installation gave it out")]
