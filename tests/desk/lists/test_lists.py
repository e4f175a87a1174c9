"""Every list that people handed in elsewhere goes through the page to the plans that they meant."""

import pytest

from app.desk import evening
from app.desk.evening import Evening
from app.desk.plans import lists as waiting
from tests.desk.organiser import DESK, JSON, Organiser
from tests.imports.lists.test_cases import FILES, LISTS, wanted

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not LISTS.is_dir(), reason=f"there are no lists in {LISTS}; see docs/development.md"),
]


def kept(found: Evening) -> list[list[object]]:
    return [[plan.text("title"), plan.cents("ask"), plan.cents("minimum")] for plan in found.items("plan")]


@pytest.mark.parametrize("name", [name for name in FILES if isinstance(wanted(name).get("plans"), list)])
def test_every_list_goes_through_the_page_to_the_plans_that_people_meant(organiser: Organiser, name: str) -> None:
    draft = organiser.begin(title="Proef")
    organiser.hand_in(draft, (LISTS / name).read_bytes(), name)
    asked_for_all(organiser, draft)
    assert organiser.press(draft, "plannen/overnemen").status_code == 303
    plans = wanted(name)["plans"]
    open_ = {plan[0] for plan in plans if len(plan) > 1 and plan[1] is None}
    found = kept(evening.load(draft))
    assert len(found) == len(plans)
    for row, plan in zip(found, plans, strict=True):
        if plan[0] not in open_:
            assert row[: len(plan)] == plan


def asked_for_all(organiser: Organiser, draft: str) -> None:
    """Answer what is no amount as is usual, question by question."""
    for _ in range(20):
        given = waiting.handed_in(draft)
        assert given is not None
        preview = waiting.previewed(given)
        amounts = {seen.line for seen in preview.plans if seen.ask is None}
        ask = next((ask for ask in preview.asks if ask.line not in amounts), None)
        if ask is None:
            return
        organiser.press(draft, "plannen/antwoorden", **{f"answer.{ask.line}": str(ask.usual)})
    raise AssertionError("questions without end")


@pytest.mark.parametrize("name", [name for name in FILES if "refused" in wanted(name)])
def test_a_list_that_cannot_be_used_is_refused_and_nothing_is_kept(organiser: Organiser, name: str) -> None:
    draft = organiser.begin(title="Proef")
    assert organiser.hand_in(draft, (LISTS / name).read_bytes(), name).status_code == 422
    assert organiser.client.post(f"{DESK}/{draft}/plannen/overnemen", headers=JSON).status_code == 422
    assert kept(evening.load(draft)) == []
