"""The keys of a record's file: the one that closed the meeting, and those after it, each named by the one before."""

from typing import Any

from app.record.signing import house_key
from app.record.signing.house_key import Statement
from app.record.verify.file import Fault


def of(whole: dict[str, Any]) -> tuple[str, ...]:
    """The keys that may sign in this file, oldest first: as far as each was named by the one before it."""
    found = [whole["key"]]
    for row in whole.get("rotations", []):
        if not _holds(row, found[-1]):
            break
        found.append(row["key"])
    return tuple(found)


def faults_of(whole: dict[str, Any], keys: tuple[str, ...], known: str) -> list[Fault]:
    """Statements that the key before did not sign, and a key that is not among those that are `known` to somebody."""
    rows = whole.get("rotations", [])
    found = (
        [Fault(f"rotations[{len(keys) - 1}]", "was not said by the key before it")] if len(keys) <= len(rows) else []
    )
    if known and known not in keys:
        found.append(Fault("key", "is not the key that you trust"))
    return found


def _holds(row: Any, old: str) -> bool:
    if not isinstance(row, dict) or set(row) != {"key", "at", "signature"}:
        return False
    if not all(isinstance(value, str) for value in row.values()):
        return False
    return house_key.genuine(old, row["signature"], Statement(old, row["key"], row["at"], "").said())


def signed(keys: tuple[str, ...], signature: Any, said: dict[str, str]) -> bool:
    """Whether one of these keys signed this."""
    return isinstance(signature, str) and any(house_key.genuine(key, signature, said) for key in keys)
