"""Pictures of an outcome as plain data, one module each; `templates/count` draws them."""

from collections.abc import Sequence

from app.counting.picture import Picture
from app.counting.pictures import budget, close, duels, flow, grades, ranking, run_offs, wins
from app.counting.told.outcome import Tale
from facilitation.counting.steps import Step

WALL_ROWS = 5


def whole(tale: Tale) -> list[Picture]:
    """What the outcome came to: how the order came about, who paid what, the budget, and what the voters got."""
    found: list[Picture | None] = [_order(tale), budget.draw(tale)]
    if _streams(tale):
        found.append(flow.draw(tale))
    return [each for each in [*found, close.draw(tale), wins.draw(tale)] if each is not None]


def _order(tale: Tale) -> Picture:
    if tale.result.rule == "schulze":
        return duels.draw(tale)
    if tale.result.rule == "majority-judgement":
        return grades.draw(tale)
    if tale.result.rule == "irv":
        return run_offs.whole(tale)
    return ranking.draw(tale, tale.result.rounds)


def _streams(tale: Tale) -> bool:
    return any(hasattr(found, "payers") or hasattr(found, "load") for found in tale.result.rounds)


def at(tale: Tale, step: Step, most: int = WALL_ROWS) -> list[Picture]:
    """What belongs to one step, at most so many rows of each."""
    drawn = DRAWN.get(step.kind, lambda tale, step, most: [])(tale, step, most)
    return [each for each in drawn if each is not None]


Drawn = Sequence[Picture | None]


def _turn(tale: Tale, step: Step, most: int) -> Drawn:
    done = tale.result.rounds[: step.at[-1] + 1]
    bar = budget.draw(tale, done, step.ids)
    if hasattr(done[-1], "payers") or hasattr(done[-1], "load"):
        return [bar, flow.draw(tale, done, done[-1].id, most)]
    return [bar, ranking.draw(tale, done, step.ids, most)]


def _rest(tale: Tale, step: Step, most: int) -> Drawn:
    done = tale.result.rounds[: len(tale.result.details["bought"])]
    return [budget.draw(tale, done), flow.draw(tale, done, "", most)]


DRAWN = {
    "start": lambda tale, step, most: [budget.draw(tale, ())],
    "order": lambda tale, step, most: [ranking.draw(tale, (), (), most + 2)],
    "shares": lambda tale, step, most: [ranking.draw(tale, (), (), most + 2)],
    "pack": lambda tale, step, most: [ranking.draw(tale, (), (), most + 2)],
    "duels": lambda tale, step, most: [duels.draw(tale, most + 1)],
    "grades": lambda tale, step, most: [grades.draw(tale, most)],
    "run_off": lambda tale, step, most: [run_offs.draw(tale, step.at[-1], most + 2)],
    "compared": lambda tale, step, most: [wins.compared(tale)],
    "given": _turn,
    "passed": _turn,
    "rest": _rest,
    "wins": lambda tale, step, most: [wins.draw(tale)],
}
