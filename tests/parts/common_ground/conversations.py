"""The conversations of which a reference is kept, and small ones that are made up."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from facilitation.counting.common_ground.votes import Votes, table

REFERENCE = Path(__file__).parent / "reference"
NAMES = tuple(sorted(path.stem for path in REFERENCE.glob("*.json")))
TWO_MINDS = {"one": "agree", "two": "disagree"}


def reference(name: str) -> Mapping[str, Any]:
    return json.loads((REFERENCE / f"{name}.json").read_text())


def two_minds(size: int = 10, about: int = 8) -> Votes:
    """As many people of one mind as of the other about all statements but the last, with which everybody agrees."""
    cast = {
        (f"{mind}{person}", f"A{what}"): 1 if what == about or mind == "one" else -1
        for mind in TWO_MINDS
        for person in range(size)
        for what in range(1, about + 1)
    }
    return table(cast, dict.fromkeys(who for who, _ in cast), dict.fromkeys(what for _, what in cast))


def mirrored(votes: Votes) -> Votes:
    """Every vote the other way round."""
    return msgspec.structs.replace(votes, votes=tuple((who, what, -value) for who, what, value in votes.votes))
