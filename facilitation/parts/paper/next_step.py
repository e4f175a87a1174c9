"""What the console is told while paper is still to be counted: which batch is not done, or that nothing more comes."""

from facilitation.part import Button, Say, Step
from facilitation.parts.paper.state import handed_at, unfinished, waited_for
from facilitation.state.meeting import Meeting


def next_step(meeting: Meeting) -> Step | None:
    """At a stage that the hall closed and of which paper is out: wait for it, or say that it is all there."""
    stage = meeting.current
    if stage.key not in waited_for(meeting) or stage.status != "closed":
        return None
    handed = handed_at(meeting, stage)
    left = tuple(Say("batch_unfinished", {"batch": batch.id}) for batch in unfinished(meeting, stage.key))
    aside = (Say("paper_handed", {"ballots": handed.ballots if handed else 0}),)
    return Step(Button(Say("end_paper"), to="papier"), sees=(Say("paper_counts"),), aside=aside, missing=left)
