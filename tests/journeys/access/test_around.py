"""The pages around the evening: whoever comes without a seat or a key can take part as well."""

import pytest

from tests.journeys.access.sights import NARROW
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.drawer import Options
from tests.journeys.faces import quiet
from tests.journeys.held import Held
from tests.journeys.looks import lost

AROUND = (
    "/",
    "/privacy",
    "/?code=NERGENS",
    "/nergens",
    "/t/{empty}",
    "/t/{empty}/regie",
    "/t/{empty}/besluit",
    "/t/{end}/besluit",
    "/t/{end}/besluit/plan/I09",
    "/t/{end}/besluit/plan/I05",
)


@pytest.mark.parametrize("shape", [PHONE, CONSOLE], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", AROUND)
def test_axe_finds_nothing_on_the_pages_around_the_evening(
    held: Held, devices: Devices, path: str, shape: Options
) -> None:
    page = devices.page(shape)
    here = path.format(empty=held.moments["empty"].code, end=held.moments["closed"].code)
    with devices.watch.forgiving("status of 403", "status of 404"):
        page.goto(held.hall.url + here)
        quiet(page)
    problems = violations(page)
    page.set_viewport_size(NARROW)
    problems += [f"narrow, {line}" for line in lost(page)]
    nothing_in([f"{here}: {line}" for line in problems])
