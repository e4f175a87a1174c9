"""A draft takes over the frames of an earlier evening, with where they came from and how many agreed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.desk import checking, drafts, evening
from app.desk.opening import opened
from facilitation.decide import decide
from facilitation.events import StageAdvanced, StageOpened
from facilitation.evolve import fold
from facilitation.next_step import next_step
from facilitation.parts.frames.acts import ConfirmFrames
from facilitation.state.frame import Frame
from tests.desk.organiser import Organiser
from tests.devices import CODE, Browser
from tests.facilitation.evening import LEADER

RESERVE = "We houden 500 euro achter de hand."
AUDIT = "De gemeente betaalt de accountant."


@pytest.fixture
def agreed(console: Browser, seated: Browser) -> Browser:
    """An evening that agreed on one more clause, left one to the city, and is closed."""
    console.lead_to("frames")
    for text in (RESERVE, AUDIT):
        assert seated.act("frame.propose money", **{"money.text": text}).status_code == 200
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert console.act("frame.settle F1 verdict=agreed").status_code == 200
    assert console.act("frame.settle F2 verdict=city", **{"F2.reason": "Voor 1 juni."}).status_code == 200
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console


def begun(organiser: Organiser, **more: str) -> str:
    return organiser.begin(title="De volgende", pot="10.000", agenda="overlegtafel", **more)


def frame(draft: str, key: str = "money") -> Frame:
    first = opened(evening.load(draft), drafts.reserve(draft))
    return next(each for each in first.frames if each.key == key)


def take_over(organiser: Organiser, draft: str, code: str = CODE) -> Any:
    return organiser.press(draft, "kaders/overnemen", evening=code)


def test_the_frames_of_a_closed_evening_come_into_a_draft_with_how_many_agreed(
    organiser: Organiser, agreed: Browser
) -> None:
    draft = begun(organiser)
    assert CODE in organiser.client.get(f"/voorbereiden/{draft}/kaders").text
    take_over(organiser, draft)
    found = evening.load(draft)
    assert (found.text("frame.money.open"), found.text("frames_city")) == (RESERVE, AUDIT)
    *_, last = frame(draft).every
    assert last.earlier is not None
    assert (last.text, last.fixed, last.earlier.code, last.earlier.agreed) == (RESERVE, False, CODE, 1)
    assert "Van een eerdere avond" in organiser.client.get(f"/voorbereiden/{draft}/kaders").text


def test_a_line_that_was_changed_at_the_desk_no_longer_says_who_agreed(organiser: Organiser, agreed: Browser) -> None:
    draft = begun(organiser)
    take_over(organiser, draft)
    assert organiser.type(draft, "frame.money.open", "We houden 900 euro achter.", base=1).status_code == 200
    *_, last = frame(draft).every
    assert last.earlier is None


def test_the_room_confirms_what_was_taken_over_in_one_act(organiser: Organiser, agreed: Browser) -> None:
    draft = begun(organiser)
    take_over(organiser, draft)
    first = opened(evening.load(draft), drafts.reserve(draft))
    meeting = fold([first, StageAdvanced(stage="welcome", to="frames"), StageOpened(stage="frames")])
    step = next_step(meeting)
    assert step is not None
    assert step.button.act == "frame.confirm_all"
    facts = decide(meeting, ConfirmFrames(), LEADER, datetime.now(UTC))
    assert [event.kind() for event in facts] == ["frame.confirmed"] * 5


def test_what_the_city_would_decide_is_told_until_somebody_writes_it_down(
    organiser: Organiser, agreed: Browser
) -> None:
    draft = begun(organiser)
    take_over(organiser, draft)
    assert any(AUDIT in each.says for each in checking.found(evening.load(draft)))
    assert organiser.type(draft, "frames_city", "", base=1).status_code == 200
    assert not any(AUDIT in each.says for each in checking.found(evening.load(draft)))


def test_nothing_is_taken_over_from_an_evening_that_is_not_closed(organiser: Organiser, console: Browser) -> None:
    draft = begun(organiser)
    assert CODE not in organiser.client.get(f"/voorbereiden/{draft}/kaders").text
    before = evening.load(draft).at
    answer = organiser.client.post(f"/voorbereiden/{draft}/kaders/overnemen", data={"evening": CODE})
    assert answer.status_code == 409
    assert evening.load(draft).at == before


def test_a_frame_says_by_whom_each_line_is_fixed_and_what_is_open_beside_it(organiser: Organiser) -> None:
    draft = begun(organiser)
    for name, text in (("text", "Er is {pot}.\nMeer is er niet."), ("by", "het stadsdeel"), ("open", RESERVE)):
        organiser.type(draft, f"frame.money.{name}", text, base=1 if name == "text" else 0)
    made = frame(draft)
    assert [(each.fixed, each.by) for each in made.every] == [(True, "het stadsdeel")] * 2 + [(False, "")]
    assert made.every[0].text == "Er is €\N{NO-BREAK SPACE}10.000."
    assert not made.fixed


@pytest.mark.parametrize(
    ("agenda", "says"),
    [
        ("overlegtafel", ""),
        ("hybride_livecast", "Er is geen stap waarin de zaal de kaders bevestigt."),
        ("geldverdeelavond_fiches", ""),
    ],
)
def test_money_that_nobody_confirmed_frames_for_is_told(organiser: Organiser, agenda: str, says: str) -> None:
    draft = organiser.begin(title="Avond", pot="10.000", agenda=agenda)
    told = [each.says for each in checking.found(evening.load(draft)) if "kaders" in each.says]
    assert told == ([says] if says else [])
