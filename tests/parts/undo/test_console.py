"""Undoing by a button of the console: every console says who did what, and what was done is done no longer."""

from app.live import meetings
from app.live.meetings import load, perform
from app.part import SHOWN
from facilitation.parts.clock import AddTime
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.undo import Undo
from facilitation.parts.wall import wall
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import WORKING, Actor, Role
from tests.devices import CODE
from tests.people import LEADER, lead_to, sit, vote
from tests.plain import Plain

SECOND = Actor("console:2", Role.CO_FACILITATOR, receipt="tablet")


def refused(seq: int) -> str:
    try:
        perform(CODE, Undo(seq=seq), LEADER)
    except Refused as refusal:
        return refusal.key
    return ""


def test_what_was_done_is_undone_by_the_button_that_says_so(desk: Plain) -> None:
    desk.press("Zwart")
    assert "Het scherm iets anders laten tonen Gespreksleider" in " ".join(desk.page.text.split())
    desk.press("Maak ongedaan")
    assert wall(load(CODE).state).what == "live"
    assert not desk.page.has("Maak ongedaan")


def test_a_second_gespreksleider_sees_who_did_what(desk: Plain) -> None:
    perform(CODE, AddTime(), SECOND)
    assert "Tijd erbij gegeven Tweede gespreksleider" in " ".join(desk.page.text.split())


def test_a_vote_that_somebody_voted_in_was_not_opened_by_mistake(desk: Plain) -> None:
    anna = sit(1)
    lead_to("arguments")
    opened = perform(CODE, AdvanceStage(), LEADER).seq
    vote(anna, "P1")
    assert refused(opened) == "undo_leaned"


def test_next_is_undone_and_the_same_state_is_read_from_the_log_again(desk: Plain) -> None:
    before = perform(CODE, AdvanceStage(), LEADER).seq
    perform(CODE, Undo(seq=before), LEADER)
    room = load(CODE)
    assert room.state.at == 0
    assert meetings.state_at(CODE) == room.state


def test_after_a_restart_nothing_is_offered_and_it_is_refused_in_words(desk: Plain) -> None:
    done = perform(CODE, AddTime(), LEADER).seq
    load(CODE).deeds = ()
    assert refused(done) == "undo_unknown"


def test_everything_that_a_console_can_do_has_words_for_what_was_done() -> None:
    acts = {act.kind() for act, (_, rule) in PARTS.rules.items() if not rule.ours and WORKING & set(rule.roles)}
    assert acts - SHOWN.done.keys() == {"ballot.cast", "undo"}
