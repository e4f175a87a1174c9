"""The Klaverbuurt evening to its end: the package, two rounds, minorities, the closing, the signatures, and after."""

from pathlib import Path

from tests.journeys.devices import Devices
from tests.journeys.ending.package import the_gespreksleider_enters_the_package
from tests.journeys.ending.record import (
    a_resident_finds_the_own_ballot,
    both_verifiers_agree,
    the_organiser_sets_a_step,
    the_record_tells_all_of_it,
)
from tests.journeys.ending.room import Ending
from tests.journeys.ending.rounds import (
    minorities_have_their_say,
    the_decision_is_recorded_and_the_meeting_closed,
    the_objections_are_worked_in,
    the_room_is_asked_again,
    two_people_object,
)
from tests.journeys.ending.signing import (
    five_devices_sign,
    the_head_is_the_same_everywhere,
    two_people_sign_a_correction,
)
from tests.journeys.held import Held


def test_klaverbuurt_is_played_to_its_end_and_signed_on_five_devices(
    held: Held, devices: Devices, tmp_path: Path
) -> None:
    room = Ending(held, devices)
    the_gespreksleider_enters_the_package(room)
    room.everybody_comes()
    two_people_object(room)
    the_objections_are_worked_in(room)
    the_room_is_asked_again(room)
    minorities_have_their_say(room)
    the_decision_is_recorded_and_the_meeting_closed(room)
    head = the_head_is_the_same_everywhere(room)
    signers = five_devices_sign(room)
    the_record_tells_all_of_it(room)
    two_people_sign_a_correction(room, signers)
    the_organiser_sets_a_step(room)
    both_verifiers_agree(room, tmp_path, head)
    a_resident_finds_the_own_ballot(room)
