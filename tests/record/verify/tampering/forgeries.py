"""Tampering by somebody who links the events anew, so that the chain fits: with and without a key of their own."""

import hashlib
from random import Random
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.record.verify.tampering.places import flip, leaves, place, put

Record = dict[str, Any]
ZERO = "0" * 64


def relink(whole: Record) -> None:
    """Make the chain fit again."""
    link = ZERO
    for seq, event in enumerate(whole["events"], start=1):
        event["seq"] = seq
        said = rfc8785.dumps({name: event[name] for name in ("seq", "kind", "at", "body")})
        link = event["link"] = hashlib.sha256(bytes.fromhex(link) + said).hexdigest()
    whole["head"] = link


def relist(whole: Record) -> None:
    """Make the list of what happened after the closing say what the other members say."""
    signed, corrected = iter(whole["signatures"]), iter(whole["addenda"])
    link = whole["head"]
    for row in whole["afterwards"]:
        if row["kind"] == "record.signed":
            row["body"]["signature"] = next(signed)["signature"]
        if row["kind"] == "record.corrected":
            row["body"] = next(corrected)
        said = rfc8785.dumps({name: row[name] for name in ("seq", "kind", "at", "body")})
        link = row["link"] = hashlib.sha256(bytes.fromhex(link) + said).hexdigest()


def event(whole: Record, chance: Random, kind: str) -> Record:
    """One event of this kind; raises IndexError where there is none."""
    found: Record = chance.choice([one for one in whole["events"] if one["kind"] == kind])
    return found


def inserted(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """An event that never was."""
    at = chance.randrange(1, len(whole["events"]) - 1)
    whole["events"].insert(at, {"kind": "wall.lit", "at": whole["events"][at]["at"], "body": {"on": True}})
    relink(whole)
    return f"an event inserted at {at + 1}", ("signatures[0]",)


def left_out(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """An event that was, is not: one of those that change the record."""
    gone = chance.choice(whole["events"][1:-1])
    whole["events"].remove(gone)
    relink(whole)
    return f"{gone['kind']} left out", ("signatures[0]",)


def another_vote(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A sealed ballot changed in its event and in the list: it is not what was counted."""
    last = {e["body"]["stage"]: e for e in whole["events"] if e["kind"] == "ballots.sealed"}
    sealed = chance.choice([e for stage, e in last.items() if stage in whole["ballots"]])
    ballots, stage = sealed["body"]["ballots"], sealed["body"]["stage"]
    after = (e for e in whole["events"] if e["seq"] > sealed["seq"] and e["kind"] == "ballots.counted")
    counted = next(e for e in after if e["body"]["stage"] == stage)
    n = chance.choice(range(len(ballots)))
    field = next(name for name in ballots[n] if name != "channel")
    plans = [plan["id"] for plan in whole["record"]["plans"]]
    given = ballots[n][field]
    other = [plans[0], plans[2]] if isinstance(given, list) else {key: mark + 1 for key, mark in given.items()}
    ballots[n][field] = whole["ballots"][stage][n][field] = other
    relink(whole)
    return f"ballot {n} of {stage} changed everywhere", (f"events[{counted['seq']}].body.question",)


def another_count(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A count that the ballots do not give, in its event and in the record."""
    counted = event(whole, chance, "ballots.counted")
    path, value = chance.choice(list(leaves(counted["body"]["result"], ("result",))))
    changed = flip(value, chance)
    put(counted["body"], path, changed)
    relink(whole)
    return "another count", (f"events[{counted['seq']}].body.{place(path)}",)


def another_ruling(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """A decision over the heads of those who objected: what the event says does not follow from the answers."""
    decided = event(whole, chance, "decision.recorded")
    said = {name: decided["body"][name] for name in ("ruling", "consent", "remainder")}
    path, value = chance.choice(list(leaves(said, ())))
    put(decided["body"], path, flip(value, chance))
    relink(whole)
    said_at = f"events[{decided['seq']}].body"
    shown = (f"{said_at}.{place(path)}", f"{said_at}.ruling.quorum", "record.decision.ruling.tables")
    return "another ruling", shown if path[-1] == "tables" else shown[:1]  # what the house says within what can be


def called_more(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Advice that is called a decision; where it may be one, only the signatures tell."""
    decided = event(whole, chance, "decision.recorded")
    if decided["body"]["called"] == "besluit" or not whole["record"]["decision"]:
        raise LookupError
    decided["body"]["called"] = whole["record"]["decision"]["called"] = "besluit"
    ruling, mandate = decided["body"]["ruling"], whole["record"]["terms"]["mandate"]
    may = ruling["met"] and ruling["quorum"] and mandate != "adviserend"
    relink(whole)
    return "advice called a decision", ("signatures[0]",) if may else (f"events[{decided['seq']}].body.called",)


def foreign(whole: Record, chance: Random) -> tuple[str, tuple[str, ...]]:
    """Everything signed anew with another key: only who knows the key sees it."""
    own = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
    whole["key"] = own.public_key().public_bytes_raw().hex()
    code = whole["record"]["code"]

    def sign(**said: str) -> str:
        return own.sign(rfc8785.dumps(said)).hex()

    head = whole["head"]
    for row in whole["signatures"]:
        row["signature"] = sign(code=code, head=head, role=row["role"], at=row["at"])
    for addendum in whole["addenda"]:
        for row in addendum["signatures"]:
            row["signature"] = sign(
                code=code, head=whole["head"], role=row["role"], at=row["at"], addendum=addendum["text"]
            )
    relist(whole)
    for row in whole["afterwards"]:
        row["signature"] = sign(code=code, head=head, after=row["link"])
    rest = {name: value for name, value in whole.items() if name != "seal"}
    whole["seal"] = sign(code=code, head=whole["head"], file=hashlib.sha256(rfc8785.dumps(rest)).hexdigest())
    return "all signed with a key of their own", ("key",)


FORGERIES = (inserted, left_out, another_vote, another_count, another_ruling, called_more, foreign)
