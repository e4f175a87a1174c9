"""The frameworks of a large city: clauses in three versions, deviations, and versions that were published."""

import json
from datetime import datetime
from hashlib import sha256

from app.programme.framework.clauses import CHAPTERS
from app.programme.framework.tables import CLAUSE, CLAUSE_VERSION, DEVIATION, FRAMEWORK_VERSION, ROUND_FRAMEWORK
from tests.programme.city.crowd import CITY, At, Rows

CLAUSES, VERSIONS, DEVIATIONS = 40, 3, 5
DAY = datetime(2026, 1, 1)
PUBLISHED = {"format": "overlegtafel-kaders", "edition": 1, "published": "2026-01-01", "note": "", "level": "city"}


def of_place(place: str) -> Rows:
    """Clauses of a place, half of them fixed; in a smaller one those that fill in what the city left free."""
    for number in range(CLAUSES):
        yield from _clause(place, number)
    for number in range(1, VERSIONS + 1):
        content = _content(place, number)
        told = {"note": "", "content": content, "digest": sha256(content.encode()).hexdigest(), "published": DAY}
        yield FRAMEWORK_VERSION, {"place": place, "number": number} | told
    for number in range(1, DEVIATIONS + 1) if place != CITY else ():
        what = {"of_place": CITY, "of_key": _key(2 * number), "of_version": VERSIONS, "text": "Hier anders."}
        why = {"reason": "De straat is smal.", "agreed_by": "Buurtraad", "after_plans": False, "by": "host", "at": DAY}
        answer = {"answer": ("", "granted")[number % 2], "answered": (None, DAY)[number % 2]}
        yield DEVIATION, {"place": place, "number": number} | what | why | answer


def of_round(at: At) -> Rows:
    """What held when its plans came in."""
    yield ROUND_FRAMEWORK, {"round": at.round, "place": at.place, "version": VERSIONS - 1, "at": DAY}


def _clause(place: str, number: int) -> Rows:
    key, fixed = _key(number), number % 2 == 0
    fills = {"fills_place": CITY, "fills_key": key} if place != CITY and not fixed else {}
    named = {"place": place, "key": key, "chapter": key.partition("-")[0], "position": number + 1, "version": VERSIONS}
    yield CLAUSE, {"fills_place": None, "fills_key": None} | named | fills
    for version in range(1, VERSIONS + 1):
        said = {
            "standing": ("free", "fixed")[fixed],
            "text": f"Afspraak {number}, versie {version}.",
            "reason": "Beter.",
        }
        who = {"agreed_by": "Buurtraad", "meeting": None, "agreed": 0, "against": 0, "by": "host", "at": DAY}
        yield CLAUSE_VERSION, {"place": place, "key": key, "number": version, "after_plans": False} | said | who


def _key(number: int) -> str:
    return f"{tuple(CHAPTERS)[number % len(CHAPTERS)]}-{number + 1}"


def _content(place: str, number: int) -> str:
    clauses = [
        {
            "chapter": _key(each).partition("-")[0], "key": f"{CITY}/{_key(each)}", "by": place, "version": number,
            "fixed": each % 2 == 0, "text": f"Afspraak {each}, versie {number}.",
        }
        for each in range(CLAUSES)
    ]  # fmt: skip
    return json.dumps(PUBLISHED | {"place": place, "number": number, "clauses": clauses})
