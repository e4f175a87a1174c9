"""What a meeting keeps of voting at home, and what may be asked of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from facilitation.parts.ballots import box_of
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

NAME = "window"
How = Literal["planned", "open", "closed"]


class Window(msgspec.Struct, frozen=True):
    """When people can vote at home on a stage (UTC), and how far that is; `vote` says for which vote of the stage."""

    opens: datetime
    closes: datetime
    how: How = "planned"
    vote: int = 1

    def takes(self, now: datetime) -> bool:
        """Whether a ballot may come in now: the clock closes it, also before anybody noticed."""
        return self.how == "open" and now < self.closes


Windows = Mapping[str, Window]


def windows(meeting: Meeting) -> Windows:
    """The windows of a meeting by the keys of their stages; none of a meeting that was not opened."""
    found: Windows = meeting.parts.get(NAME, {})  # type: ignore[assignment]
    return found


def window_at(meeting: Meeting, stage: LiveStage[Any]) -> Window | None:
    """The window of a stage, for the vote that it holds now."""
    found = windows(meeting).get(stage.key)
    return found if found and found.vote == box_of(stage).vote else None


def open_windows(meeting: Meeting) -> list[str]:
    """The stages on which people vote at home now, by their keys."""
    return [key for key, window in windows(meeting).items() if window.how == "open"]


def uncounted(meeting: Meeting) -> list[str]:
    """The stages whose votes from home wait for the hall, which did not close its own box yet."""
    waiting = ((stage, window_at(meeting, stage)) for stage in meeting.stages if not stage.sealed)
    return [stage.key for stage, window in waiting if window and window.how == "closed"]
