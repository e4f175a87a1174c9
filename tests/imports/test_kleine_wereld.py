"""The programme's own pilot: its facts as shipped, and its recorded ballots through the real path."""

from pathlib import Path

import pytest
from flask import Flask

from app.demo import demo_meetings
from app.imports import lists
from app.imports.votes import pb
from app.live.meetings import load, perform
from app.live.opening import DATA
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.method import BallotForm

WERELD = demo_meetings.KLEINE_WERELD
LEADER = Actor("console:1", Role.FACILITATOR, receipt="laptop")


@pytest.fixture
def recorded(real_data: Path) -> Path:
    """The file with the pilot's ballots."""
    return real_data / "pabulib" / "netherlands" / "NL_Amsterdam_2019_Kleine_Wereld__166.pb"


def lead_to(stage: str) -> None:
    perform(WERELD, AdvanceStage(to="frames"), LEADER)
    for frame in frames(load(WERELD).state):
        perform(WERELD, ConfirmFrame(frame=frame), LEADER)
    perform(WERELD, AdvanceStage(to=stage), LEADER)


def vote(number: int, choices: tuple[str, ...]) -> None:
    seat = f"S{number}"
    perform(WERELD, TakeSeat(seat=seat), Actor(f"device:{seat}", Role.VISITOR))
    resident = Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {number}")
    perform(WERELD, CastBallot(ballot=Paper(approved=list(choices))), resident)


@pytest.mark.real_data
def test_the_recorded_ballots_of_2019_through_the_real_path_give_the_published_votes(
    app: Flask, recorded: Path
) -> None:
    with app.app_context():
        demo_meetings.demo()
        lead_to("ranking")
        votes = pb.ballots(recorded)
        for number, ballot in enumerate(votes):
            vote(number, ballot.choices)
        assert len(load(WERELD).voted["ranking"]) == len(votes) == 426
        perform(WERELD, CloseStage(), LEADER)
        perform(WERELD, RevealStage(), LEADER)
        ranking = stage_named(load(WERELD).state, "ranking").state
    assert ranking.turnout == {"room": 426}
    scores = {each.id: each.points for each in ranking.outcome.standings}
    assert len(scores) == 52
    assert scores == lists.read(recorded).totals


@pytest.mark.real_data
def test_the_shipped_facts_are_those_of_the_recorded_round(recorded: Path) -> None:
    shipped, source = lists.read(DATA / "kleine_wereld_2019.json"), lists.read(recorded)
    assert sorted(shipped.initiatives, key=lambda plan: plan.id) == sorted(source.initiatives, key=lambda plan: plan.id)
    assert (shipped.pot, shipped.form, shipped.totals) == (source.pot, source.form, source.totals)


def test_the_round_ships_52_plans_in_six_themes_with_its_limit_its_credit_and_no_ballots() -> None:
    shipped = lists.read(DATA / "kleine_wereld_2019.json")
    assert len(shipped.initiatives) == 52
    assert len({plan.theme for plan in shipped.initiatives}) == 6
    assert shipped.pot == 25_000_000
    assert shipped.form == BallotForm("approval", max_sum=25_000_000)
    assert "Amsterdam" in shipped.credit
    assert "arXiv:2012.06539" in shipped.credit
    assert not list(DATA.rglob("*.pb"))


def test_the_plans_stand_in_an_order_that_says_nothing_of_their_votes() -> None:
    shipped = lists.read(DATA / "kleine_wereld_2019.json")
    ids = [plan.id for plan in shipped.initiatives]
    assert ids == sorted(ids)
    assert list(shipped.totals.values()) != sorted(shipped.totals.values(), reverse=True)
