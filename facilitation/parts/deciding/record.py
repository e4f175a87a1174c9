"""What the record tells of who could decide; never which seat, and never a code."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.deciding.asked import spent, without
from facilitation.parts.seating import seats
from facilitation.state.deciding import BY_CODE, NAME, Entitled, entitled
from facilitation.state.groups import told_apart


def record(course: Course) -> Mapping[str, Any]:
    """By what people decided, and how many codes or heads there were; no member where everybody decides."""
    here = entitled(course.meeting)
    if here.agreed is None:
        return {}
    told: dict[str, Any] = {"mode": here.mode, "binding": here.mode != "open", "speak": here.agreed.speak}
    if here.mode != "open":
        told |= _seats(course)
    if here.mode in BY_CODE:
        told |= _codes(course, here)
    if here.mode == "table":
        told["heads"] = sum(here.heads.values())
    return {NAME: told}


def _seats(course: Course) -> dict[str, Any]:
    """How many seats decided and how many only spoke, where neither is fewer than five."""
    speaking = len(without(course.meeting))
    deciding = len(seats(course.meeting)) - speaking
    return {"seats": {"deciding": deciding, "speaking": speaking}} if told_apart((deciding, speaking)) else {}


def _codes(course: Course, here: Entitled) -> dict[str, Any]:
    used = here.used or ()
    batches: list[dict[str, int]] = [{"issued": batch.issued, "voided": batch.voided} for batch in here.batches]
    for batch, number in zip(batches, used, strict=False):
        batch["used"] = number
    same, other = here.settled
    doubles = {"open": len(here.doubles), "same": same, "other": other}
    return {"codes": {"batches": batches, "used": spent(course.meeting), "paper": here.paper, "doubles": doubles}}
