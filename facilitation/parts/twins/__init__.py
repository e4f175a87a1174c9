"""Samenzetten: two arguments that say the same stand as one, with the yes of both authors, until somebody undoes it.

Which arguments are alike a library may suggest; only people ask and say yes.
"""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.arguments.events import ArgumentModerated, ArgumentUnsupported
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.parts.twins.changes import (
    begin,
    on_answered,
    on_joined,
    on_merged,
    on_paired,
    on_parted,
    on_unsupported,
    tidy,
)
from facilitation.parts.twins.events import ArgumentsJoined, ArgumentsPaired, ArgumentsParted, PairingAnswered
from facilitation.parts.twins.rules import answer, before_hiding, before_leaving, current, pair, part, writers
from facilitation.parts.twins.state import NAME, Pair, Twins, pairs
from facilitation.roles import MODERATORS, VOICES, Role
from facilitation.state.meeting import Meeting


def of_author(before: Meeting, event: PairingAnswered) -> str:
    """The author who answers, under the seat that they have now."""
    return current(before, event.seat)


def asked(meeting: Meeting, event: ArgumentsPaired | PairingAnswered) -> Collection[str] | None:
    """Both authors; after a no, which leaves nothing asked, whoever it was."""
    found = pairs(meeting).get(event.other)
    return writers(meeting, found) if found else None


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat is asked about its own arguments, by the other one: `asked`, or `said` or `joined` after its yes."""
    found = [pair for pair in pairs(meeting).values() if seat in writers(meeting, pair)] if seat else []
    return {"paired": {pair.other: _stand(meeting, pair, seat) for pair in found}}


def _stand(meeting: Meeting, pair: Pair, seat: str | None) -> str:
    if pair.joined:
        return "joined"
    return "said" if seat in {current(meeting, each) for each in pair.yes} else "asked"


PART: Part[Twins] = Part(
    NAME,
    state=begin,
    rules={
        PairArguments: Rule(pair, MODERATORS | {Role.RESIDENT}),
        AnswerPairing: Rule(answer, VOICES),
        PartArguments: Rule(part, MODERATORS | {Role.RESIDENT}),
    },
    events={
        ArgumentsPaired: on_paired,
        PairingAnswered: on_answered,
        ArgumentsJoined: Whole(on_joined),
        ArgumentsParted: Whole(on_parted),
    },
    follows={
        ArgumentUnsupported: on_unsupported,
        SeatsMerged: on_merged,
        **dict.fromkeys((ArgumentModerated, *REMOVALS), tidy),
    },
    voices={PairingAnswered: of_author},
    tells={ArgumentModerated: before_hiding, **dict.fromkeys(REMOVALS, before_leaving)},
    mine=mine,
    touches={
        ArgumentsPaired: asked,
        PairingAnswered: asked,
        ArgumentsJoined: everybody,
        ArgumentsParted: everybody,
    },
)
