"""How a change of the agenda changes the meeting: what was decided stays; the end of the evening goes along."""

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.clock import PART as CLOCK
from facilitation.parts.clock import ends
from facilitation.parts.practice import lasting
from facilitation.parts.replan.events import StageInserted, StagePlaced, StageRetimed, StageSkipped
from facilitation.parts.replan.state import NAME, Replan, replan
from facilitation.registry import PARTS
from facilitation.situation import position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Replan:
    """A meeting begins with the agenda that it opens with."""
    return Replan()


def on_retimed(meeting: Meeting, event: StageRetimed) -> Meeting:
    """The stage takes other minutes, and the evening is over so much later or earlier."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    after = meeting.with_stage(at, replace(stage, plan=replace(stage.plan, minutes=event.minutes)))
    return _later(after, event.minutes - stage.plan.minutes)


def on_skipped(meeting: Meeting, event: StageSkipped) -> Meeting:
    """The stage is not on the agenda; how it was planned stays known."""
    at = position(meeting, event.stage)
    plan, known = meeting.stages[at].plan, replan(meeting)
    meeting = replace(meeting, stages=_without(meeting, at))
    return _later(meeting.with_part(NAME, replace(known, skipped=(*known.skipped, plan))), -plan.minutes)


def on_placed(meeting: Meeting, event: StagePlaced) -> Meeting:
    """The same stage at another place."""
    at = position(meeting, event.stage)
    left = replace(meeting, stages=_without(meeting, at))
    return _with(left, meeting.stages[at], event.before)


def on_inserted(meeting: Meeting, event: StageInserted) -> Meeting:
    """One stage more, and the evening is over so much later."""
    stage: LiveStage[object] = LiveStage(event.plan, state=PARTS.kinds[event.plan.kind].state())
    return _later(_with(meeting, stage, event.before), event.plan.minutes)


def _without(meeting: Meeting, at: int) -> tuple[LiveStage[object], ...]:
    return (*meeting.stages[:at], *meeting.stages[at + 1 :])


def _with(meeting: Meeting, stage: LiveStage[object], before: str | None) -> Meeting:
    at = len(meeting.stages) if before is None else position(meeting, before)
    return replace(meeting, stages=(*meeting.stages[:at], stage, *meeting.stages[at:]))


def _later(meeting: Meeting, minutes: int) -> Meeting:
    """When the evening would be over by its agenda goes along with it."""
    over = ends(meeting)
    return meeting if over is None else CLOCK.changed(meeting, ends=over + lasting(meeting, 60 * minutes))
