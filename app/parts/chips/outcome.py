"""What the tables gave together, in the fixed order of the list; and beside it what everybody wanted alone."""

from fractions import Fraction

import msgspec

from app.faces.view import View
from app.parts.chips.board import here
from facilitation.counting.chips import apportion
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.chips.alone import compared
from facilitation.parts.chips.asked import called, given, handing, options, together
from facilitation.parts.chips.state import Table
from facilitation.parts.plans import plans

replace = msgspec.structs.replace
MOST_BESIDE = 5
SMALL = 1_000_00


class Given(msgspec.Struct, frozen=True):
    """What one thing got: `n` on the list, cents, chips, and what was asked (0 of themes); widths in percent."""

    id: str
    n: int
    title: str
    amount: int
    chips: int
    ask: int
    filled: float
    line: float


class Beside(msgspec.Struct, frozen=True):
    """One plan as the tables gave it and as everybody wanted it alone, in cents; widths in percent.

    `words` is the argument behind which most people stand that speaks for the change; empty where there is none.
    """

    id: str
    title: str
    together: int
    alone: int
    words: str
    wide: float
    outline: float

    @property
    def differs(self) -> int:
        """By how many cents the two are apart."""
        return abs(self.together - self.alone)


class Compared(msgspec.Struct, frozen=True):
    """The plans that differ most, and how many differ by less than a thousand euros."""

    rows: tuple[Beside, ...]
    pot: int
    small: int


def counted(view: View) -> Table | None:
    """The present stage with what counts now: what was handed in, or while it is open what stands there so far."""
    stage = here(view)
    if stage is None or stage.status in ("closed", "revealed"):
        return stage
    return replace(stage, state=replace(stage.state, handed=handing(view.meeting, stage.state)))


def outcome(view: View) -> list[Given]:
    """What every thing got, in the order of the list; empty where nothing may be seen."""
    stage = counted(view)
    if stage is None or not visible(view):
        return []
    money = given(view.meeting, stage)
    chips = together({table: each.chips for table, each in stage.state.handed.items()})
    known = plans(view.meeting)
    asks = {thing: known[thing].ask if thing in known else 0 for thing in money}
    most = max([*money.values(), *asks.values(), 1])
    return [
        Given(thing, n, called(view.meeting, thing), cents, chips.get(thing, 0), asks[thing], _percent(cents, most),
              _percent(asks[thing], most))
        for n, (thing, cents) in enumerate(money.items(), 1)
    ]  # fmt: skip


def visible(view: View) -> bool:
    """Whether the wall may show amounts: once they were shown, or before where the meeting chose that."""
    stage = here(view)
    return stage is not None and (stage.status == "revealed" or (stage.status == "open" and options(stage).interim))


def people_in(view: View) -> int:
    """How many people the amounts are from."""
    stage = counted(view)
    return sum(each.people for each in stage.state.handed.values()) if stage else 0


def beside(view: View) -> Compared | None:
    """The tables beside the single lists; None before it is shown, and where nobody voted alone before."""
    stage = here(view)
    single = compared(view.meeting, stage) if stage is not None and stage.status == "revealed" else None
    if stage is None or single is None:
        return None
    money = given(view.meeting, stage)
    pot = sum(money.values())
    lists = apportion({thing: single.get(thing, Fraction(0)) * pot for thing in money})
    most = max([*money.values(), *lists.values(), 1])
    rows = [_beside(view, thing, money[thing], lists[thing], most) for thing in money]
    small = sum(row.differs < SMALL for row in rows)
    largest = sorted(rows, key=lambda row: -row.differs)[:MOST_BESIDE]
    return Compared(tuple(row for row in largest if row.differs), pot, small)


def _beside(view: View, plan: str, together: int, alone: int, most: int) -> Beside:
    return Beside(
        id=plan,
        title=called(view.meeting, plan),
        together=together,
        alone=alone,
        words=_why(view, plan, together > alone),
        wide=_percent(together, most),
        outline=_percent(alone, most),
    )


def _why(view: View, plan: str, more: bool) -> str:
    side = "for" if more else "against"
    said = [
        argument
        for stage in ARGUMENTS.stages(view.meeting)
        for argument in stage.state.arguments.values()
        if argument.initiative == plan and argument.side == side and argument.status == "shown"
    ]
    return max(said, key=lambda argument: argument.support).text if said else ""


def _percent(part: int, whole: int) -> float:
    return round(part * 100 / whole, 2)
