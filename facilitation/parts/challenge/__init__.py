"""Challenge: plans that were sent in on a call, before the evening; the record tells in which round each came."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course, Part
from facilitation.state.plan import Initiative


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """The call and the round that a plan came in on, and when; no member for one that was not sent in."""
    return {"origin": msgspec.to_builtins(plan.origin)} if plan.origin else {}


PART: Part[None] = Part("challenge", record_of_plan=record_of_plan)
