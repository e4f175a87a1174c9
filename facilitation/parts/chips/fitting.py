"""Whether what lies on a table is within what was agreed, before anybody agrees with it."""

from collections.abc import Callable, Mapping

from facilitation.parts.chips.state import Laid, Options
from facilitation.refusals import Refused


def require_fitting(
    told: Options, laid: Mapping[str, Laid], totals: Laid, people: int, called: Callable[[str], str] = str
) -> None:
    """Refuse what is outside the limits that were agreed; `people` sit at the table, `called` names a thing.

    Raises Refused(chips_left, chips_spread, chips_step, chips_least, chips_behind).
    """
    left = told.chips * people - sum(totals.values())
    if left and not told.spare:
        raise Refused("chips_left", left=left)
    if len(totals) < told.spread and (totals or not told.spare):
        raise Refused("chips_spread", least=told.spread)
    for thing, chips in sorted(totals.items()):
        if chips % told.step:
            raise Refused("chips_step", thing=called(thing), step=told.step)
        if chips < told.least:
            raise Refused("chips_least", thing=called(thing), least=told.least)
        behind = sum(1 for own in laid.values() if own.get(thing))
        if behind < min(told.behind, people):
            raise Refused("chips_behind", thing=called(thing), least=min(told.behind, people))
