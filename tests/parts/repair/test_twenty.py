"""The twenty mistakes that facilitators make, each with the tests in which it is mended: the one place that lists them.

Those of `test_mistakes` are made and mended with a clock that stands on half a minute.
"""

from importlib import import_module

import pytest

from tests.parts.repair.test_mistakes import MISTAKES

MENDED = "tests.parts.repair.test_mistakes"
VOIDED = "tests.parts.ballots.test_voided"
SWAPPED = "tests.parts.repair.test_swapped"
TWENTY: dict[int, tuple[str, tuple[str, ...]]] = {
    1: ("next was pressed too early", (
        "tests.parts.undo.test_console:test_next_is_undone_and_the_same_state_is_read_from_the_log_again",
        "tests.journeys.live.test_updates:"
        "test_the_room_moving_on_does_not_take_away_what_somebody_is_writing")),
    2: ("the ranking was closed while a table was at it", (
        f"{VOIDED}:test_a_voided_vote_is_held_again_and_only_the_second_counts",
        f"{VOIDED}:test_the_record_lists_a_voided_vote_with_its_reason_and_turnout_and_without_its_ballots")),
    3: ("the result was shown before the online channel was closed", (
        f"{MENDED}:test_outcomes_that_are_held_are_shown_together_and_meanwhile_the_room_goes_on",)),
    4: ("the vote was opened on the wrong plans", (
        f"{VOIDED}:test_both_ballots_of_one_device_cannot_be_laid_side_by_side",)),
    5: ("the room did not understand the question", (
        f"{VOIDED}:test_phones_are_told_why_and_everybody_votes_again",)),
    6: ("an award of ten times the amount", (MENDED,)),
    7: ("the wrong ask was typed", (
        "tests.parts.errata.test_faces:test_who_read_the_wrong_amount_reads_the_right_one_with_the_reason",)),
    8: ("the wrong plan was withdrawn", (
        "tests.parts.repair.test_console:test_a_plan_comes_back_by_its_form_and_its_reason_is_in_the_record",)),
    9: ("an argument was hidden that was meant to stay", (
        "tests.parts.arguments.test_console:"
        "test_putting_back_is_one_press_and_its_author_reads_that_it_was_a_slip",)),
    10: ("a concern on the wall names somebody", (MENDED,)),
    11: ("a frame was confirmed that a table objected to", (
        f"{MENDED}:test_frames_that_are_open_again_keep_the_room_from_going_on",)),
    12: ("the wrong way of counting, and the vote is open", (
        f"{VOIDED}:test_a_vote_that_was_voided_and_waits_may_be_counted_otherwise_before_it_opens",)),
    13: ("a paper ballot was entered twice", (
        "tests.parts.seating.test_removed:test_a_seat_that_is_taken_out_takes_its_open_ballot_with_it",)),
    14: ("what is of one table was entered for another", (
        f"{SWAPPED}:test_two_ballots_change_places_and_each_can_still_be_entered_anew",
        f"{SWAPPED}:test_a_ballot_that_is_of_another_seat_goes_there_and_its_own_seat_has_none")),
    15: ("the floor went to the wrong one", (MENDED,)),
    16: ("one person sits twice", (
        "tests.parts.repair.test_console:test_of_two_ballots_the_one_counts_that_its_owner_keeps",
        f"{SWAPPED}:test_of_two_seats_that_became_one_nobody_votes_twice")),
    17: ("the decision was recorded while an objection was not heard", (
        f"{MENDED}:test_the_room_goes_on_to_the_end_after_its_decision_was_open_again",)),
    18: ("the meeting was closed with the review to come", (
        "tests.record.signing.test_signing:"
        "test_a_review_that_was_forgotten_is_an_addendum_of_two_and_the_decision_stays",)),
    19: ("the console was projected", (
        "tests.parts.wall.test_console:test_the_wall_goes_black_frozen_light_and_to_the_code_and_back",)),
    20: ("the console was left open on the laptop of the venue", (
        "tests.access.test_links:"
        "test_a_console_that_was_left_open_is_ended_from_another_one_and_what_it_did_is_listed",)),
}  # fmt: skip
BESIDE_THE_LOG = {18, 20}


@pytest.mark.parametrize("number", TWENTY)
def test_a_mistake_of_the_twenty_is_mended_in_a_test(number: int) -> None:
    _, where = TWENTY[number]
    for place in where:
        module, _, name = place.partition(":")
        assert hasattr(import_module(module), name or "__doc__")


def test_all_twenty_are_made_and_mended_within_half_a_minute_but_those_beside_the_log() -> None:
    timed = {int(name.split()[0]) for name in MISTAKES}
    assert timed | BESIDE_THE_LOG == set(TWENTY) == set(range(1, 21))
