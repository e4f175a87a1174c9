"""What is signed in a record's file: by the installation, by people, under corrections, and over the whole file."""

import hashlib
from collections import Counter
from typing import Any

import rfc8785

from app.record.signing import house_key, signed_rows
from app.record.verify.file import Fault
from facilitation.roles import SIGNERS

MOST = {signed_rows.INSTALLATION: 1} | {str(role): most for role, most in SIGNERS.items()}


def faults_of(whole: dict[str, Any], code: str, closed_at: str) -> list[Fault]:
    """Signatures that are not this key's, over this head; in the order of the file."""
    found = _all(whole, code, whole["signatures"], "signatures", "")
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


def addenda_faults(whole: dict[str, Any], code: str) -> list[Fault]:
    """Corrections that two people did not sign."""
    found = []
    for n, addendum in enumerate(whole.get("addenda", [])):
        place = f"addenda[{n}]"
        if not isinstance(addendum, dict) or set(addendum) != {"text", "signatures"}:
            found.append(Fault(place, "is no correction"))
            continue
        rows = addendum["signatures"] if isinstance(addendum["signatures"], list) else []
        found += _all(whole, code, rows, f"{place}.signatures", str(addendum["text"]))
        if len(rows) != signed_rows.WITNESSES:
            found.append(Fault(f"{place}.signatures", f"are {len(rows)}, and should be {signed_rows.WITNESSES}"))
    return found


def _all(whole: dict[str, Any], code: str, rows: list[Any], place: str, about: str) -> list[Fault]:
    found, seen = [], set()
    for n, row in enumerate(rows):
        if not isinstance(row, dict) or set(row) != {"role", "at", "signature"}:
            found.append(Fault(f"{place}[{n}]", "is no signature"))
        elif not _holds(whole, code, row, about):
            found.append(Fault(f"{place}[{n}]", "is not the signature of this key over this head"))
        elif row["signature"] in seen:
            found.append(Fault(f"{place}[{n}]", "is there twice"))
        else:
            seen.add(row["signature"])
    return found


def _holds(whole: dict[str, Any], code: str, row: dict[str, Any], about: str) -> bool:
    said = signed_rows.said(code, whole["head"], row["role"], row["at"], about)
    return isinstance(row["signature"], str) and house_key.genuine(whole["key"], row["signature"], said)


def digest(whole: dict[str, Any]) -> str:
    """SHA-256 over the canonical form of everything but the seal itself."""
    return hashlib.sha256(rfc8785.dumps({k: v for k, v in whole.items() if k != "seal"})).hexdigest()


def sealing(whole: dict[str, Any], code: str) -> dict[str, str]:
    """What the seal of a file is set under."""
    return {"code": code, "head": whole["head"], "file": digest(whole)}


def seal_faults(whole: dict[str, Any], code: str) -> list[Fault]:
    """The seal over the file as a whole, where it has one."""
    if "seal" not in whole or house_key.genuine(whole["key"], whole["seal"], sealing(whole, code)):
        return []
    return [Fault("seal", "does not fit: something in this file is not as the installation gave it out")]
