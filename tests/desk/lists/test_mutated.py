"""Lists that somebody's hand or a program spoiled: each doubtful row is named, and nothing is half made."""

from random import Random

import pytest

from app.desk import evening
from app.desk.plans import lists
from facilitation.refusals import Refused
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_plans import LIST
from tests.reliability.length import length

TIMES = length(60, 1000)
PIECES = (
    b";",
    b"\n",
    b'"',
    b"12,000",
    b"\xff",
    b"veel",
    b"-5",
    b"\xe2\x80\x8b",
    b"Totaal;12.000",
    b"\t",
    b"0",
    b"=1+1",
)


def spoiled(chance: Random) -> bytes:
    """The list with one to four changes somewhere below or in its heading."""
    data = bytearray(LIST)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        cut = chance.choice((0, 0, 1, 3, 12))
        data[at : at + cut] = chance.choice(PIECES)
    return bytes(data)


@pytest.mark.soak
def test_a_spoiled_list_is_taken_over_whole_or_not_at_all(organiser: Organiser) -> None:
    taken = 0
    draft = organiser.begin(title="Proef")
    for seed in range(TIMES):
        data = spoiled(Random(seed))
        answer = organiser.hand_in(draft, data, "plannen.csv")
        before = [plan.key for plan in evening.load(draft).items("plan")]
        kept = organiser.client.post(f"{DESK}/{draft}/plannen/overnemen", headers=JSON)
        after = [plan.key for plan in evening.load(draft).items("plan")]
        if kept.status_code == 200:
            taken += 1
            said = {plan["title"] for plan in answer.json["plans"]}
            assert said <= {plan.text("title") for plan in evening.load(draft).items("plan")}, data
            organiser.client.post(f"{DESK}/{draft}/ongedaan")
        else:
            assert kept.json["error"]["message"], data
            assert before == after, data
            assert _named(draft) or answer.status_code == 422, data
        assert [plan.key for plan in evening.load(draft).items("plan")] == before
    assert 0 < taken < TIMES


def _named(draft: str) -> bool:
    """Whether the page says of each row that nobody can be sure of which one it is."""
    given = lists.handed_in(draft)
    assert given is not None
    try:
        found = lists.previewed(given)
    except Refused:
        return True
    return all(left.reason() for left in found.left_out) and all(str(ask.why) for ask in found.asks)
