"""Before and after the arguments: where each plan stood at the first choice, and where at the last."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from flask_babel import gettext as _

from app.counting.picture import Numbers, Picture
from app.counting.told.outcome import Tale

ROW = 10.0


class Moved(msgspec.Struct, frozen=True):
    """One plan: its last place and its first, how far it moved (up is above zero), and its line in the picture."""

    id: str
    n: int
    was: int
    title: str
    up: int
    y1: float
    y2: float

    @property
    def state(self) -> str:
        """Whether it rose, fell or stayed."""
        return "up" if self.up > 0 else "down" if self.up < 0 else "same"


class Shift(Picture, frozen=True, kw_only=True):
    """The plans in their first order at the left and in their last at the right; a row of 10 each."""

    kind: ClassVar[str] = "shift"
    before: tuple[str, ...]
    rows: tuple[Moved, ...]
    tall: float


def draw(tale: Tale, before: Sequence[str], after: Sequence[str]) -> Shift:
    """Plans that stand in both orders; ids from first to last."""
    first, last = [key for key in before if key in after], [key for key in after if key in before]
    rows = tuple(_moved(tale, key, first.index(key), n) for n, key in enumerate(last))
    most = max(rows, key=lambda row: (row.up, -row.n), default=None)
    label = _("Geen plan staat hoger dan bij de eerste keuze.")
    if most is not None and most.up > 0:
        label = _(
            "Het meest gestegen: %(plan)s, van plek %(was)s naar plek %(n)s.",
            plan=tale.title(most.id),
            was=most.was,
            n=most.n,
        )
    table = Numbers(
        _("Voor en na de argumenten"),
        (_("Plek nu"), _("Plan"), _("Plek eerst")),
        tuple((str(row.n), row.title, str(row.was)) for row in rows),
    )
    names = tuple(tale.plans[key].title for key in first)
    return Shift(label=label, table=table, before=names, rows=rows, tall=ROW * len(rows))


def _moved(tale: Tale, key: str, first: int, last: int) -> Moved:
    middle = ROW / 2
    return Moved(
        key, last + 1, first + 1, tale.plans[key].title, first - last, ROW * first + middle, ROW * last + middle
    )
