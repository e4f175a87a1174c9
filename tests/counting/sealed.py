"""A meeting whose ballots were sealed, and what is known of their count."""

from typing import Any

import pytest
from flask import Flask

from app.counting.workers import Workers
from app.live.meetings import load, perform
from app.services import services_of
from facilitation.refusals import Refused
from facilitation.situation import stage_named
from facilitation.state.plan import Initiative
from tests.devices import CODE
from tests.people import LEADER, lead_to, logged, sit, vote

EQUALS = tuple(Initiative(f"P{n}", f"Plan {n}", 400_000, 400_000) for n in (1, 2, 3))


def voted(*orders: tuple[str, ...]) -> None:
    """A meeting at its ranking, with these ballots cast."""
    seats = [sit(number) for number in range(len(orders))]
    lead_to("ranking")
    for seat, order in zip(seats, orders, strict=True):
        vote(seat, *order)


def ours(app: Flask) -> Workers:
    """The teller of this app."""
    found: Workers = services_of(app).workers
    return found


def facts(kind: type) -> list[Any]:
    """What of this kind stands in the log."""
    return [line.event for line in logged() if isinstance(line.event, kind)]


def refused(act: Any) -> str:
    """The key with which this is refused."""
    with pytest.raises(Refused) as caught:
        perform(CODE, act, LEADER)
    return caught.value.key


def outcome() -> Any:
    """What the room was shown, or will be."""
    return stage_named(load(CODE).state, "ranking").state.outcome
