"""What may be asked of who may decide."""

from facilitation.parts.hall import stands
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.state.deciding import BY_CODE, Mode, entitled
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


def spent(meeting: Meeting) -> int:
    """How many codes were used so far, by seats and on paper."""
    here = entitled(meeting)
    return len(here.coded) + here.paper


def without(meeting: Meeting) -> list[str]:
    """The seats that look, ask and speak, and do not decide."""
    here = entitled(meeting)
    return [] if here.mode in (None, "open") else [seat for seat in seats(meeting) if seat not in here.seats]
