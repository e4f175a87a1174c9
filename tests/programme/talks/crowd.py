"""What was said at the talks of a large city: one talk for each round, and something about each plan there."""

from datetime import datetime

from app.programme.talks.tables import CITY_TALK, TALK_INPUT
from tests.programme.city.crowd import CITY, At, Rows

ANSWERS = ("", "taken_in", "not", "partly")


def of_round(at: At) -> Rows:
    """A talk of its place, one in ten of the city."""
    told = {"title": f"Gesprek {at.number}", "day": f"20{at.number % 20 + 20:02}-01-01", "public": True}
    yield CITY_TALK, {"id": talk(at), "place": CITY if at.number % 10 == 0 else at.place} | told


def of_plan(at: At) -> Rows:
    """Something that was said, three in four with an answer."""
    answer = ANSWERS[at.plan % len(ANSWERS)]
    about = {"clause_place": CITY, "clause_key": "purpose-1"} if at.plan % 50 == 0 else {}
    became = {"answer": answer, "reason": "Daarom." if answer else "", "answered": datetime(2026, 1, 1)}
    said = {"text": "Maak het groen.", "channel": ("hall", "home", "paper")[at.plan % 3]}
    nothing = {"clause_place": None, "clause_key": None}
    yield TALK_INPUT, {"talk": talk(at), "number": at.plan + 1} | nothing | said | became | about


def talk(at: At) -> str:
    """The id of the talk of a round."""
    return f"gesprek{at.number}"
