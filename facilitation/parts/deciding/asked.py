"""What may be asked of who may decide; and what the record tells of it, never which seat, and never a code."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.hall import stands
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.state.deciding import BY_CODE, NAME, Entitled, Mode, entitled
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting


def require_codes(meeting: Meeting) -> None:
    """Raises Refused(no_codes) in a meeting where nobody decides by a code."""
    require_mode(meeting, BY_CODE, "no_codes")


def require_mode(meeting: Meeting, modes: tuple[Mode, ...], refusal: str) -> None:
    """Raises Refused(`refusal`) where it is none of these by what somebody decides."""
    if entitled(meeting).mode not in modes:
        raise Refused(refusal)


def counted(meeting: Meeting, table: str) -> int:
    """How many people were counted at a table, with those of the tables that became it."""
    return sum(heads for key, heads in entitled(meeting).heads.items() if stands(meeting, key) == table)


def deciding_at(meeting: Meeting, table: str) -> list[str]:
    """The seats that were counted at a table, wherever they sit now."""
    return [seat for seat, at in entitled(meeting).seats.items() if at and stands(meeting, at) == table]


def waiting_at(meeting: Meeting, table: str) -> list[str]:
    """The seats at a table that nobody there counted yet, nor said of that they only look along."""
    here = entitled(meeting)
    there = (seat.id for seat in seats(meeting).values() if seat.table == table)
    return [seat for seat in there if seat not in here.seats and seat not in here.refused]


def spent(meeting: Meeting) -> int:
    """How many codes were used so far, by seats and on paper."""
    here = entitled(meeting)
    return len(here.coded) + here.paper


def without(meeting: Meeting) -> list[str]:
    """The seats that look, ask and speak, and do not decide."""
    here = entitled(meeting)
    return [] if here.mode in (None, "open") else [seat for seat in seats(meeting) if seat not in here.seats]


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
