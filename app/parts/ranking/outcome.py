"""A revealed outcome as the faces show it: its steps in words, its pictures, and the step that the wall is at."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from app.counting import pictures
from app.counting.pictures import shift
from app.counting.pictures.picture import Picture
from app.counting.told.compared import Beside, beside
from app.counting.told.outcome import Tale, measure, number, unit
from app.counting.told.steps import Told, tell
from app.faces.view import View
from app.languages import locale
from app.services import services
from facilitation.counting.preference import wins
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import KIND, Votes, question
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

SAID, DRAWN, NAMED = 44, 30, 5
"""Letters of a plan's name in a sentence and in a picture on the wall, and how many plans it names in a row."""


class Counted:
    """One outcome in one language; what it tells is made once, however often a face renders."""

    def __init__(self, tale: Tale, first: Result | None) -> None:
        self.tale, self.first = tale, first
        self._walls: dict[int, tuple[Told, list[Picture]]] = {}

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every step, with whole names."""
        return tell(self.tale)

    @property
    def how(self) -> str:
        """How the rule works, in a sentence or two."""
        return self.told[0].lines[-1]

    def measured(self, key: str) -> str:
        """What a plan's place rests on, in words."""
        return measure(self.tale, key)

    def number(self, key: str) -> str:
        """The same as a number alone."""
        return number(self.tale, key)

    @property
    def unit(self) -> str:
        """What the numbers of this outcome count, in words."""
        return unit(self.tale)

    @cached_property
    def pictures(self) -> list[Picture]:
        """What the outcome came to, and how the room moved since its first choice where there was one."""
        found = pictures.whole(self.tale)
        if self.first is not None:
            orders = [[standing.id for standing in result.standings] for result in (self.first, self.tale.result)]
            found.append(shift.draw(self.tale, *orders))
        return found

    @cached_property
    def _short(self) -> tuple[Told, ...]:
        return tell(_named(self.tale, SAID))

    def on_wall(self, number: int) -> tuple[Told, list[Picture]]:
        """Step `number`, from 1, with the pictures of that moment, in names that fit; past the end it is the last."""
        number = min(number, len(self._short))
        if number not in self._walls:
            told = self._short[number - 1]
            self._walls[number] = told, pictures.at(_named(self.tale, DRAWN), told.step)
        return self._walls[number]


def of(view: View) -> Counted | None:
    """The outcome of the present ranking, or of the last one; None where none was revealed."""
    stage = KIND.at(view.meeting)
    result = _revealed(stage)
    if stage is None or result is None:
        return None
    cache: dict[Any, tuple[Any, Counted]] = services().outcomes
    key, made_of = (view.meeting.code, view.face, locale()), (stage, plans(view.meeting))
    known = cache.get(key)
    if known and all(one is other for one, other in zip(known[0], made_of, strict=True)):
        return known[1]
    found = Counted(Tale(result, plans(view.meeting), _wins(view, stage, result)), _first(view, stage))
    cache[key] = made_of, found
    return found


def others(view: View, *, count: bool = False) -> tuple[Beside | None, int]:
    """The other rules beside the outcome, as far as they were counted, and how many are to come; `count` counts on."""
    stage, result = KIND.at(view.meeting), _revealed(KIND.at(view.meeting))
    if stage is None or result is None:
        return None, 0
    known = services().other_rules
    results, waiting = known.look(view.room, stage) if count else known.found(view.room, stage)
    return beside(result, results, plans(view.meeting)), waiting


def _revealed(stage: LiveStage[Votes] | None) -> Result | None:
    outcome = getattr(stage.state, "outcome", None) if stage is not None and stage.status == "revealed" else None
    return outcome if isinstance(outcome, Result) else None


def _first(view: View, last: LiveStage[Votes]) -> Result | None:
    """The first ranking, where the agenda has one before this one."""
    stages = KIND.stages(view.meeting)
    return _revealed(stages[0]) if stages[0] is not last else None


def _named(tale: Tale, letters: int) -> Tale:
    plans = {key: msgspec.structs.replace(plan, title=_cut(plan, letters)) for key, plan in tale.plans.items()}
    return Tale(tale.result, plans, tale.wins, NAMED)


def _cut(plan: Initiative, letters: int) -> str:
    return plan.title if len(plan.title) <= letters else plan.title[: letters - 1].rstrip() + "…"


def _wins(view: View, stage: LiveStage[Votes], result: Result) -> Mapping[str, Mapping[str, int]]:
    return wins(Count(question(view.meeting, stage).election), result.awards)
