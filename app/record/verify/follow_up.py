"""What a record's file tells of after the meeting: under this head, in its order, about what was decided."""

from datetime import date
from typing import Any

from app.record.follow_up import ladder
from app.record.follow_up.ladder import STATES, Entry
from app.record.verify.file import Fault, differences

TOLD = {"number": int, "subject": str, "state": str, "text": str, "by": str, "at": str}


def digests(whole: dict[str, Any]) -> set[str]:
    """The digests of the texts that it names."""
    return {str(row.get("text")) for row in _told(whole) if isinstance(row, dict)}


def faults_of(whole: dict[str, Any], record: dict[str, Any], closed_at: str) -> list[Fault]:
    """What does not fit the head, the closing, the decision and what was told before; `record` is the true one."""
    if "followup" not in whole:
        return []
    if not record["decision"]:
        return [Fault("followup", "does not belong here")]
    known = {item.subject for item in ladder.of(record, closed_at, ()).items} - {ladder.STEPS[0]}
    found, last = list[Fault](), closed_at
    for number, row in enumerate(_told(whole), 1):
        found += _row(row, number, known, last)
        last = str(row.get("at")) if isinstance(row, dict) else last
    entries = [] if found else [_entry(row) for row in _told(whole)]
    true = ladder.of(record, closed_at, entries).plain(whole["head"])
    return found or differences(whole["followup"], true, "followup")


def _told(whole: dict[str, Any]) -> list[Any]:
    told = whole.get("followup", {}).get("told")
    return told if isinstance(told, list) else []


def _row(row: Any, number: int, known: set[str], last: str) -> list[Fault]:
    place = f"followup.told[{number - 1}]"
    if not isinstance(row, dict) or set(row) != {*TOLD, "due"} or not all(type(row[n]) is k for n, k in TOLD.items()):
        return [Fault(place, "is nothing that was told")]
    checks = {
        "number": row["number"] == number,
        "subject": row["subject"] in known,
        "state": row["state"] in STATES,
        "due": row["due"] is None or _is_day(row["due"]),
        "at": row["at"] >= last,
    }
    return [Fault(f"{place}.{name}", "does not fit what was decided") for name, fits in checks.items() if not fits]


def _is_day(text: Any) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _entry(row: dict[str, Any]) -> Entry:
    due = date.fromisoformat(row["due"]) if row["due"] else None
    return Entry(row["number"], row["subject"], row["state"], due, None, row["at"], row["by"], row["text"])
