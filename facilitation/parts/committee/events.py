"""What happens in a selection committee. A seat has another name for every plan, so that nobody's scores add up."""

from collections.abc import Mapping
from typing import ClassVar

from facilitation.events import Said, StageEvent
from facilitation.parts.committee.state import By, Criterion, List

SCORING = ("score", "stage", "initiative")
"""The kind of utterance that all of a member about one plan is."""


class CriteriaAgreed(StageEvent, frozen=True, kw_only=True, tag="criteria.agreed"):
    """Plans are scored by these criteria; so many are chosen, and so many wait."""

    texts: ClassVar = ("criteria[].name",)
    criteria: tuple[Criterion, ...]
    chosen: int
    reserve: int


class ScoreGiven(Said, frozen=True, kw_only=True, tag="score.given"):
    """A member gave a plan these marks, by the ids of the criteria; before the reading is closed, or after it again."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), SCORING)
    initiative: str
    marks: Mapping[str, int]
    reason: str | None
    doubt: bool = False


class InterestTold(StageEvent, frozen=True, kw_only=True, tag="interest.told"):
    """A member has an interest in a plan, or none after all, by their own word or the chair's."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seat": SCORING}
    initiative: str
    seat: str
    reason: str | None
    on: bool = True
    by: By = "member"


class ReadingClosed(StageEvent, frozen=True, kw_only=True, tag="reading.closed"):
    """Nobody reads alone any more; all scores are open to the committee."""


class PlanPlaced(StageEvent, frozen=True, kw_only=True, tag="plan.placed"):
    """The committee said why a plan is on its list; with `list` also that it belongs on that one."""

    texts: ClassVar = ("reason",)
    initiative: str
    list: List | None
    reason: str | None


class ListsFixed(StageEvent, frozen=True, kw_only=True, tag="lists.fixed"):
    """These plans were chosen, these wait, and these were not chosen, each in the order of their scores."""

    chosen: tuple[str, ...]
    reserve: tuple[str, ...]
    others: tuple[str, ...]
