"""Turnout that adds up: heads at the door, seats and ballots; a mismatch is explained before the closing."""

from typing import Any

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.events import BallotsSealed, Event, MeetingClosed, MeetingOpened
from facilitation.part import Button, Context, Facts, Part, Rule, Say, Step
from facilitation.parts.stages import CloseMeeting, may_end
from facilitation.parts.turnout.asked import counted, mismatches, present, record, turnout, unexplained
from facilitation.parts.turnout.state import NAME, Counts, Explained, Turnout, TurnoutExplained, TurnoutTold
from facilitation.refusals import Refused
from facilitation.roles import LEADERS
from facilitation.state.meeting import Meeting
from facilitation.texts import why

replace = msgspec.structs.replace


class ExplainTurnout(Act, frozen=True, kw_only=True, tag="turnout.explain"):
    """Say why two numbers do not go together, such as `seats` or `few:ranking`."""

    mismatch: Key
    reason: Writing = ""


def explain(context: Context[Any], act: ExplainTurnout) -> Facts:
    """Explain a mismatch. Event: turnout.explained.

    Raises Refused(turnout_fits) where there is no such mismatch now, and what `why` raises.
    """
    for wrong in mismatches(context.meeting):
        if wrong.key == act.mismatch:
            said = why(act.reason)
            return [TurnoutExplained(mismatch=wrong.key, found=wrong.found, limit=wrong.limit, reason=said)]
    raise Refused("turnout_fits")


REFUSALS = {"seats": "turnout_seats", "ballots": "turnout_ballots", "more": "turnout_more", "few": "turnout_few"}


def bar(context: Context[Any], act: CloseMeeting) -> None:
    """Close nothing whose turnout does not add up, unless that was explained.

    Raises Refused(turnout_seats, turnout_ballots, turnout_more, turnout_few) for the first that was not.
    """
    for wrong in unexplained(context.meeting):
        raise Refused(REFUSALS[wrong.what], found=wrong.found, limit=wrong.limit)


def tell(meeting: Meeting, event: MeetingClosed) -> list[Event]:
    """That the closing looked at it, where heads were counted."""
    by: Counts | msgspec.UnsetType = msgspec.UNSET if present(meeting).deciding is None else "deciding"
    return [TurnoutTold(by=by)] if counted(meeting) else []


def begin(opened: MeetingOpened) -> Turnout:
    """Nothing was sealed, and nothing had to be explained."""
    return Turnout()


def on_sealed(before: Meeting, meeting: Meeting, event: BallotsSealed) -> Meeting:
    """Who was there when these ballots were sealed."""
    here = turnout(meeting)
    there = present(meeting, event.stage)
    return meeting.with_part(NAME, replace(here, sealings={**here.sealings, event.stage: there}))


def on_explained(state: Turnout, event: TurnoutExplained) -> Turnout:
    """Remember why these two numbers do not go together."""
    said = Explained(event.found, event.limit, event.reason or "")
    return replace(state, explained={**state.explained, event.mismatch: said})


def on_told(state: Turnout, event: TurnoutTold) -> Turnout:
    """The record tells the turnout as it stands."""
    return replace(state, told=True, by="seats" if event.by is msgspec.UNSET else event.by)


def next_step(meeting: Meeting) -> Step | None:
    """Explain what does not add up, once the meeting may be closed."""
    wrong = unexplained(meeting) if may_end(meeting) else []
    if not wrong:
        return None
    return Step(Button(Say("explain_turnout"), to="opkomst"), missing=(Say("turnout_open", {"n": len(wrong)}),))


PART: Part[Turnout] = Part(
    NAME,
    state=begin,
    rules={ExplainTurnout: Rule(explain, LEADERS)},
    events={TurnoutExplained: on_explained, TurnoutTold: on_told},
    follows={BallotsSealed: on_sealed},
    bars={CloseMeeting: bar},
    tells={MeetingClosed: tell},
    record=record,
    apart=True,
    next_step=next_step,
)
