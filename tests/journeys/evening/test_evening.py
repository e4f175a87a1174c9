"""The whole Klaverbuurt evening, from the QR code to the record, with the plug pulled in the middle of the ranking."""

from collections.abc import Callable

from tests.journeys.devices import Devices
from tests.journeys.evening.coming_in import (
    everybody_comes_in,
    the_frames_are_confirmed_one_by_one,
    the_plan_on_the_floor_follows_the_console,
)
from tests.journeys.evening.crowd import Crowd
from tests.journeys.evening.dividing import everybody_divides, the_room_composes_one_division
from tests.journeys.evening.ending import (
    everybody_answers,
    the_evening_is_looked_back_on,
    the_record_is_public_and_nothing_changes_any_more,
)
from tests.journeys.evening.odd_devices import (
    a_phone_without_cookies_is_told_where_to_go_and_takes_no_seat,
    heard_every_change_once,
    keeps_nothing_and_says_so,
    listened,
    without_storage,
)
from tests.journeys.evening.ranking import everybody_ranks, the_plug_is_pulled, the_ranking_is_counted
from tests.journeys.evening.talking import everybody_argues, the_console_moderates
from tests.journeys.hall import Hall


def test_a_whole_evening_goes_from_qr_code_to_record_and_survives_pulling_the_plug(
    open_hall: Callable[[], Hall], devices: Devices
) -> None:
    hall = open_hall()
    entrance = hall.demo()
    hall.start()
    crowd = Crowd(hall, entrance["links"], devices)
    without_storage(crowd.home)
    said = listened(crowd.fatima)
    everybody_comes_in(crowd)
    a_phone_without_cookies_is_told_where_to_go_and_takes_no_seat(crowd)
    the_frames_are_confirmed_one_by_one(crowd)
    the_plan_on_the_floor_follows_the_console(crowd)
    everybody_argues(crowd)
    the_console_moderates(crowd)
    everybody_ranks(crowd)
    the_plug_is_pulled(crowd)
    keeps_nothing_and_says_so(crowd.home)
    the_ranking_is_counted(crowd)
    everybody_divides(crowd)
    the_room_composes_one_division(crowd)
    everybody_answers(crowd)
    the_evening_is_looked_back_on(crowd)
    heard_every_change_once(said)
    the_record_is_public_and_nothing_changes_any_more(crowd)
