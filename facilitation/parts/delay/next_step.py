"""What to do next while a closing waits for who is at home: wait, or close there earlier with a reason."""

from facilitation.part import Button, Say, Step, Sure
from facilitation.parts.delay.state import at_home, calling
from facilitation.state.meeting import Meeting


def next_step(meeting: Meeting) -> Step | None:
    """Wait; where nobody is left at home, close at once. None where no closing waits."""
    call = calling(meeting)
    if call is None:
        return None
    if not at_home(meeting):
        sure = Sure((Say("nobody_at_home"),), Say("close_home"))
        return Step(Button(Say("close_home"), "delay.end", sure=sure), sees=(Say("nobody_at_home"),))
    until = Say("home_waits", {"until": call.until.isoformat()})
    return Step(Button(Say("end_home"), to="voor-thuis"), sees=(until,), aside=(Say("home_then_counts"),))
