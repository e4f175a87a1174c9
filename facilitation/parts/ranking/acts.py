"""What can be asked about a vote, beside handing in a ballot."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from facilitation.acts import Act, Key
from facilitation.state.method import Method


class ChooseMethod(Act, frozen=True, kw_only=True, tag="method.choose"):
    """Choose how this stage is voted and counted, before it opens for the first time."""

    method: Method


class KeepCount(Act, frozen=True, kw_only=True, tag="ballots.count"):
    """What a worker counted. Made by the house itself; never accepted from outside."""

    stage: Key
    question: str
    result: Mapping[str, Any]


class CountAgain(Act, frozen=True, kw_only=True, tag="count.again"):
    """Start a count anew that stopped."""


class DrawLot(Act, frozen=True, kw_only=True, tag="lot.draw"):
    """The words that the room calls out, from which lots are drawn among plans that are equal in everything."""

    words: Annotated[str, msgspec.Meta(max_length=200)]
