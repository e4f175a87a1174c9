"""Envelopes first, plans second: the envelopes of a rehearsal, and how they leave the list once decided on."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from app.imports.source import Source
from facilitation.agenda import Template
from facilitation.parts.plans import active
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative

THEME = "deelbudget"
"""The theme by which a list says that a row is an envelope."""
MOST = 4
REASON = "Verdeeld over de plannen."


def enveloped(source: Source, template: Template) -> Source:
    """The list with an envelope for each of its first themes, where the agenda decides twice and it has none itself."""
    decisions = sum(PARTS.kinds[stage.kind].task == "decides" for stage in template.stages)
    plans = source.initiatives
    if decisions < 2 or any(plan.theme == THEME for plan in plans):
        return source
    asks: dict[str, list[int]] = {}
    for plan in plans:
        asks.setdefault(plan.theme, []).append(plan.ask)
    themes = [theme for theme in asks if theme][:MOST]
    made = (_envelope(n, theme, asks[theme]) for n, theme in enumerate(themes, 1))
    return msgspec.structs.replace(source, initiatives=(*made, *plans))


def _envelope(number: int, theme: str, asks: list[int]) -> Initiative:
    """What the plans of a theme ask together; it can do with the smallest of them."""
    title = f"Deelbudget {theme}"
    return Initiative(f"D{number}", title, sum(asks), min(asks), scalable=len(asks) > 1, theme=THEME)


def withdrawals(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """The acts by which envelopes leave, between the decision about them and the round about the plans."""
    before = meeting.stages[: meeting.at]
    if settled(meeting) or not any(PARTS.kind(stage).settles(stage.state) for stage in before):
        return
    for plan in active(meeting):
        if plan.theme == THEME:
            yield {"kind": "initiative.withdraw", "initiative": plan.id, "reason": REASON}
