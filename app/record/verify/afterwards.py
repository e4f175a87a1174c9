"""The list of what happened after the closing: its chain, its signatures, and that the other members say the same."""

from typing import Any

from app.record.signing.afterwards import CORRECTED, REMOVED, SIGNED, STAMPED, TOLD, said
from app.record.verify import keys as house
from app.record.verify.file import Fault
from app.storage import log

ROW = {"seq", "kind", "at", "body", "link", "signature"}
BODIES = {
    SIGNED: {"role", "signature"},
    CORRECTED: {"text", "signatures"},
    TOLD: {"number", "subject", "state", "due", "text", "by"},
    REMOVED: {"digest", "role"},
    STAMPED: {"token"},
}


def faults_of(whole: dict[str, Any], code: str, keys: tuple[str, ...], named: set[str]) -> list[Fault]:
    """The first row that does not fit, and what other members say otherwise; `named` are the digests of all texts.

    Nothing in a file from before there was a list: there the seal alone says that nothing was left out.
    """
    if "afterwards" not in whole:
        return []
    rows, link = whole["afterwards"], whole["head"]
    for n, row in enumerate(rows):
        if found := _row(row, f"afterwards[{n}]", n + 1, link):
            return [found]
        link = row["link"]
        if not house.signed(keys, row["signature"], said(code, whole["head"], link)):
            return [Fault(f"afterwards[{n}].signature", "is not the signature of this key under this row")]
    return [*_members(whole, rows), *_texts(whole, rows, named)]


def _row(row: Any, place: str, seq: int, link: str) -> Fault | None:
    if not isinstance(row, dict) or set(row) != ROW:
        return Fault(place, "is no row of the list")
    if row["seq"] != seq or isinstance(row["seq"], bool):
        return Fault(f"{place}.seq", f"is {row['seq']}, and should be {seq}: a row is missing or misplaced")
    kind, at, body = row["kind"], row["at"], row["body"]
    if not (isinstance(kind, str) and isinstance(at, str) and isinstance(body, dict)):
        return Fault(place, "is no row of the list")
    if set(body) != BODIES.get(kind):
        return Fault(f"{place}.kind", "is nothing that we know, or lacks something")
    if log.chain(link, seq, kind, at, body) != row["link"]:
        return Fault(f"{place}.link", "does not follow from the row and the link before it")
    return None


def _members(whole: dict[str, Any], rows: list[dict[str, Any]]) -> list[Fault]:
    """Signatures, corrections and what was told have to be those of the list, and all of them."""
    told = whole.get("followup", {}).get("told", [])
    pairs = (
        ("signatures", whole["signatures"], [_dated(row) for row in rows if row["kind"] == SIGNED]),
        ("addenda", whole.get("addenda", []), [row["body"] for row in rows if row["kind"] == CORRECTED]),
        ("followup.told", told, [_dated(row) for row in rows if row["kind"] == TOLD]),
    )
    return [Fault(*unlike) for place, here, listed in pairs if (unlike := _unlike(place, here, listed))]


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {**row["body"], "at": row["at"]}


def _unlike(place: str, here: Any, listed: list[Any]) -> tuple[str, str] | None:
    if not isinstance(here, list) or len(here) < len(listed):
        return place, "lacks something that stands in the list of what happened after the closing"
    more = [n for n, row in enumerate(here) if n >= len(listed) or row != listed[n]]
    return (f"{place}[{more[0]}]", "is not in the list of what happened after the closing") if more else None


def _texts(whole: dict[str, Any], rows: list[dict[str, Any]], named: set[str]) -> list[Fault]:
    """A text that is not there was removed by the house, which says so; one that it removed is not there."""
    removed = {str(row["body"]["digest"]) for row in rows if row["kind"] == REMOVED}
    gone = [
        Fault(f"texts.{d}", "is left out, and the house did not remove it")
        for d in sorted(named - removed)
        if d not in whole["texts"]
    ]
    return gone + [Fault(f"texts.{d}", "was removed by the house") for d in sorted(removed) if d in whole["texts"]]
