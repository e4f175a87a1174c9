"""The verdict on a record's file: everything worked out again, and each thing that does not fit named."""

import json
from typing import Any

import msgspec

from app.record.exports import sealed_ballots
from app.record.signing import eight_words
from app.record.verify import chain, follow_up, signatures
from app.record.verify.file import LATER, MEMBERS, Fault, differences, read, shape
from facilitation.part import LoggedEvent
from facilitation.record.compose import compose


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came out. `unchecked` names members of the file that cannot be worked out from the log."""

    code: str = ""
    head: str = ""
    key: str = ""
    events: int = 0
    signatures: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    unchecked: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything in the file fits."""
        return not self.faults

    @property
    def words(self) -> tuple[str, ...]:
        """The head in eight words; none where it is no head."""
        try:
            return eight_words.words(self.head) if len(self.head) == 64 else ()
        except ValueError:
            return ()


def verify(content: bytes, key: str = "") -> Verdict:
    """Work a record's file out again; `key` is the public key it should have. Raises Unreadable."""
    whole = read(content)
    if faults := shape(whole) or _half_signs(whole):
        return Verdict(faults=tuple(faults))
    code = _code(whole)
    found = chain.faults_of(whole["events"], whole["head"]) or _rest(whole, code)
    found += _key(whole, key)
    found = found or signatures.seal_faults(
        whole, code
    )  # it says that something changed: needed where nothing says what
    return Verdict(
        code=code,
        head=whole["head"],
        key=whole["key"],
        events=len(whole["events"]),
        signatures=tuple(row["role"] for row in whole["signatures"] if isinstance(row, dict) and "role" in row),
        faults=tuple(found),
        unchecked=tuple(sorted(set(whole) - set(MEMBERS) - set(LATER))),
    )


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


def _key(whole: dict[str, Any], key: str) -> list[Fault]:
    if key and key.lower() != whole["key"]:
        return [Fault("key", "is not the key that you trust")]
    return []


def _rest(whole: dict[str, Any], code: str) -> list[Fault]:
    """Texts and signatures, and everything that follows from a chain that holds."""
    closed_at = str(whole["events"][-1]["at"])
    corrections = {str(a.get("text")) for a in whole.get("addenda", []) if isinstance(a, dict)}
    named = chain.named(whole["events"]) | corrections | follow_up.digests(whole)
    found = chain.text_faults(whole["texts"], named)
    lines, unfit = chain.lines(whole["events"], chain.genuine(whole["texts"]))
    found += unfit or [*_sealed(whole, lines), *_composed(whole, lines, closed_at)]
    return [*found, *signatures.faults_of(whole, code, closed_at), *signatures.addenda_faults(whole, code)]


def _sealed(whole: dict[str, Any], lines: list[LoggedEvent]) -> list[Fault]:
    return differences(whole["ballots"], _plain(sealed_ballots.boxes(line.event for line in lines)), "ballots")


def _composed(whole: dict[str, Any], lines: list[LoggedEvent], closed_at: str) -> list[Fault]:
    """The record, and what was told after it."""
    record = _plain(compose(lines))
    return differences(whole["record"], record, "record") + follow_up.faults_of(whole, record, closed_at)


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))
