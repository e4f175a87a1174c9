"""A show of hands as people see it: what the console may let count, that it goes on, and the words of its errors."""

from typing import Any

import msgspec
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import SHOWN as PARTS
from app.part import Shown
from app.parts.hands.record import SECTIONS
from app.parts.hands.words import DONE, HOW, REFUSALS, SAYS
from facilitation.parts.hands.acts import ConfirmHands, CountHands, SettleHands
from facilitation.parts.hands.state import Count, standing, unfinished
from facilitation.refusals import Malformed
from facilitation.situation import asked
from facilitation.state.groups import FEWEST
from facilitation.state.stage import LiveStage


class Countable(msgspec.Struct, frozen=True):
    """Something for which hands may be counted now, with the count that there is.

    `few` is that so few gave an answer of their own that whoever saw the hands can work out what they said.
    """

    about: str
    question: str
    count: Count | None
    few: bool = False

    @property
    def hands(self) -> int:
        """How many hands were counted for it."""
        return sum(self.count.numbers.values()) if self.count else 0


class Asked(msgspec.Struct, frozen=True):
    """What the console may let count at the present stage; `unfit` is why hands cannot answer it, in words."""

    countable: tuple[Countable, ...]
    unfit: str = ""

    @property
    def busy(self) -> bool:
        """Whether one of them is counted now: one at a time."""
        return any(each.count and each.count.open for each in self.countable)


def offered(view: View) -> Asked:
    """What is asked at the present stage, as a show of hands could answer it; nothing while it is not open."""
    stage = view.stage
    if stage.status != "open" or view.meeting.closed:
        return Asked(())
    every = asked(view.meeting, stage)
    unfit = next((str(REFUSALS[question.unfit]) for question in every if question.unfit), "")
    return Asked(() if unfit else tuple(_countable(view, stage, each.about, each.answered) for each in every), unfit)


def _countable(view: View, stage: LiveStage[Any], about: str, answered: int) -> Countable:
    words = PARTS.raised(view.meeting, stage.key, about)
    count = standing(view.meeting, stage, about)
    return Countable(about, words.question, count, 0 < answered < FEWEST)


def counting(view: View) -> str:
    """For what hands are counted now, as the hall was asked; empty where none are."""
    there = unfinished(view.meeting)
    return PARTS.raised(view.meeting, there[0].stage, there[0].about).question if there else ""


def told(view: View) -> object:
    """What the console shows of it."""
    return offered(view), slices.statuses(view), view.meeting.closed


def numbers(form: MultiDict[str, str]) -> dict[str, Any]:
    """How many hands for each option; raises Malformed(hands_options) for what is no number."""
    found = by_plan(form, "numbers")
    if not all(value.strip().isascii() and value.strip().isdecimal() for value in found.values()):
        raise Malformed("hands_options")
    return {"numbers": {option: int(value) for option, value in found.items()}}


SHOWN = Shown(
    name="hands",
    page=True,
    refusals=REFUSALS,
    says=SAYS,
    done=DONE,
    asks=(offered, counting),
    words={"HOW": HOW},
    beside=("console", "phone", "screen"),
    aside=("console",),
    reads={"console": (told,), "phone": (counting,), "screen": (counting,)},
    forms=dict.fromkeys((CountHands, SettleHands, ConfirmHands), numbers),
    sections=SECTIONS,
)
