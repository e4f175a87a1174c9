"""How what happens among viewers changes what the meeting keeps of them."""

import msgspec

from facilitation.events import Event, MeetingOpened
from facilitation.parts.ballots import VoteVoided
from facilitation.parts.seating import SeatTaken
from facilitation.parts.viewers.events import LivecastLocked, PollCounted, ViewerJoined, ViewerLeft
from facilitation.parts.viewers.rules import CHANNEL
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat
from facilitation.state.viewers import NAME, Poll, Viewers, viewers, watching

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Viewers:
    """A meeting opens with nobody who watches from home."""
    return Viewers()


def on_joined(state: Viewers, event: ViewerJoined) -> Viewers:
    """One viewer more is there, and one more ever was."""
    there = put(state.there, event.seat, Seat(event.seat, None, CHANNEL))
    return replace(state, there=there, ever=state.ever + 1)


def on_left(state: Viewers, event: ViewerLeft) -> Viewers:
    """One viewer less; that there was one more stays known."""
    return replace(state, there={seat: each for seat, each in state.there.items() if seat != event.seat})


def on_counted(state: Viewers, event: PollCounted) -> Viewers:
    """What viewers answered to the question of a vote."""
    return replace(state, polls={**state.polls, event.stage: Poll(event.answered, event.form, event.points)})


def on_locked(state: Viewers, event: LivecastLocked) -> Viewers:
    """The livecast is only for who has its link, or for everybody."""
    return replace(state, locked=event.on)


def voided(before: Meeting, meeting: Meeting, event: VoteVoided) -> Meeting:
    """A vote that is held again is asked of viewers again."""
    here = viewers(meeting)
    polls = {stage: poll for stage, poll in here.polls.items() if stage != event.stage}
    return meeting.with_part(NAME, replace(here, polls=polls)) if len(polls) < len(here.polls) else meeting


def before_sitting(meeting: Meeting, event: SeatTaken) -> list[Event]:
    """Who watched and sits down is a viewer no longer."""
    return [ViewerLeft(seat=event.seat)] if event.seat in watching(meeting) else []
