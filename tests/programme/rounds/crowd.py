"""The rounds of a large city: their pots, envelopes, figures and meetings, and what plans got."""

import json

from app.programme.rounds.tables import AWARD, ENVELOPE, FIGURE, ROUND, SHARE
from app.storage.tables import EVENT, FOLLOW_UP, MEETING
from tests.programme.city.crowd import CITY, PROGRAMME, At, Rows

FIGURES = {"applications": 120, "plans": 100, "chosen": 66, "voters": 900, "smallest": 50_000, "largest": 300_000}
WORDS = ("Moestuin", "Speeltuin", "Buurtfeest", "Zitbank", "Huiswerkklas", "Geveltuin", "Sportveld")


def of_city() -> Rows:
    """The programme that hands its pot out to all rounds."""
    yield ROUND, _round(PROGRAMME, None, CITY, 12 * 10**11, "2020-01-01")


def of_round(at: At) -> Rows:
    """A round, and its one meeting, which is over."""
    yield ROUND, _round(at.round, PROGRAMME, at.place, 10**9, f"20{at.number % 20 + 20:02}-01-01")
    yield ENVELOPE, {"round": at.round, "key": "groen", "title": "Groen", "amount": 10**6}
    yield MEETING, {"code": at.meeting, "title": f"Avond {at.number}", "public": True, "created": at.moment}
    for seq, (kind, body) in enumerate(_log(at), 1):
        told = {"kind": kind, "at": at.said, "body": json.dumps(body), "link": "0" * 64}
        yield EVENT, {"meeting": at.meeting, "seq": seq} | told
    yield SHARE, {"meeting": at.meeting, "round": at.round, "amount": 9 * 10**8, "envelope": None}
    for name, value in FIGURES.items():
        yield FIGURE, {"round": at.round, "name": name, "value": value}


def of_plan(at: At) -> Rows:
    """A plan, what it got, and what was told of it after."""
    got = 100_000 * (at.plan % 3)
    title = f"{WORDS[at.of_all % len(WORDS)]} {at.of_all} van {at.meeting}"
    told = {"title": title, "asked": 300_000, "amount": got, "votes": at.plan, "envelope": ("groen", None)[at.plan % 2]}
    yield AWARD, {"round": at.round, "plan": at.key, "meeting": at.meeting} | told
    said = {"subject": f"P{at.plan:05}.1", "state": ("running", "done")[at.plan % 2], "text": "0" * 64}
    kept = {"head": "0" * 64, "due": None, "by": "organiser", "at": at.said}
    yield FOLLOW_UP, {"meeting": at.meeting, "number": at.plan + 1} | said | kept


def _log(at: At) -> list[tuple[str, dict[str, object]]]:
    award = [{"initiative": f"P{number:05}", "amount": 100_000} for number in range(60)]
    return [
        ("meeting.opened", {"pot": 9 * 10**8}),
        ("ballots.sealed", {"stage": "stemmen", "turnout": {"room": 48}}),
        ("decision.recorded", {"stage": "besluiten", "awards": award, "remainder": 0}),
        ("meeting.closed", {}),
    ]


def _round(key: str, parent: str | None, place: str, amount: int, begins: str) -> dict[str, object]:
    told = {"title": f"Buurtbudget {key}", "model": "tables", "stage": "carrying_out", "public": True, "begins": begins}
    return {"id": key, "parent": parent, "place": place, "amount": amount, "ends": None} | told
