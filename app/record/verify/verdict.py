"""The verdict on a record's file: everything worked out again, and each thing that does not fit named."""

import json
from typing import Any

import msgspec

from app.record.signing import eight_words
from app.record.signing.afterwards import REMOVED
from app.record.signing.house_key import fingerprint
from app.record.told import told
from app.record.verify import afterwards, chain, follow_up, signatures, stamps
from app.record.verify import keys as house
from app.record.verify.file import Fault, differences, extra, read, shape
from app.record.verify.stamps import Stamped
from facilitation.part import LoggedEvent


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came out, in this order: `fits` with itself, `sealed_by` that key, and whether it is the one that is known.

    `known` is None where nobody gave a key. `uncovered` names members that no signature of the house covers: whatever
    stands in them, anybody may have written. `listed` tells whether there is a list of what happened after the closing,
    `practice` whether it was a practice evening, of which nothing counts.
    """

    code: str = ""
    head: str = ""
    key: str = ""
    fits: bool = False
    sealed_by: str = ""
    known: bool | None = None
    events: int = 0
    listed: bool = False
    practice: bool = False
    removed: int = 0
    stamps: tuple[Stamped, ...] = ()
    signatures: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    uncovered: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything in the file fits, its seal too."""
        return not self.faults

    @property
    def words(self) -> tuple[str, ...]:
        """The head in eight words; none where it is no head."""
        return _words(self.head)

    @property
    def key_words(self) -> tuple[str, ...]:
        """The key that sealed, or should have, in eight words; none where it is no key."""
        try:
            return _words(fingerprint(self.sealed_by or self.key))
        except ValueError:
            return ()


def _words(digits: str) -> tuple[str, ...]:
    try:
        return eight_words.words(digits) if len(digits) == 64 else ()
    except ValueError:
        return ()


def verify(content: bytes, key: str = "") -> Verdict:
    """Work a record's file out again; `key` is the public key it should have, in hexadecimal, or empty.

    Raises Unreadable for what is no record's file at all.
    """
    whole, known = read(content), key.strip().lower()
    extras = [Fault(name, "does not belong here") for name in extra(whole)]
    if faults := shape(whole) or _half_signs(whole):
        return Verdict(faults=(*faults, *extras), uncovered=tuple(sorted(whole)))
    return _judged(whole, known, extras)


def _judged(whole: dict[str, Any], known: str, extras: list[Fault]) -> Verdict:
    code, keys = _code(whole), house.of(whole)
    found = [*extras, *(chain.faults_of(whole["events"], whole["head"]) or _rest(whole, code, keys))]
    stamped, unstamped = stamps.of(whole)
    found += unstamped
    fits = not found
    found += house.faults_of(whole, keys, known)
    if not found or "seal" not in whole:  # it says that something changed: needed where nothing says what
        found += signatures.seal_faults(whole, code, keys)
    sealed = signatures.sealed(whole, code, keys)
    return Verdict(
        code=code,
        head=whole["head"],
        key=whole["key"],
        fits=fits,
        sealed_by=keys[-1] if sealed else "",
        known=known in keys if known else None,
        events=len(whole["events"]),
        listed="afterwards" in whole,
        practice=_practice(whole),
        removed=sum(isinstance(row, dict) and row.get("kind") == REMOVED for row in whole.get("afterwards", [])),
        stamps=tuple(stamped),
        signatures=tuple(row["role"] for row in whole["signatures"] if isinstance(row, dict) and "role" in row),
        faults=tuple(found),
        uncovered=() if sealed else _uncovered(whole, code),
    )


def _uncovered(whole: dict[str, Any], code: str) -> tuple[str, ...]:
    """What anybody may have written or left out, where no seal holds the file together."""
    held = {"events", "record", "ballots", "head", "key"} if signatures.closed_by_house(whole, code) else set()
    return tuple(sorted(set(whole) - held - {"seal"}))


def _half_signs(whole: dict[str, Any]) -> list[Fault]:
    try:
        json.dumps(whole, ensure_ascii=False).encode()
    except (UnicodeError, RecursionError):
        return [Fault("file", "holds half a sign, which a record cannot hold")]
    return []


def _code(whole: dict[str, Any]) -> str:
    first = whole["events"][0] if whole["events"] else None
    body = first.get("body") if isinstance(first, dict) else None
    return str(body.get("code", "")) if isinstance(body, dict) else ""


def _practice(whole: dict[str, Any]) -> bool:
    """Whether the event that opened it says that nothing of the evening counts."""
    body = whole["events"][0].get("body") if whole["events"] and isinstance(whole["events"][0], dict) else None
    return isinstance(body, dict) and "practice" in body


def _rest(whole: dict[str, Any], code: str, keys: tuple[str, ...]) -> list[Fault]:
    """Texts and signatures, and everything that follows from a chain that holds."""
    closed_at = str(whole["events"][-1]["at"])
    corrections = {str(a.get("text")) for a in whole.get("addenda", []) if isinstance(a, dict)}
    named = chain.named(whole["events"]) | corrections | follow_up.digests(whole)
    found = chain.text_faults(whole["texts"], named)
    lines, unfit = chain.lines(whole["events"], chain.genuine(whole["texts"]))
    found += unfit or _follows(whole, lines, closed_at)
    found += signatures.faults_of(whole, code, closed_at, keys) + signatures.addenda_faults(whole, code, keys)
    return found + afterwards.faults_of(whole, code, keys, named)


def _follows(whole: dict[str, Any], lines: list[LoggedEvent], closed_at: str) -> list[Fault]:
    """Ballots, record and what was told after it, held against what the log tells."""
    try:
        true = told(lines)
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError):
        # each line fits what came before it, and not what is left once those are out that were taken back
        return [Fault("events", "leave no whole evening without what was taken back")]
    record = _plain(true.record)
    return [
        *differences(whole["ballots"], _plain(true.ballots), "ballots"),
        *differences(whole["record"], record, "record"),
        *follow_up.faults_of(whole, record, closed_at),
    ]


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))
