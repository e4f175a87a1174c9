"""The plans as the console holds them: all where they are few, else those around the floor; the others on a page."""

from collections.abc import Sequence

from app.faces.view import View
from facilitation.parts import plans
from facilitation.parts.floor import on_floor
from facilitation.state.plan import Initiative

FEW = 24
"""So many plans stand on the console with everything that can be done; of more those around the floor do, in short."""
NEAR = 10
"""So many of many plans stand on the console."""


def many(view: View) -> bool:
    """Whether there are too many plans to hold all on the console."""
    return len(plans.plans(view.meeting)) > FEW


def near(view: View) -> list[Initiative]:
    """The plans that the console holds: all of few, else the one on the floor with those that come before and after."""
    there = list(plans.plans(view.meeting).values())
    if not many(view):
        return there
    at = next((n for n, plan in enumerate(there) if plan.id == on_floor(view.meeting)), 0)
    start = max(0, min(at - NEAR // 3, len(there) - NEAR))
    return there[start : start + NEAR]


def found(there: Sequence[Initiative], words: str) -> list[tuple[int, Initiative]]:
    """The plans with these words in their number, title, theme or proposer, each with its number from 1."""
    asked = words.casefold().split()
    numbered = enumerate(there, 1)
    return [(n, plan) for n, plan in numbered if all(word in _said(n, plan) for word in asked)]


def _said(number: int, plan: Initiative) -> str:
    return f"{number} {plan.title} {plan.theme} {plan.proposer}".casefold()
