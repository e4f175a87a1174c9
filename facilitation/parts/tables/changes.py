"""How what happens at tables changes what is kept of them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled
from facilitation.parts.tables.state import Tables

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Tables:
    """No table asks for anybody."""
    return Tables()


def on_called(state: Tables, event: GuideCalled) -> Tables:
    """It asks from then on."""
    return replace(state, calls={**state.calls, event.table: event.since})


def on_answered(state: Tables, event: CallAnswered) -> Tables:
    """Somebody is on the way; it still asks."""
    return replace(state, coming={**state.coming, event.table: event.since})


def on_settled(state: Tables, event: CallSettled) -> Tables:
    """It asks no longer, and nobody goes."""
    return replace(state, calls=_without(state.calls, event.table), coming=_without(state.coming, event.table))


def _without(since: Mapping[str, datetime], table: str) -> Mapping[str, datetime]:
    return {key: at for key, at in since.items() if key != table}
