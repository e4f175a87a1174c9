"""The revealed ranking as a list: its lines, its ties, and each plan's place."""

from app.counting.told import ties
from app.counting.told.awarded import Line
from app.faces.drawing import comma
from app.faces.view import View
from app.parts.ranking import outcome
from facilitation.counting.result import Standing
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import KIND, needs_lot


def scores(view: View) -> list[Standing]:
    """The lines of the revealed ranking, of plans that still take part; empty before it is revealed."""
    return [each for each in _all(view) if plans(view.meeting)[each.id].withdrawn is None]


def gains(view: View) -> list[Line]:
    """What each plan that still takes part gets by the revealed outcome, in its order; empty without ballots."""
    found = outcome.of(view)
    if found is None or found.nobody:
        return []
    return [line for line in found.awarded.lines if plans(view.meeting)[line.id].withdrawn is None]


def nobody(view: View) -> bool:
    """Whether a vote was revealed in which nobody voted."""
    found = outcome.of(view)
    return found is not None and found.nobody


def places(view: View) -> dict[str, int]:
    """Each plan's place in the ranking, once that is revealed; none where nobody voted."""
    return {} if nobody(view) else {each.id: each.rank for each in _all(view)}


def tied(view: View) -> set[str]:
    """The plans that share their rank."""
    stage = KIND.at(view.meeting)
    if stage is None or stage.state.outcome is None or not scores(view):
        return set()
    return {key for tie in stage.state.outcome.ties for key in tie.ids}


def equal(view: View) -> str:
    """What goes first among the plans that share their rank; empty where none do."""
    stage = KIND.at(view.meeting)
    return ties.first(stage.method.form.kind) if stage is not None and tied(view) else ""


def lot(view: View) -> bool:
    """Whether the room has to call words, before the outcome is shown, because plans are equal in everything."""
    stage = KIND.here(view.meeting)
    return stage is not None and stage.status == "closed" and needs_lot(stage) is not None


def points(score: Standing) -> str:
    """What a plan is ordered by, whole or to one decimal."""
    tenths = int(score.points * 10)
    return str(tenths // 10) if score.points == tenths // 10 else f"{tenths // 10}{comma()}{tenths % 10}"


def _all(view: View) -> list[Standing]:
    stage = KIND.at(view.meeting)
    if stage is None or stage.status != "revealed" or stage.state.outcome is None:
        return []
    return list(stage.state.outcome.standings)
