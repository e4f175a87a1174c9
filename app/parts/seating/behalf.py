"""The seats for which the console acts: those without a phone, and those whose owner asked for help."""

from collections.abc import Mapping
from datetime import UTC, datetime

from app.faces.view import View
from facilitation.acts import VoiceAct
from facilitation.parts.choice.asked import in_sight
from facilitation.parts.deciding.rules import decided_at
from facilitation.parts.seating import seats
from facilitation.registry import PARTS
from facilitation.state.deciding import deciders
from facilitation.state.seat import Seat


def acted_for(view: View) -> list[Seat]:
    """The seats for which the console acts, in the order in which they were added."""
    now = datetime.now(UTC)
    return [seat for seat in seats(view.meeting).values() if seat.helped(now)]


def handed_in(view: View) -> frozenset[str]:
    """The seats that voted, answered or looked back at the present stage; what they said is not in it."""
    choice, answered = in_sight(view.meeting), PARTS.kind(view.stage).answered
    if choice and not choice.closed:
        return frozenset(choice.answers)
    if answered is not None:
        return frozenset(answered(view.stage.state))
    return frozenset(view.room.voted.get(view.stage.key, ()))


def asked_now(view: View) -> Mapping[str, Seat]:
    """The seats that may hand in or answer now: those that decide, where it is decided; else all."""
    choice, known = in_sight(view.meeting), seats(view.meeting)
    decide = bool(choice and not choice.closed) or decided_at(view.stage)
    return deciders(view.meeting, known) if decide else known


def may_act_for(view: View) -> bool:
    """Whether there is something now that the console can do for somebody without a phone."""
    if view.meeting.closed:
        return False
    choice, part = in_sight(view.meeting), PARTS.parts[view.stage.plan.kind]
    voices = PARTS.kind(view.stage).ballots is not None or any(issubclass(act, VoiceAct) for act in part.rules)
    return bool(choice and not choice.closed) or (view.stage.status == "open" and voices)
