"""What happens to a vote, beside its ballots."""

from collections.abc import Mapping
from typing import Any, ClassVar

from facilitation.events import StageEvent
from facilitation.state.method import Method


class MethodChosen(StageEvent, frozen=True, kw_only=True, tag="method.chosen"):
    """From now on the stage is voted and counted like this."""

    method: Method


class BallotsCounted(StageEvent, frozen=True, kw_only=True, tag="ballots.counted"):
    """The outcome of the sealed ballots, as plain values; `question` is the hash of all that it depends on."""

    question: str
    result: Mapping[str, Any]


class LotDrawn(StageEvent, frozen=True, kw_only=True, tag="lot.drawn"):
    """The room called these words after the ballots were sealed; they stay readable, or nobody could draw again."""

    texts: ClassVar = ()
    words: str
