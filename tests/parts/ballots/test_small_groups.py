"""Small groups: what fewer than five people chose or answered is nowhere told apart, nor to be worked out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.languages import speaking
from app.live.meetings import load, perform
from app.parts.decision.record import _channels
from app.record.exports import pabulib, record_json
from facilitation.counting.election import Ballot, Election
from facilitation.counting.preference import wins
from facilitation.counting.rule import Count
from facilitation.counting.tally import weigh
from facilitation.parts.ballots import CastBallot, Paper, merged
from facilitation.parts.decision.consent import POSITIONS, Consent, Round
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.groups import FEWEST, told_apart
from facilitation.state.method import Agreed, Method
from facilitation.state.plan import Initiative
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to

WEIGHED = Method(agreed=Agreed(shares={"room": 50, "online": 50}))
sizes = st.lists(st.integers(0, 12), min_size=1, max_size=5)
WORDS = {"nl": "Daarom telt elk biljet even zwaar", "en": "That is why every ballot weighs the same"}


@given(sizes)
def test_groups_are_told_apart_only_where_nobody_can_be_recognised_nor_worked_out(found: list[int]) -> None:
    there = [size for size in found if size]
    assert told_apart(found) == (not there or min(there) >= FEWEST)


@given(st.lists(st.sampled_from(["room", "online"]), max_size=25))
def test_what_is_sealed_names_no_channel_of_few_nor_leaves_one_over(channels: list[str]) -> None:
    papers = [{"order": [f"P{number}"], "channel": channel} for number, channel in enumerate(channels)]
    sealed = merged(papers)
    assert [paper["order"] for paper in sealed] == [paper["order"] for paper in papers]
    told = Counter(paper.get("channel", "") for paper in sealed)
    assert len(told) <= 1 or min(told.values()) >= FEWEST
    assert "" not in told or min(Counter(channels).values()) < FEWEST
    assert all(paper.keys() <= {"order", "channel"} for paper in sealed)


def test_ballots_without_a_channel_are_sealed_as_they_are() -> None:
    papers: list[Mapping[str, Any]] = [{"approved": ["P1"]}, {"approved": ["P2"]}]
    assert merged(papers) == tuple(papers)


@pytest.mark.parametrize(
    ("room", "online", "weights"),
    [(10, 5, [1] * 10 + [2] * 5), (10, 4, [1] * 14), (4, 20, [1] * 24), (3, 0, [1] * 3), (6, 0, [1] * 6)],
)
def test_shares_weigh_where_five_came_over_each_channel_and_else_all_weigh_the_same(
    room: int, online: int, weights: list[int]
) -> None:
    papers = merged([{"order": ["P1"], "channel": channel} for channel in ["room"] * room + ["online"] * online])
    ballots = tuple(Ballot(("P1",), channel=paper.get("channel", "")) for paper in papers)
    plans = (Initiative("P1", "", 100, 100),)
    asked = Election(kind="ranking", plans=plans, pot=100, ballots=ballots, agreed=WEIGHED.agreed)
    assert weigh(asked) == weights


@given(st.lists(st.tuples(st.sampled_from(["room", "online"]), st.booleans()), max_size=25))
def test_how_many_got_their_plans_is_told_per_channel_only_where_all_are_large(cast: list[tuple[str, bool]]) -> None:
    ballots = tuple(Ballot(("P1",) if first else ("P2",), channel=channel) for channel, first in cast)
    plans = tuple(Initiative(key, "", 100, 100) for key in ("P1", "P2"))
    found = wins(Count(Election(kind="approval", plans=plans, pot=100, ballots=ballots)), {"P1": 100})
    assert sum(found["all"].values()) == len(cast)
    apart = {name: sum(group.values()) for name, group in found.items() if name != "all"}
    assert not apart or min(apart.values()) >= FEWEST
    assert not apart or sum(apart.values()) == len(cast)


@given(st.lists(st.tuples(st.sampled_from(["room", "online", "paper"]), st.sampled_from(POSITIONS)), max_size=25))
def test_answers_of_the_hall_and_of_those_online_are_told_apart_only_where_both_are_many(
    given_answers: list[tuple[Any, Any]],
) -> None:
    asked = Round(consents={f"S{n}": Consent(said, "", by) for n, (by, said) in enumerate(given_answers)})
    online = sum(by == "online" for by, _ in given_answers)
    rest = len(given_answers) - online
    assert asked.apart == all(size >= FEWEST or not size for size in (online, rest))


def test_the_record_tells_no_answers_per_channel_where_few_came_over_one(context: Flask) -> None:
    few = {"room": dict.fromkeys(POSITIONS, 4), "online": {"agree": 1, "concern": 0, "objection": 0}}
    with speaking("nl"):
        assert _channels(few).startswith("Zaal en online staan niet apart")
        assert _channels({**few, "online": {"agree": 4, "concern": 0, "objection": 1}}) == (
            "zaal 4 / 4 / 4 · online 4 / 0 / 1"
        )


def evening(room: int, online: int) -> None:
    """A weighed vote, closed and shown, in which the hall wants P1 and those online P2."""
    perform(CODE, ChooseMethod(stage="ranking", method=WEIGHED), LEADER)
    people = [(f"R{n}", "room", "P1") for n in range(room)] + [(f"O{n}", "online", "P2") for n in range(online)]
    for seat, channel, _ in people:
        perform(CODE, TakeSeat(seat=seat, channel=channel), Actor(f"join:{seat}", Role.VISITOR))
    lead_to("ranking")
    for seat, _, plan in people:
        perform(
            CODE,
            CastBallot(ballot=Paper(order=[plan])),
            Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}"),
        )
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)


@pytest.mark.parametrize(("online", "told"), [(1, False), (4, False), (5, True)])
def test_a_ballot_of_one_of_few_online_stands_nowhere_under_its_channel(
    online: int, told: bool, context: Flask
) -> None:
    evening(6, online)
    stage: Any = stage_named(load(CODE).state, "ranking")
    assert any("channel" in paper for paper in stage.state.ballots) == told
    assert stage.state.turnout == {"room": 6, "online": online}, "how many voted is no secret"
    assert (b'"channel":"online","order"' in record_json.write(CODE).replace(b" ", b"").replace(b"\n", b"")) == told
    sheet = pabulib.write(CODE).decode()
    assert ("internet" in sheet) == told
    assert ("shares" in sheet) == told


@pytest.mark.parametrize("language", WORDS)
def test_the_phone_and_the_record_say_why_all_weigh_the_same(
    language: str, console: Browser, phone: Browser, context: Flask
) -> None:
    perform(CODE, ChooseMethod(stage="ranking", method=WEIGHED), LEADER)
    phone.join()
    console.lead_to("ranking")
    assert phone.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
    console.say("stage.close")
    console.say("stage.reveal")
    assert WORDS[language] in phone.get(f"?taal={language}").text
    console.say("meeting.close")
    assert WORDS[language] in phone.get(f"/besluit?taal={language}").text
