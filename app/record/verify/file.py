"""A record's file, read strictly: no name twice, no fraction and no number that another reader rounds."""

import json
from typing import Any

import msgspec

from facilitation.events import Event

MEMBERS = {
    "record": dict, "texts": dict, "events": list, "ballots": dict, "head": str, "key": str, "signatures": list,
}  # fmt: skip
LARGEST, LONGEST = 2**53 - 1, 17  # of a number, and of its digits: what every reader of JSON can hold
LATER = {"addenda": list, "followup": dict, "afterwards": list, "rotations": list, "seal": str}


class Unreadable(Exception):
    """The file is no record at all; the message is one sentence."""


class Fault(msgspec.Struct, frozen=True):
    """One thing that does not fit: where in the file (`events[12]` is the event with `seq` 12), and why."""

    place: str
    why: str


def as_written(event: Event, body: dict[str, Any]) -> Event:
    """The event with the digests of its line where its texts are: what was removed later was said all the same."""
    written = {name: body[name] for name in event.texts if name in body}
    return msgspec.structs.replace(event, **written)


def read(content: bytes) -> dict[str, Any]:
    """The file as plain values; raises Unreadable for what is no JSON object with events."""
    try:
        found = json.loads(
            content.decode(), object_pairs_hook=_once, parse_int=_whole, parse_float=_fraction, parse_constant=_fraction
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"This file cannot be read as a record: {error}.") from error
    if not isinstance(found, dict) or "events" not in found:
        raise Unreadable("This file holds no record with its events; a draft cannot be verified.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found


def _whole(text: str) -> int:
    if len(text) > LONGEST or abs(number := int(text)) > LARGEST:
        raise ValueError(f"the number {text[:LONGEST]} is too large")
    return number


def _fraction(text: str) -> None:
    raise ValueError(f"the number {text} has a fraction")


def shape(whole: dict[str, Any]) -> list[Fault]:
    """Members that miss or are of another kind than they should be."""
    faults = [
        Fault(name, "is missing" if name not in whole else "is of the wrong kind")
        for name, kind in MEMBERS.items()
        if not isinstance(whole.get(name), kind)
    ]
    return faults + [
        Fault(name, "is of the wrong kind")
        for name, kind in LATER.items()
        if name in whole and not isinstance(whole[name], kind)
    ]


def extra(whole: dict[str, Any]) -> list[str]:
    """Members that no record has."""
    return sorted(set(whole) - set(MEMBERS) - set(LATER))


def differences(said: Any, true: Any, place: str, most: int = 20) -> list[Fault]:
    """Where what a file says differs from what comes out, down to the single value."""
    if isinstance(said, dict) and isinstance(true, dict):
        inner = [(f"{place}.{key}", said.get(key, ...), true.get(key, ...)) for key in sorted({*said, *true})]
    elif isinstance(said, list) and isinstance(true, list) and len(said) == len(true):
        inner = [(f"{place}[{n}]", *pair) for n, pair in enumerate(zip(said, true, strict=True))]
    else:
        return [] if _same(said, true) else [Fault(place, _why(said, true))]
    found: list[Fault] = []
    for where, a, b in inner:
        found += differences(a, b, where, most - len(found)) if len(found) < most else []
    return found


def _same(said: Any, true: Any) -> bool:
    return type(said) is type(true) and said == true


def _why(said: Any, true: Any) -> str:
    if said is ...:
        return "is missing"
    return "does not belong here" if true is ... else f"is {_short(said)}, and should be {_short(true)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
