"""Any agenda of any kinds, in any order: it is refused in words before the evening, or it plays to its end."""

from random import Random

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from app import agendas
from app.commands.terminal import in_english
from app.desk.checks.order import ODD, odd
from app.languages import refusals
from facilitation.agenda import check
from facilitation.part import LoggedEvent
from facilitation.record.compose import compose
from facilitation.registry import PARTS
from facilitation.state.stage import Stage
from tests.facilitation.evening import PLANS
from tests.rehearsal.playing import play
from tests.reliability.length import length

BALLOTS = ("ranking", "approval", "points", "amounts", "grades", "resistance")
RULES = ("", "borda", "approval", "greedy", "points", "majority-judgement", "polka")
OF_A_VOTE = st.fixed_dictionaries(
    {"ballot": st.sampled_from(BALLOTS)},
    optional={
        "rule": st.sampled_from(RULES),
        "least": st.integers(0, 5),
        "most": st.integers(0, 5),
        "total": st.sampled_from([0, 1, 10, 5_000_00]),
    },
)
ANYTHING: dict[str, st.SearchStrategy[dict[str, object]]] = {
    "ranking": OF_A_VOTE,
    "pitches": st.fixed_dictionaries({"seconds": st.integers(0, 400)}),
    "explanation": st.fixed_dictionaries({"text": st.sampled_from(["", "Zo gaat het.", "a" * 2001])}),
}


@st.composite
def drawn(draw: st.DrawFn) -> list[Stage]:
    """Up to eight stages; now and then a key stands twice, or a kind is told something."""
    kinds = draw(st.lists(st.sampled_from(sorted(PARTS.kinds)), min_size=0, max_size=8))
    return [draw(stage(kind, number)) for number, kind in enumerate(kinds)]


@st.composite
def stage(draw: st.DrawFn, kind: str, number: int) -> Stage:
    key = f"s{number if draw(st.integers(0, 20)) else 0}"
    told = draw(ANYTHING[kind]) if kind in ANYTHING and draw(st.booleans()) else {}
    title = draw(st.sampled_from(["", "Samen kiezen"]))
    return Stage(key, kind, draw(st.integers(1, 60))).saying(title=title, rules=told)


@pytest.mark.soak
@seed(20260501)
@settings(max_examples=length(200, 5000), deadline=None, database=None)
@given(drawn(), st.integers(0, 10**6))
def test_any_agenda_plays_to_its_end_or_is_refused_in_words_before(stages: list[Stage], dice: int) -> None:
    faults = check(stages, PLANS)
    assert {fault.key for fault in odd(stages)} <= ODD.keys()  # told in words, and held all the same
    if faults:
        assert all(in_english(lambda fault=fault: refusals.sentence(fault.refusal())) for fault in faults)
        return
    evening = play(stages, Random(dice))
    assert evening.meeting.closed, [each.kind for each in stages]
    rows = zip(evening.events, evening.times, strict=True)
    record = compose([LoggedEvent(seq, at.isoformat(), event) for seq, (event, at) in enumerate(rows, 1)])
    assert [each["key"] for each in record["agenda"]] == [each.key for each in stages]


@pytest.mark.parametrize("name", agendas.known())
def test_every_agenda_that_ships_can_be_held_and_plays_to_its_end(name: str) -> None:
    stages = agendas.named(name).stages
    assert check(stages, PLANS) == []
    evening = play(stages, Random(1))
    assert evening.meeting.closed
    assert all(each.status in ("closed", "revealed") for each in evening.meeting.stages)
