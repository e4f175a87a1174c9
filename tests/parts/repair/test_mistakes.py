"""The mistakes that gespreksleiders make, each made at a console and mended there within thirty seconds.

`test_twenty` lists them all, also those that are mended beside the log.
"""

from collections.abc import Callable

import pytest

from facilitation.acts import Act
from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.ballots import CastBallot, Paper, VoidVote, box_of
from facilitation.parts.decision.acts import GiveConsent, HideConcern, RecordDecision, ReopenDecision
from facilitation.parts.errata import read_by
from facilitation.parts.floor import GiveFloor, on_floor
from facilitation.parts.frames import AmendFrame, ConfirmFrame, ReopenFrame, frames
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import current
from facilitation.parts.plans import CorrectInitiative, RestoreInitiative, WithdrawInitiative, plans
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.repair.acts import HideOutcome, HoldResults, MergeSeats, ReleaseResults, SwapBallots
from facilitation.parts.seating import AddSeat, RemoveSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.parts.wall import ShowWall, wall
from facilitation.record.compose import compose
from facilitation.situation import settled
from facilitation.state.method import Form, Method
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening, Situation, at
from tests.facilitation.situations import argued, closed, composing, confirmed, recorded

Mends = Callable[[Evening], list[Act]]
Holds = Callable[[Evening], bool]
WHY = "Verkeerde knop."


def concerned() -> Evening:
    """Bram's concern names a neighbour, and stands on the wall."""
    evening = composing().reach("decision")
    evening.play(GiveConsent(position="concern", reason="Piet van nummer 9 maait nooit."), BRAM)
    evening.play(CloseStage())
    return evening


def twice_seated() -> Evening:
    """Bram's phone died, he came back with another, and supported the same with it."""
    evening = argued()
    evening.sit("bram-2")
    evening.play(PostArgument(initiative="garden", side="for", text="Groen!", seat="bram"))
    return evening


def paper_dividing() -> Evening:
    """The room divides the pot, and two seats are on paper."""
    evening = at("allocation")()
    evening.sit("eva", "paper")
    return evening


def told(evening: Evening) -> dict:
    rows = enumerate(zip(evening.events, evening.times, strict=True), 1)
    return compose(LoggedEvent(n, time.isoformat(), event) for n, (event, time) in rows)


def last(evening: Evening) -> Act:
    return Undo(seq=evening.meeting.seq)


METHOD = ChooseMethod(stage="ranking", method=Method(form=Form(kind="ranking", most=2)))
AMENDED = AmendFrame(frame="money", text="Met tafel 4 erbij.", reason="Tafel 4 zag het anders.")
GARDEN_AWARD = SetAward(initiative="garden", amount=6_000_00, reason="Zo past het.")
LESS = SetAward(initiative="garden", amount=3_000_00, reason="Het was 3.000 en geen 6.000.")

