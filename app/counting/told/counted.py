"""One outcome in one language: its steps in words, its pictures, and the step that the wall is at."""

from functools import cached_property

import msgspec

from app.counting.picture import Picture
from app.counting.told import rules
from app.counting.told.awarded import Awarded, awarded
from app.counting.told.outcome import Tale, measure, number, unit
from app.counting.told.steps import Told, tell
from app.languages.short_names import cut_apart
from facilitation.counting.result import Result

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

    @cached_property
    def awarded(self) -> Awarded:
        """Who gets what, and who nothing and why."""
        return awarded(self.tale)

    @property
    def nobody(self) -> bool:
        """Whether there was no ballot to count."""
        return self.tale.result.counted == 0

    @property
    def rule(self) -> str:
        """What the rule is called in the room."""
        return str(rules.NAMES[self.tale.result.rule])

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
        from app.counting import pictures  # read once an outcome is shown
        from app.counting.pictures import shift

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
        from app.counting import pictures

        number = min(number, len(self._short))
        if number not in self._walls:
            told = self._short[number - 1]
            self._walls[number] = told, pictures.at(_named(self.tale, DRAWN), told.step)
        return self._walls[number]


def _named(tale: Tale, letters: int) -> Tale:
    short = cut_apart({key: plan.title for key, plan in tale.plans.items()}, letters)
    plans = {key: msgspec.structs.replace(plan, title=short[key]) for key, plan in tale.plans.items()}
    return Tale(tale.result, plans, tale.wins, NAMED, tale.merged)
