"""What goes to a worker and what comes back: a question with a hash of all that matters, an outcome as plain values."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.counting import rules
from facilitation.counting.election import Ballot, Election
from facilitation.counting.question import Question, ballot, wordless
from facilitation.counting.result import Result
from facilitation.counting.written import plain, read
from facilitation.state.method import Agreed, Form, Method
from facilitation.state.plan import Initiative
from tests.reliability.length import length
from tests.rules.elections import elections
from tests.rules.test_promises import by_every_rule

replace = msgspec.structs.replace
PLANS = (
    Initiative("P1", "Moestuin", 600, 300, scalable=True, theme="groen"),
    Initiative("P2", "Feest", 500, 500, theme="samen"),
)
METHOD = Method(form=Form(kind="ranking", most=5))
ASKED = Question(method=METHOD, plans=wordless(PLANS), pot=1_000, ballots=({"order": ["P1"]}, {"order": ["P2", "P1"]}))


def from_the_log(found: Result) -> Result:
    """As it comes back from JSON whose names are sorted."""
    return read(json.loads(json.dumps(plain(found), sort_keys=True)))


def weighed(vote: Election) -> Election:
    """The same, with a hall and people online who weigh by shares."""
    ballots = tuple(replace(each, channel=("room", "online")[n % 2]) for n, each in enumerate(vote.ballots))
    return replace(vote, ballots=ballots, agreed=replace(vote.agreed, shares={"room": 60, "online": 40}))


@settings(max_examples=length(60, 10_000))
@given(drawn=st.one_of(elections(), elections().map(weighed)))
def test_an_outcome_comes_back_from_the_log_as_it_went_in_by_every_rule(drawn: Election) -> None:
    for rule, vote in by_every_rule(drawn):
        found = rules.count(rule, vote)
        back = from_the_log(found)
        assert plain(back) == plain(found)
        assert back.winners == found.winners
        assert (list(back.rounds), list(back.losers)) == (list(found.rounds), list(found.losers))
        assert (list(back.standings), list(back.ties)) == (list(found.standings), list(found.ties))
        assert back.reserve == found.reserve
        _same(back.details, found.details)


def _same(back: Any, found: Any) -> None:
    """Equal, and of the same kind: a fraction is no text, a judgement no map."""
    if isinstance(found, dict):
        assert set(back) == {str(key) for key in found}
        for key in found:
            _same(back[str(key)], found[key])
    elif isinstance(found, (list, tuple)):
        assert len(back) == len(found)
        for one, other in zip(back, found, strict=True):
            _same(one, other)
    else:
        assert back == found
        assert isinstance(found, (str, int, Fraction, msgspec.Struct, type(None)))


def _corrected(**changes: Any) -> Callable[[Question], Question]:
    return lambda asked: replace(asked, plans=wordless((replace(PLANS[0], **changes), *PLANS[1:])))


def _agreed(**changes: Any) -> Callable[[Question], Question]:
    return lambda asked: replace(asked, method=replace(asked.method, agreed=Agreed(**changes)))


def _chosen(**changes: Any) -> Callable[[Question], Question]:
    return lambda asked: replace(asked, method=replace(asked.method, **changes))


MATTERS: dict[str, Callable[[Question], Question]] = {
    "the pot": lambda asked: replace(asked, pot=999),
    "a plan less": lambda asked: replace(asked, plans=asked.plans[1:]),
    "an ask": _corrected(ask=601),
    "a minimum": _corrected(minimum=301),
    "all or nothing": _corrected(scalable=False),
    "a theme": _corrected(theme="samen"),
    "a ballot less": lambda asked: replace(asked, ballots=asked.ballots[:1]),
    "a ballot twice": lambda asked: replace(asked, ballots=(*asked.ballots, asked.ballots[0])),
    "an order": lambda asked: replace(asked, ballots=(asked.ballots[0], {"order": ["P1", "P2"]})),
    "a channel": lambda asked: replace(asked, ballots=(asked.ballots[0], {**asked.ballots[1], "channel": "online"})),
    "the words for lots": lambda asked: replace(asked, words="fiets"),
    "the rule": _chosen(rule="irv"),
    "its params": _chosen(rule="equal-shares", params={"fill": "none"}),
    "places that earn points": _chosen(top=3),
    "money that was given before": _agreed(committed=10),
    "a cap": _agreed(caps={"groen": 100}),
    "plans that exclude each other": _agreed(exclusive=(("P1", "P2"),)),
    "a threshold": _agreed(least_votes=2),
    "a threshold in points": _agreed(least_points=2),
    "what happens to the rest": _agreed(leftover="partial"),
    "a floor": _agreed(floor=50),
    "a unit": _agreed(unit=5),
    "shares of hall and online": _agreed(shares={"room": 50, "online": 50}),
}


@pytest.mark.parametrize("change", MATTERS)
def test_the_hash_of_a_question_changes_with_everything_that_the_outcome_depends_on(change: str) -> None:
    assert MATTERS[change](ASKED).digest != ASKED.digest


def test_the_changes_are_all_different_questions() -> None:
    assert len({change(ASKED).digest for change in MATTERS.values()}) == len(MATTERS)


def test_every_field_of_a_question_is_tried() -> None:
    """A new field belongs in the list above."""
    assert Question.__struct_fields__ == ("method", "plans", "pot", "ballots", "words")
    assert Method.__struct_fields__ == ("form", "rule", "params", "agreed", "top")
    assert set(Agreed.__struct_fields__) == {
        "committed", "caps", "exclusive", "least_votes", "least_points", "leftover", "floor", "unit", "shares", "seed",
    }  # fmt: skip


def test_the_order_of_ballots_and_the_words_of_plans_change_no_hash() -> None:
    words = {"title": "Tuin", "short": "Kort", "text": "Lang", "proposer": "Riet"}
    renamed = tuple(replace(plan, **words) for plan in PLANS)
    assert replace(ASKED, plans=wordless(renamed)).digest == ASKED.digest
    assert replace(ASKED, ballots=ASKED.ballots[::-1]).digest == ASKED.digest
    caps = [{"groen": 1, "samen": 2}, {"samen": 2, "groen": 1}]
    assert len({_agreed(caps=each)(ASKED).digest for each in caps}) == 1


def test_a_question_is_the_same_after_its_way_to_the_worker() -> None:
    there = msgspec.json.decode(msgspec.json.encode(ASKED), type=Question)
    assert there.digest == ASKED.digest
    assert plain(there.answer()) == plain(ASKED.answer())


def test_the_marks_of_a_ballot_stand_in_the_order_of_its_plans() -> None:
    assert ballot("points", {"points": {"P2": 1, "P1": 3}}) == Ballot(("P1", "P2"), (3, 1))
    assert ballot("ranking", {"order": ["P2", "P1"], "channel": "online"}) == Ballot(("P2", "P1"), (), "online")


def test_a_worth_that_json_cannot_hold_is_written_as_one_over_one_and_comes_back() -> None:
    plans = (Initiative("P1", "", 10**10, 10**10),)
    vote = Election(plans=plans, pot=10**10, ballots=(Ballot(("P1",), (10**10,)),) * 2, kind="amounts")
    written = plain(rules.count("knapsack", vote, {"utility": "cost"}))
    assert written["details"]["worth"] == "200000000000000000000/1"
    assert rfc8785.dumps(written)
    assert read(written).details["worth"] == 2 * 10**20
