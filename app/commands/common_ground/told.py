"""What was found in a conversation, for people to read and as plain values."""

from typing import Any

import msgspec

from app.imports.polis import Conversation
from facilitation.counting.common_ground.found import THOUSAND, Found, Shared, Typical

LONGEST = 90


def plain(read: Conversation, found: Found) -> dict[str, Any]:
    """Groups as numbers from 0, shares per mille."""
    return {
        "people": read.votes.people,
        "statements": len(read.votes.statements),
        "left_out": read.votes.left_out,
        "sizes": found.sizes,
        "silhouette": found.silhouette,
        "groups": dict(zip(read.people, found.groups, strict=True)),
        "across": dict(zip(read.votes.statements, found.across, strict=True)),
        "shared": msgspec.to_builtins(found.shared),
        "typical": msgspec.to_builtins(found.typical),
    }


def lines(read: Conversation, found: Found) -> list[str]:
    """Groups by their size, what people share, and what sets each group apart."""
    counted = f"{sum(found.sizes)} of {read.votes.people} people voted on enough of {len(read.votes.statements)}"
    apart = f"groups of {', '.join(map(str, found.sizes))}, {found.silhouette} per mille apart"
    told = [f"{counted} statements: {apart}.", "What people share:", *(_line(read, each) for each in found.shared)]
    for number, typical in enumerate(found.typical):
        told += [
            f"What sets group {number} apart:",
            *(_line(read, _as_best(read, found, number, each)) for each in typical),
        ]
    return told


def _as_best(read: Conversation, found: Found, number: int, each: Typical) -> Typical:
    """Of the statement that a group agrees with most, how many agree, also where its disagreeing is more its own."""
    if not each.best:
        return each
    cell = found.cells[read.votes.statements.index(each.statement)][number]
    return Typical(each.statement, True, cell.agree, cell.seen, True)


def _line(read: Conversation, each: Shared | Typical) -> str:
    side = "agree" if each.agrees else "disagree"
    text = " ".join(read.texts.get(each.statement, "").split())
    share = (each.votes * THOUSAND + each.seen // 2) // max(each.seen, 1)
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"  {each.statement:>5} {side:8} {each.votes} of {each.seen} ({share / 10:.1f} %)  {cut}".rstrip()
