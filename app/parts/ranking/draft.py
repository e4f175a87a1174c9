"""A ranking in the making, on a page without scripts: what stands in it, and the list that each button leads to."""

from collections.abc import Iterable

import msgspec

from app.faces.view import View
from facilitation.parts.plans import active

POINTED = ("borda", "greedy", "greedy-per-euro", "points", "equal-shares", "phragmen", "knapsack")


class Draft(msgspec.Struct, frozen=True):
    """Plans from first to last, at most `top`. Each move gives the whole list that results, as a query writes it."""

    order: tuple[str, ...] = ()
    top: int = 5
    worth: int = 5
    handed_in: bool = False

    @property
    def free(self) -> int:
        """How many places are left."""
        return self.top - len(self.order)

    def place(self, key: str) -> int | None:
        """A plan's place from 1, or None while it stands outside."""
        return self.order.index(key) + 1 if key in self.order else None

    def points(self, place: int) -> int:
        """What a place is worth; by some rules only the order counts."""
        return max(0, self.worth + 1 - place)

    def higher(self, key: str) -> str:
        """One place up; the first stays first, and one outside comes in last while there is room."""
        if key not in self.order:
            return _written((*self.order, key) if self.free > 0 else self.order)
        return _written(_swapped(self.order, self.order.index(key) - 1))

    def lower(self, key: str) -> str:
        """One place down; the last leaves the list."""
        at = self.order.index(key)
        return _written(self.order[:-1] if at + 1 == len(self.order) else _swapped(self.order, at))


def _swapped(order: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The plan at this index and the next one in each other's place; above the first there is none."""
    return order if at < 0 else (*order[:at], order[at + 1], order[at], *order[at + 2 :])


def _written(order: Iterable[str]) -> str:
    return ",".join(order)


def of(view: View) -> Draft:
    """The draft in the page's address, else the list that was handed in; empty in a region, which is everybody's."""
    method = view.stage.method
    top = method.form.most or len(active(view.meeting))
    worth = method.top if method.rule in POINTED else 0
    known = {plan.id for plan in active(view.meeting)}
    listed = (view.me["ballot"] or {}).get("order", ()) if view.me else ()
    handed_in = tuple(key for key in listed if key in known)
    if "draft" not in view.asked:
        return Draft(handed_in[:top], top, worth, bool(handed_in))
    asked = dict.fromkeys(key for key in view.asked["draft"].split(",") if key in known)
    order = tuple(asked)[:top]
    return Draft(order, top, worth, bool(handed_in) and order == handed_in)
