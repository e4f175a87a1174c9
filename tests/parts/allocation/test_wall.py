"""The division on the wall: what the plan on the floor falls short of, and who is asked to give room."""

import re

from tests.devices import Browser
from tests.faces.test_wall import wall, words

SHORT = re.compile(r"Buurtfeest ?: €\s3\.500 te weinig\. Wie geeft ruimte\?")


def test_what_the_plan_on_the_floor_is_short_of_stands_on_the_wall_with_the_question_who_gives_room(
    console: Browser, seated: Browser
) -> None:
    console.lead_to("allocation")
    for step in ("stage.close", "stage.reveal"):
        assert console.act(step).status_code == 200
    for plan, amount in (("P1", 600_000), ("P2", 0), ("P3", 250_000)):
        done = console.act("award.set", initiative=plan, amount=str(amount), reason="Zo wil de zaal het")
        assert done.status_code == 200, done.json
    assert console.act("floor.give", initiative="P2").status_code == 200
    assert SHORT.search(words(wall()))
    assert console.act("award.set", initiative="P1", amount="0", reason="Moestuin geeft ruimte").status_code == 200
    assert "Wie geeft ruimte?" not in wall()
