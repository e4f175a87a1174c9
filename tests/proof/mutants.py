"""Records that somebody tampered with, each with where that shows: the place that a verifier has to name."""

import hashlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

import rfc8785

Record = dict[str, Any]
ZERO = "0" * 64


class Mutant(NamedTuple):
    """What was done, the places of which one has to be named (each as its beginning), and the file."""

    what: str
    places: tuple[str, ...]
    content: str


def mutants(content: bytes, chance: Random, number: int) -> Iterator[Mutant]:
    """So many mutants of a record, of every kind in turn."""
    kinds: list[Callable[[Record, Random], tuple[str, tuple[str, ...]]]] = [
        flipped, flipped, dropped, swapped, truncated, other_key, other_outcome, other_ballot, rewritten, other_text,
        other_signature,
    ]  # fmt: skip
    original = json.loads(content)
    made = 0
    while made < number:
        whole = deepcopy(original)
        what, places = kinds[made % len(kinds)](whole, chance)
        if whole != original:
            yield Mutant(what, places, json.dumps(whole, ensure_ascii=False))
            made += 1


def flipped(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """One bit of one value, anywhere."""
    paths = list(leaves(whole, ()))
    path, value = chance.choice(paths)
    put(whole, path, flip(value, chance))
    top = str(path[0])
    if top == "events":
        return f"a bit of {path}", (f"events[{int(path[1]) + 1}]",)
    places = {"head": ("head",), "key": ("key", "signatures"), "seal": ("seal",)}
    return f"a bit of {path}", places.get(top, (top,))


def leaves(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every single value with its path."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path, value


def flip(value: Any, chance: Random) -> Any:
    """Another value, as near as can be."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value ^ (1 << chance.randint(0, 20))
    if not value:
        return "x"
    at = chance.randrange(len(value))
    other = chr(ord(value[at]) ^ (1 << chance.randint(0, 2)))
    return value[:at] + other + value[at + 1 :]


def put(value: Any, path: tuple[Any, ...], new: Any) -> None:
    """Set what stands at a path."""
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


def dropped(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """One event is gone."""
    at = chance.randrange(len(whole["events"]))
    del whole["events"][at]
    return f"event {at + 1} dropped", ("head",) if at == len(whole["events"]) else (f"events[{at + 1}]",)


def swapped(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Two neighbours changed places."""
    at, events = chance.randrange(len(whole["events"]) - 1), whole["events"]
    events[at], events[at + 1] = events[at + 1], events[at]
    return f"events {at + 1} and {at + 2} swapped", (f"events[{at + 1}]",)


def truncated(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """The end is gone, and the head with it."""
    keep = chance.randrange(1, len(whole["events"]))
    whole["events"] = whole["events"][:keep]
    whole["head"] = whole["events"][-1]["link"]
    return f"cut after event {keep}", (f"events[{keep}]",)


def other_key(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A foreign key, of which nobody's signatures are."""
    whole["key"] = f"{chance.getrandbits(256):064x}"
    return "another key", ("key", "signatures")


def other_outcome(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Money for another plan than the room gave it to."""
    n = chance.randrange(len(whole["record"]["plans"]))
    whole["record"]["plans"][n]["amount"] += chance.choice([1, 100_000])
    return f"another amount for plan {n}", (f"record.plans[{n}].amount",)


def other_ballot(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A ballot more, less or changed, in the list or in its event, which is then linked anew."""
    stage = chance.choice([key for key, box in whole["ballots"].items() if box])
    box = whole["ballots"][stage]
    if chance.random() < 0.5:
        box.append(dict(box[0]))
        return f"a ballot stuffed into {stage}", (f"ballots.{stage}",)
    event = next(e for e in whole["events"] if e["kind"] == "ballots.sealed" and e["body"]["stage"] == stage)
    event["body"]["ballots"][0] = {"order": ["P4"], "approved": ["P4"]}
    relink(whole)
    return f"a ballot in the event of {stage} changed, all linked anew", (f"ballots.{stage}", "signatures", "events")


def rewritten(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """An event that never was, all linked anew."""
    at = chance.randrange(1, len(whole["events"]) - 1)
    whole["events"].insert(at, {"kind": "wall.lit", "at": whole["events"][at]["at"], "body": {"on": True}})
    relink(whole)
    return f"an event inserted at {at + 1}, all linked anew", ("signatures[0]",)


def other_text(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Other words under somebody's digest."""
    digest = chance.choice(sorted(whole["texts"]))
    whole["texts"][digest]["text"] += "!"
    return "other words", (f"texts.{digest}",)


def other_signature(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Somebody else signed, at another time, or twice."""
    n = chance.randrange(len(whole["signatures"]))
    signed = whole["signatures"][n]
    if chance.random() < 0.3:
        whole["signatures"].append(dict(signed))
        return "a signature twice", ("signatures",)
    signed["role" if chance.random() < 0.5 else "at"] = "scribe" if signed["role"] != "scribe" else "counter"
    return "another role or time under a signature", ("signatures",)


def relink(whole: Record) -> None:
    """Make the chain fit again, as somebody would who has no key."""
    link = ZERO
    for seq, event in enumerate(whole["events"], start=1):
        event["seq"] = seq
        said = rfc8785.dumps({name: event[name] for name in ("seq", "kind", "at", "body")})
        link = event["link"] = hashlib.sha256(bytes.fromhex(link) + said).hexdigest()
    whole["head"] = link
