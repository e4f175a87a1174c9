"""The three answers to the decision: all in sight at once, of one size and one weight."""

import pytest
from playwright.sync_api import Browser as Chromium

from tests.devices import Browser
from tests.scripts.bare import bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
BOXES = """() => {
  const foot = document.querySelector(".foot").getBoundingClientRect().top;
  return [...document.querySelectorAll(".answers .choice")].map((answer) => {
    const { top, bottom, width, height } = answer.getBoundingClientRect();
    const said = answer.querySelector("b");
    const { fontSize, fontWeight, color } = getComputedStyle(said);
    return { inSight: top > 0 && bottom <= foot, alike: [width, height, fontSize, fontWeight, color].join() };
  });
}"""


@pytest.mark.parametrize("asked", [{}, {"initiative": "P1"}])
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_all_three_answers_stand_above_the_fold_and_weigh_the_same(
    seated: Browser, console: Browser, browser: Chromium, asked: dict[str, str], taal: str
) -> None:
    console.act("mandate.set", mandate="adviserend", confirms="het stadsdeel")
    console.lead_to("decision")
    assert console.act("round.open", **asked).status_code == 200
    seated.get(f"?taal={taal}")
    with bare(browser, seated.get().text) as phone:
        phone.open()
        found = phone.page.evaluate(BOXES)
    assert len(found) == 3
    assert all(answer["inSight"] for answer in found), found
    assert len({answer["alike"] for answer in found}) == 1, found
