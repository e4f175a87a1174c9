"""The room's one division of the pot, a line per plan."""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from app.faces.view import View
from app.languages import in_a_row, strongly
from app.part import SHOWN
from app.parts.floor import plan as on_floor
from app.wording import Proposed
from facilitation.parts.allocation import KIND as DIVIDING
from facilitation.parts.package import division as package
from facilitation.parts.package.conditions import Change
from facilitation.parts.package.conditions import changes as changed
from facilitation.parts.package.division import Proposal
from facilitation.parts.package.division import ordered as in_order
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.award import Award, Awards
from facilitation.state.plan import Initiative


class DivisionLine(msgspec.Struct, frozen=True):
    """One plan in the room's division; amounts in cents. `lack` is what the pot falls short of its smallest amount.

    `change` is what the last version changed about it.
    """

    n: int
    plan: Initiative
    amount: int
    proposed: int | None
    middle: int | None
    lack: int
    award: Award
    change: Change | None = None

    @property
    def state(self) -> Literal["all", "part", "none"]:
        """How much of its ask the plan gets."""
        return "all" if self.amount == self.plan.ask else "part" if self.amount else "none"

    @property
    def departs(self) -> bool:
        """Whether this is another amount than was proposed."""
        return self.proposed is not None and self.proposed != self.amount


def division(view: View) -> Awards:
    """The room's division as it stands."""
    return package.current(view.meeting)


def divided(view: View) -> int:
    """What the present package gives in all, in cents."""
    return package.total(division(view))


def version(view: View) -> int:
    """Its number; 0 before anything was changed."""
    return package.version(view.meeting)


def untouched(view: View) -> bool:
    """Whether it is still what the outcome of the vote proposes."""
    return not package.division_of(view.meeting).awards and proposal(view) is not None


def changes(view: View) -> tuple[Change, ...]:
    """What the last version of the division changed, from the second one on."""
    return changed(package.former(view.meeting), division(view)) if version(view) > 1 else ()


def departures(view: View) -> list[str]:
    """Plans whose amount differs from what was proposed."""
    return package.departures(view.meeting, division(view))


def proposal(view: View) -> Proposal | None:
    """What a revealed outcome by itself would give, or None."""
    return package.proposal(view.meeting)


def proposed(view: View) -> Proposed | None:
    """How to speak of what proposed the package; None where nothing did."""
    found = proposal(view)
    return SHOWN.parts[found.kind].proposed if found else None


def reasons_lacking(view: View, titles: Iterable[str]) -> object:
    """That it has to be written down first why these plans get another amount than was proposed."""
    told = proposed(view)
    return strongly(told.reasons, plans=in_a_row(titles)) if told else ""


def fixed(view: View) -> bool:
    """Whether a decision fixed it."""
    return settled(view.meeting)


def ordered(view: View) -> list[Initiative]:
    """The plans that take part, in the order of the revealed ranking, else their own."""
    return in_order(view.meeting)


def lines(view: View) -> list[DivisionLine]:
    """The division as it stands, a line per plan, also those that get nothing."""
    awards, suggested, middles = division(view), proposal(view), _middles(view)
    changed = {change.initiative: change for change in changes(view)}
    free = view.meeting.free - divided(view)
    found = []
    for n, plan in enumerate(ordered(view), 1):
        award = awards.get(plan.id, Award(plan.id, 0))
        proposed = suggested.amounts.get(plan.id, 0) if suggested else None
        lack = 0 if award.amount else max(0, plan.least - free)
        found.append(
            DivisionLine(n, plan, award.amount, proposed, middles.get(plan.id), lack, award, changed.get(plan.id))
        )
    return found


def _middles(view: View) -> dict[str, int]:
    """The middle amount per plan in cents; nothing where nobody divided."""
    stage = DIVIDING.at(view.meeting)
    if stage is None or stage.status != "revealed" or not stage.state.ballots:
        return {}
    return {share.initiative: share.middle for share in stage.state.outcome or ()}


def pieces(division: Iterable[DivisionLine]) -> list[dict[str, Any]]:
    """What the budget bar draws of a division."""
    return [{"n": line.n, "amount": line.amount, "part": line.state == "part"} for line in division if line.amount]


def at_hand(view: View) -> str | None:
    """The plan that the room is dividing about: the one on the floor, as long as it divides."""
    floor = on_floor(view)
    return floor.id if floor and PARTS.kind(view.stage).divides and not settled(view.meeting) else None


def ghost(view: View, division: Iterable[DivisionLine]) -> dict[str, Any] | None:
    """The plan at hand while it has no money: drawn dashed behind what is divided, past the end if need be."""
    here = next((line for line in division if line.plan.id == at_hand(view) and not line.amount), None)
    return {"n": here.n, "amount": here.plan.ask} if here else None
