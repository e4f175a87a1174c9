"""What to do next around a vote at home: go on while it is open, and show what it gave once it is counted."""

from facilitation.part import Button, Say, Step, Sure
from facilitation.parts.stages import named
from facilitation.parts.window.state import open_windows, windows
from facilitation.state.meeting import Meeting


def next_step(meeting: Meeting) -> Step | None:
    """Go on past a vote that is open at home, at the last stage end it, or show the outcome of one before; or None."""
    stage = meeting.current
    if stage.key in open_windows(meeting) and stage.status == "closed":
        return _waiting(meeting)
    behind = (key for key, window in windows(meeting).items() if window.how == "closed" and key != stage.key)
    shown = [each for key in behind for each in meeting.stages if each.key == key and each.sealed]
    return next((_show(each.key) for each in shown if each.status == "closed"), None)


def _waiting(meeting: Meeting) -> Step:
    until = Say("window_waits", {"until": windows(meeting)[meeting.current.key].closes.isoformat()})
    for to in meeting.stages[meeting.at + 1 : meeting.at + 2]:
        goes = Button(Say("next", named(to)), f"stage.advance expecting={meeting.current.key} to={to.key}")
        return Step(goes, sees=(Say("all_go_to", named(to)),), aside=(until,))
    return Step(Button(Say("end_window"), to="thuis"), sees=(until,))


def _show(key: str) -> Step:
    sure = Sure((Say("all_see_outcome"), Say("stays_seen")), Say("yes_show_outcome"))
    shows = Button(Say("show_home_outcome"), f"stage.reveal stage={key}", sure=sure)
    return Step(shows, sees=(Say("all_see_outcome"),), leans_on=(key,))