MISTAKES: dict[str, tuple[Situation, list[Act], Mends, Holds]] = {
    "1 next was pressed too early": (
        at("arguments"), [AdvanceStage()], lambda e: [last(e)],
        lambda e: (e.kind, e.meeting.current.status) == ("arguments", "open")),
    "1 and it is seen a minute later": (
        at("arguments"), [AdvanceStage()], lambda e: [AdvanceStage(to="arguments")], lambda e: e.kind == "arguments"),
    "2 the ranking was closed while a table was at it": (
        lambda: at("ranking")().vote(), [CloseStage()], lambda e: [VoidVote(reason="Tafel 3 was nog bezig.")],
        lambda e: e.meeting.current.status == "open" and box_of(e.meeting.current).vote == 2),
    "3 the outcome was shown before online had closed": (
        closed("ranking"), [RevealStage()], lambda e: [HideOutcome(reason="Online stemde nog.")],
        lambda e: e.meeting.current.status == "closed" and told(e)["repairs"][0]["seconds"] == 20),
    "4 the vote was opened on a plan that had gone": (
        lambda: at("ranking")().vote(), [], lambda e: [
            CloseStage(), VoidVote(reason="De tuin was al weg.", open=False),
            WithdrawInitiative(initiative="garden", reason="Was al teruggetrokken.")],
        lambda e: plans(e.meeting)["garden"].withdrawn is not None and not box_of(e.meeting.current).ballots),
    "5 the room did not understand the question": (
        lambda: at("ranking")().vote(), [CloseStage()], lambda e: [VoidVote(reason="De helft telde van onderaf.")],
        lambda e: box_of(e.meeting.current).voids == ("De helft telde van onderaf.",)),
    "6 twice the amount was typed": (
        composing, [GARDEN_AWARD], lambda e: [LESS],
        lambda e: told(e)["versions"][-1]["changes"] == [{"initiative": "garden", "before": 600000, "after": 300000}]),
    "6 and the decision stands already": (
        recorded, [], lambda e: [ReopenDecision(reason="Het bedrag was verkeerd."), LESS],
        lambda e: current(e.meeting)["garden"].amount == 3_000_00 and not settled(e.meeting)),
    "7 the wrong ask was typed": (
        at("arguments"), [CorrectInitiative(initiative="garden", ask=12_500_00, reason="Offerte.")],
        lambda e: [CorrectInitiative(initiative="garden", ask=6_000_00, reason="Typfout.")],
        lambda e: [c["changes"]["ask"] for c in told(e)["corrections"]] == [[600000, 1250000], [1250000, 600000]]
        and [(each.was, each.reason) for each in read_by(e.meeting, "anna")] == [(12_500_00, "Typfout.")]),
    "8 the wrong plan was withdrawn": (
        argued, [WithdrawInitiative(initiative="garden", reason="Verhuisd.")],
        lambda e: [RestoreInitiative(initiative="garden", reason=WHY)],
        lambda e: plans(e.meeting)["garden"].withdrawn is None and len(told(e)["plans"][0]["arguments"]) == 1),
    "9 an argument was hidden that was meant to stay": (
        argued, [ModerateArgument(argument="A1", verdict="hide", reason="Dubbel.")],
        lambda e: [ModerateArgument(argument="A1", verdict="show")],
        lambda e: e.state.arguments["A1"].status == "shown"),
    "10 a concern on the wall names somebody": (
        concerned, [], lambda e: [HideConcern(concern="C1", reason="Noemt iemand.")],
        lambda e: told(e)["consent"]["concerns"] == [] and told(e)["consent"]["counts"]["concern"] == 1),
    "11 a frame was confirmed that a table objected to": (
        at("frames"), [ConfirmFrame(frame="money")], lambda e: [ReopenFrame(frame="money", reason="Tafel 4.")],
        lambda e: not frames(e.meeting)["money"].confirmed and told(e)["confirmed"] == []),
    "11 and money was talked about": (
        composing, [], lambda e: [AMENDED],
        lambda e: (frames(e.meeting)["money"].text, frames(e.meeting)["money"].confirmed) == (AMENDED.text, True)),
    "12 the wrong way of counting was chosen and the vote is open": (
        lambda: at("ranking")().vote(), [], lambda e: [CloseStage(), VoidVote(reason=WHY, open=False), METHOD],
        lambda e: e.meeting.current.method.form.most == 2),
    "13 a paper ballot was entered twice": (
        lambda: at("ranking")().vote(), [AddSeat(seat="chris-2", channel="paper")],
        lambda e: [RemoveSeat(seat="chris-2", reason="Hetzelfde papier.")],
        lambda e: "chris-2" not in seats(e.meeting)),
    "14 a division was entered for the wrong seat": (
        paper_dividing, [CastBallot(seat="eva", ballot=Paper(amounts={"garden": 3_000_00}))],
        lambda e: [SwapBallots(seat="eva", other="chris", yes=True, reason="Het was van Chris.")],
        lambda e: e.box.keys() == {("allocation", "chris")} and told(e)["repairs"][0]["kind"] == "ballots.swapped"),
    "15 the floor went to the wrong plan": (
        at("initiatives"), [GiveFloor(initiative="lamps")], lambda e: [last(e)],
        lambda e: on_floor(e.meeting) == "garden"),
    "16 somebody sits twice": (
        twice_seated, [], lambda e: [MergeSeats(seat="bram", into="bram-2", reason="Zijn telefoon ging stuk.")],
        lambda e: "bram" not in seats(e.meeting) and "bram-2" in seats(e.meeting)),
    "17 the decision was recorded while an objection was not heard": (
        recorded, [], lambda e: [ReopenDecision(reason="Dora: het is te donker.")],
        lambda e: not settled(e.meeting) and told(e)["decision"] is None and "decided" not in told(e)["times"]),
    "19 the wrong thing was on the wall": (
        at("welcome"), [ShowWall(what="qr")], lambda e: [ShowWall(what="black")],
        lambda e: wall(e.meeting).what == "black"),
    "3 and it is one of a series of outcomes is shown too early": (
        closed("ranking"), [], lambda e: [HoldResults(reason="Er komt er nog een."), ReleaseResults()],
        lambda e: e.meeting.current.status == "revealed"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_mended_within_half_a_minute_and_loses_nobodys_work(name: str) -> None:
    situation, mistakes, mends, holds = MISTAKES[name]
    evening = situation()
    for act in mistakes:
        evening.play(act)
    people = len(seats(evening.meeting))
    for act in mends(evening.wait(20 if mistakes and not name.startswith(("1 next", "15")) else 5)):
        evening.play(act)
    assert holds(evening)
    assert len(seats(evening.meeting)) >= people - 1
    told(evening)


def test_the_room_goes_on_to_the_end_after_its_decision_was_open_again() -> None:
    evening = recorded()
    evening.play(ReopenDecision(reason="Eén bezwaar was niet gehoord."))
    evening.play(RecordDecision())
    evening.play(CloseMeeting())
    assert told(evening)["status"] == "closed"
    assert told(evening)["times"]["decided"]


def test_outcomes_that_are_held_are_shown_together_and_meanwhile_the_room_goes_on() -> None:
    evening = closed("ranking")()
    evening.play(HoldResults(reason="Er komt er nog een."))
    assert evening.refuse(RevealStage()).key == "results_held"
    evening.play(AdvanceStage())
    evening.play(CloseStage())
    evening.play(ReleaseResults())
    assert [stage.status for stage in evening.meeting.stages[4:6]] == ["revealed", "revealed"]


def test_of_two_seats_the_answers_and_the_supports_go_along() -> None:
    evening = composing().reach("decision")
    evening.sit("bram-2")
    evening.play(GiveConsent(position="objection", reason="Te duur.", need="Minder."), BRAM)
    evening.play(MergeSeats(seat="bram", into="bram-2", reason="Zijn telefoon ging stuk."))
    assert evening.state.consents["bram-2"].position == "objection"
    assert "bram" not in evening.state.consents


@pytest.mark.parametrize(("keeps", "stands"), [("into", "agree"), ("seat", "objection")])
def test_where_both_seats_answered_its_owner_says_which_stands(keeps: str, stands: str) -> None:
    evening = composing().reach("decision")
    evening.play(GiveConsent(position="objection", reason="Te duur.", need="Minder."), ANNA)
    evening.play(GiveConsent(position="agree"), DORA)
    evening.play(MergeSeats(seat="anna", into="dora", reason="Dezelfde.", keeps=keeps))  # type: ignore[arg-type]
    assert evening.state.consents["dora"].position == stands


def test_frames_that_are_open_again_keep_the_room_from_going_on() -> None:
    evening = confirmed()
    evening.play(ReopenFrame(frame="money", reason="Tafel 4 was tegen."))
    assert evening.refuse(AdvanceStage()).key == "frames_unconfirmed"
