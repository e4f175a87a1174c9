"""Records that somebody tampered with, each with where that shows: the place that a verifier has to name."""

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from tests.record.verify.tampering.forgeries import FORGERIES
from tests.record.verify.tampering.places import flip, leaves, nodes, place, put

Record = dict[str, Any]
PARTS = (
    "record",
    "record",
    "record",
    "events",
    "texts",
    "ballots",
    "signatures",
    "addenda",
    "head",
    "key",
    "seal",
    "followup",
    "afterwards",
)


class Mutant(NamedTuple):
    """What was done, the places of which one has to be named (each as its beginning), the file, and the key we know."""

    what: str
    places: tuple[str, ...]
    content: str
    known: str = ""


def mutants(contents: Sequence[bytes], chance: Random, number: int, sealed: bool = True) -> Iterator[Mutant]:
    """So many mutants of these records, of every kind in turn; a kind that a record has no place for is passed over.

    Where they are not `sealed`, the seal is left out first, and what was done has to be named all the same.
    """
    kinds: list[Callable[[Record, Random], tuple[str, tuple[str, ...]]]] = [
        flipped, flipped, flipped, pruned, grafted, dropped, swapped, truncated, other_key, other_outcome, other_ballot,
        other_text, other_signature, blanked, unsigned, untold, *FORGERIES,
    ]  # fmt: skip
    originals, turn, made = [json.loads(content) for content in contents], 0, 0
    for original in () if sealed else originals:
        del original["seal"]
    while made < number:
        original, kind = chance.choice(originals), kinds[turn % len(kinds)]
        whole, turn = deepcopy(original), turn + 1
        try:
            what, places = kind(whole, chance)
        except (LookupError, StopIteration):  # no ballots, no count, nothing decided …
            continue
        if whole != original:
            yield Mutant(what, places, json.dumps(whole, ensure_ascii=False), original["key"])
            made += 1


def flipped(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """One bit of one value, anywhere."""
    top = chance.choice(PARTS)
    path, value = chance.choice(list(leaves(whole[top], (top,))))
    put(whole, path, flip(value, chance))
    return f"a bit of {place(path)}", told(path)


def told(path: tuple[Any, ...]) -> tuple[str, ...]:
    """Where it shows that what stands here changed: the exact place, or what it belongs to."""
    if path[0] == "events":
        return (f"events[{path[1] + 1}]",)
    if path[0] == "followup":  # what was told only the seal holds; how things stand follows
        return (place(path),) if path[1] != "told" else ("followup", "texts")
    whole = {"texts": 2, "signatures": 2, "addenda": 2, "afterwards": 2}.get(path[0], len(path))
    return (place(path[:whole]), "key") if path[0] == "key" else (place(path[:whole]),)


def pruned(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A member of the record, or one of a list, is gone."""
    path = chance.choice([path for path, _ in nodes(whole["record"], ("record",)) if len(path) > 1])
    inside = whole
    for key in path[:-1]:
        inside = inside[key]
    del inside[path[-1]]
    return f"{place(path)} is gone", (place(path if isinstance(path[-1], str) else path[:-1]),)


def grafted(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """The record holds something more."""
    path, inside = chance.choice(
        [found for found in nodes(whole["record"], ("record",)) if isinstance(found[1], dict | list)]
    )
    if isinstance(inside, dict):
        inside["extra"] = chance.choice([0, "", None, [], {}])
        return f"more at {place(path)}", (place((*path, "extra")),)
    inside.append(deepcopy(inside[0]) if inside else "extra")
    return f"more in {place(path)}", (place(path),)


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
    return "another key", ("signatures[0]",)


def other_outcome(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Money for another plan than the room gave it to."""
    n = chance.randrange(len(whole["record"]["plans"]))
    whole["record"]["plans"][n]["amount"] += chance.choice([1, 100_000])
    return f"another amount for plan {n}", (f"record.plans[{n}].amount",)


def other_ballot(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A ballot more, or somebody else's code under it."""
    stage = chance.choice([key for key, box in whole["ballots"].items() if box])
    box = whole["ballots"][stage]
    if chance.random() < 0.5:
        box.append(dict(box[0]))
        return f"a ballot stuffed into {stage}", (f"ballots.{stage}",)
    n = chance.randrange(len(box))
    box[n]["stub"] = "AAAA-AAAA"
    return "another stub", (f"ballots.{stage}[{n}].stub",)


def other_text(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Other words under somebody's digest."""
    digest = chance.choice(sorted(whole["texts"]))
    whole["texts"][digest]["text"] += "!"
    return "other words", (f"texts.{digest}",)


def blanked(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Somebody's words are left out, as if the house had removed them."""
    digest = chance.choice(sorted(whole["texts"]))
    del whole["texts"][digest]
    return "a text left out", (f"texts.{digest}",)


def unsigned(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Somebody's signature or correction is gone."""
    name = chance.choice(["signatures", "addenda"])
    n = chance.choice(range(1 if name == "signatures" else 0, len(whole[name])))
    del whole[name][n]
    return f"one of the {name} left out", (name,)


def untold(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A row of what happened after the closing is gone, and what it told of with it."""
    n = chance.randrange(len(whole["afterwards"]))
    row = whole["afterwards"].pop(n)
    if n < len(whole["afterwards"]):
        return f"row {n} left out", (f"afterwards[{n}]",)
    named = {"text.removed": "texts", "record.signed": "signatures", "record.corrected": "addenda"}
    return f"the last row, {row['kind']}, left out", (named.get(row["kind"], "followup"), "signatures")


def other_signature(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Somebody else signed, at another time, or twice."""
    n = chance.randrange(len(whole["signatures"]))
    signed = whole["signatures"][n]
    if chance.random() < 0.3:
        whole["signatures"].append(dict(signed))
        return "a signature twice", (f"signatures[{len(whole['signatures']) - 1}]",)
    if chance.random() < 0.5:
        signed["role"] = "scribe" if signed["role"] != "scribe" else "counter"
    else:
        signed["at"] = "2020-01-01T00:00:00.000Z"
    return "another role or time under a signature", (f"signatures[{n}]",)
