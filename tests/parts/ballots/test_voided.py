"""A sealed vote that nobody saw is voided and held again: the first is kept, marked, never counted or shown."""

from typing import Any

from app.faces import regions
from app.live.meetings import load
from app.services import services
from app.storage import ballots
from facilitation.part import LoggedEvent
from facilitation.parts.ballots import VoidVote, box_of
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseStage, OpenStage, RevealStage
from facilitation.record.compose import compose
from facilitation.state.method import Form, Method
from tests.devices import CODE, Browser
from tests.facilitation.evening import Evening
from tests.plain import Plain

WHY = "De helft telde van slecht naar goed."
VOID = VoidVote(reason=WHY)


def closed_vote() -> Evening:
    """Three voted, and the vote is sealed and counted; nobody saw it."""
    evening = Evening().reach("ranking").vote()
    evening.play(CloseStage())
    return evening


def record(evening: Evening) -> dict[str, Any]:
    """The record of it as plain values."""
    times = [time.isoformat() for time in evening.times]
    return compose(LoggedEvent(n, at, e) for n, (at, e) in enumerate(zip(times, evening.events, strict=True), 1))


def test_a_voided_vote_is_held_again_and_only_the_second_counts() -> None:
    evening = closed_vote()
    evening.play(VOID)
    stage = evening.meeting.current
    assert (stage.status, stage.sealed, box_of(stage).ballots, box_of(stage).outcome) == ("open", False, (), None)
    evening.vote({"anna": ["mural"]})
    evening.play(CloseStage())
    evening.play(RevealStage())
    outcome = box_of(evening.meeting.current).outcome
    assert [each.id for each in outcome.standings if each.points] == ["mural"]


def test_the_record_lists_a_voided_vote_with_its_reason_and_turnout_and_without_its_ballots() -> None:
    evening = closed_vote()
    evening.play(VOID)
    evening.vote({"anna": ["mural"]})
    evening.play(CloseStage())
    told = record(evening)
    assert [(v["stage"], v["reason"], sum(v["turnout"].values())) for v in told["voided"]] == [("ranking", WHY, 3)]
    assert sum(told["turnout"]["ballots"]["ranking"].values()) == 1


def test_a_record_without_a_voided_vote_has_no_such_member() -> None:
    assert "voided" not in record(closed_vote())


def test_a_vote_that_was_voided_and_waits_may_be_counted_otherwise_before_it_opens() -> None:
    evening = closed_vote()
    evening.play(VoidVote(reason=WHY, open=False))
    evening.play(ChooseMethod(method=Method(form=Form(kind="approval"), rule="approval")))
    evening.play(OpenStage())
    assert evening.meeting.current.method.rule == "approval"


def voted(console: Browser, seated: Browser) -> None:
    """A phone voted, and the vote is closed."""
    console.lead_to("ranking")
    assert seated.say("ballot.cast", ballot={"order": ["P1", "P2"]}).status_code == 200
    assert console.act("stage.close").status_code == 200


def test_phones_are_told_why_and_everybody_votes_again(console: Browser, desk: Plain, seated: Browser) -> None:
    voted(console, seated)
    desk.press("Maak ongeldig en stem opnieuw", reason=WHY)
    page = seated.get().text
    assert "De vorige stemming telt niet." in page
    assert WHY in page
    assert load(CODE).voted.get("ranking", {}) == {}
    for face in ("screen", "livecast", "console"):
        assert WHY in "".join(regions.regions(load(CODE), face, "nl").html.values())
    assert seated.say("ballot.cast", ballot={"order": ["P3"]}).status_code == 200
    assert len(load(CODE).voted["ranking"]) == 1


def test_both_ballots_of_one_device_cannot_be_laid_side_by_side(console: Browser, seated: Browser) -> None:
    voted(console, seated)
    first = box_of(load(CODE).state.current).stubs
    console.act("vote.void", reason=WHY)
    seated.say("ballot.cast", ballot={"order": ["P3"]})
    console.act("stage.close")
    second = box_of(load(CODE).state.current).stubs
    assert len(first) == len(second) == 1
    assert first != second
    assert second[0] in seated.get().text


def test_the_roll_is_empty_again_also_for_who_reads_it_from_the_disk(console: Browser, seated: Browser) -> None:
    voted(console, seated)
    console.act("vote.void", reason=WHY)
    with services().database.read.connect() as connection:
        assert ballots.turnout(connection, CODE) == {}


def test_a_vote_that_was_seen_is_not_voided_and_one_without_a_reason_neither(console: Browser, seated: Browser) -> None:
    voted(console, seated)
    assert console.act("vote.void").json["error"]["key"] == "reason_needed"
    console.act("stage.reveal")
    assert console.act("vote.void", reason=WHY).json["error"]["key"] == "vote_seen"
