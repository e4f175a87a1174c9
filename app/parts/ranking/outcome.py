"""A revealed outcome as the faces show it: its steps in words, its pictures, and the step that the wall is at."""

from collections.abc import Mapping
from typing import Any

from app.counting.told.apart import apart
from app.counting.told.compared import Beside, beside
from app.counting.told.counted import Counted
from app.counting.told.outcome import Tale
from app.faces.view import View
from app.languages import locale
from app.services import services
from facilitation.counting.preference import wins
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import KIND, Votes, merged, question
from facilitation.state.stage import LiveStage


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
    tale = Tale(result, apart(plans(view.meeting)), _wins(view, stage, result), merged=merged(stage))
    found = Counted(tale, _first(view, stage))
    cache[key] = made_of, found
    return found


def others(view: View, *, count: bool = False) -> tuple[Beside | None, int]:
    """The other rules beside the outcome, as far as they were counted, and how many are to come; `count` counts on."""
    stage, result = KIND.at(view.meeting), _revealed(KIND.at(view.meeting))
    if stage is None or result is None:
        return None, 0
    known = services().other_rules
    results, waiting = known.look(view.room, stage) if count else known.found(view.room, stage)
    return beside(result, results, apart(plans(view.meeting))), waiting


def _revealed(stage: LiveStage[Votes] | None) -> Result | None:
    outcome = getattr(stage.state, "outcome", None) if stage is not None and stage.status == "revealed" else None
    return outcome if isinstance(outcome, Result) else None


def _first(view: View, last: LiveStage[Votes]) -> Result | None:
    """The first ranking, where the agenda has one before this one."""
    stages = KIND.stages(view.meeting)
    return _revealed(stages[0]) if stages[0] is not last else None


def _wins(view: View, stage: LiveStage[Votes], result: Result) -> Mapping[str, Mapping[str, int]]:
    return wins(Count(question(view.meeting, stage).election), result.awards)
