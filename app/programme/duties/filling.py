"""Fills an installation for show: an evening of the Klaverbuurt half a year ago, and what came of its decision."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from app.demo import demo_meetings
from app.demo.small_plans import CODE, FILE, SmallPlans
from app.imports import listing
from app.languages import AMSTERDAM
from app.programme.rounds import filling, outcome
from app.services import services

WEEKS = 25
"""How long ago the evening was."""


def fill() -> None:
    """Add the evening with its decision, where it is not there yet; again changes nothing."""
    filling.fill()
    if demo_meetings.exists(CODE):
        return
    told: Mapping[str, Any] = listing.load(FILE)
    began = datetime.combine(filling.day(-WEEKS), time(19, 30), AMSTERDAM)
    evening = SmallPlans(told, began.astimezone(UTC))
    evening.play()
    services().database.commit(evening.keep)
    outcome.join(filling.SMALL, CODE, 100 * told["pot_eur"])
    outcome.take(filling.SMALL, CODE)
