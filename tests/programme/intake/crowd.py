"""Plans as they were handed in before the evenings of a large city: who is behind them, supporters, checks."""

from datetime import datetime, timedelta

from app.programme.intake.plans import CHECKING, DRAFT, GATHERING, GREEN, ORANGE, RED, WITHDRAWN
from app.programme.intake.tables import (
    APPEAL,
    CHECK,
    CONTACT,
    CRITERION,
    INTAKE,
    MERGE,
    PART,
    PERSON,
    PLAN,
    SAY,
    SUPPORT,
    SUPPORTER,
)  # fmt: skip
from tests.programme.city.crowd import At, Rows
from tests.programme.rounds.crowd import WORDS

STATES = (GATHERING, GREEN, ORANGE, CHECKING, RED, GREEN, WITHDRAWN, ORANGE, GREEN, DRAFT)
COLOURS = {GREEN: GREEN, ORANGE: ORANGE, RED: RED}
CRITERIA, SUPPORTERS = 3, 3
SPOTS = "Banneplein; 52,4037; 4,9163"


def of_round(at: At) -> Rows:
    """How it takes plans, and its criteria."""
    opens, closes = datetime(2020, 1, 1), datetime(2099, 1, 1)
    asked = {"threshold": SUPPORTERS, "appeal_days": 14, "spots": SPOTS, "frozen": opens, "frozen_by": "host"}
    yield INTAKE, {"round": at.round, "opens": opens, "closes": closes, "gathers": closes} | asked
    for key in range(1, CRITERIA + 1):
        yield CRITERION, {"round": at.round, "key": key, "text": f"Is het haalbaar volgens {key}?"}


def of_plan(at: At) -> Rows:
    """A plan with all that is kept of it."""
    state, plan = STATES[at.plan % len(STATES)], f"plan{at.of_all}"
    yield PLAN, _plan(at, plan, state)
    yield from _people(at, plan, state)
    if state in COLOURS:
        yield from _checks(at, plan, state)
    if at.plan % 20 == 1:
        yield from _merging(at, plan)


def _plan(at: At, plan: str, state: str) -> dict[str, object]:
    title = f"{WORDS[at.of_all % len(WORDS)]} {at.of_all}"
    told = {"title": title, "short": "Samen buiten.", "text": "Wij maken de straat groen. " * 8}
    money = {"ask": 300_000, "minimum": 200_000, "theme": ("groen", None)[at.plan % 2]}
    where = {"lat": 52_400_000 + at.plan % 900, "lon": 4_910_000 + at.plan % 700, "spot": "Banneplein"}
    stands = {"state": state, "support": SUPPORTERS, "met": state != GATHERING, "sought": f"{title} samen".casefold()}
    number = None if state == DRAFT else at.plan + 1
    times = {"created": at.moment, "handed_in": at.moment if number else None}
    return {"id": plan, "round": at.round, "number": number} | told | money | where | stands | times


def _people(at: At, plan: str, state: str) -> Rows:
    yield PERSON, {"id": f"mens{at.of_all}", "plan": plan, "role": "proposer", "hash": plan, "created": at.moment}
    yield CONTACT, {"person": f"mens{at.of_all}", "name": "Noor", "email": "", "shown": at.plan % 2 == 0}
    for number in range(0 if state == DRAFT else 400 if at.of_all == 0 else SUPPORTERS):
        who = {"plan": plan, "hash": f"{number:08}"}
        yield SUPPORT, who | {"at": at.moment + timedelta(hours=number)}
        if number % 3 == 0:
            yield SUPPORTER, who | {"name": f"Buur {number}"}


def _checks(at: At, plan: str, state: str) -> Rows:
    for number in range(1, CRITERIA + 1):
        colour = COLOURS[state] if number == CRITERIA else GREEN
        told = {"colour": colour, "reason": "" if colour == GREEN else "Vraag eerst de brandweer.", "later": False}
        who = {"by": "account:a", "role": "checker", "at": at.moment}
        yield CHECK, {"plan": plan, "number": number, "criterion": number} | told | who
    if state == RED:
        answer = {"colour": RED, "answer": "Toch niet.", "by": "account:b", "role": "lead", "answered": at.moment}
        yield APPEAL, {"plan": plan, "number": 1, "text": "Het kan wel.", "at": at.moment} | answer


def _merging(at: At, plan: str) -> Rows:
    named = {"id": f"samen{at.of_all}", "round": at.round, "title": "Samen", "text": "Eén plan.", "ask": 500_000}
    yield MERGE, named | {"at": at.moment, "state": "open"}
    yield PART, {"merge": named["id"], "plan": plan}
    yield SAY, {"merge": named["id"], "person": f"mens{at.of_all}", "yes": True, "at": at.moment}
