"""What can be asked of the agenda while the evening runs."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing

Minutes = Annotated[int, msgspec.Meta(ge=1, le=240)]


class RetimeStage(Act, frozen=True, kw_only=True, tag="stage.retime"):
    """Give the present stage, or a later one, another number of minutes; by default the present one."""

    minutes: Minutes


class SkipStage(Act, frozen=True, kw_only=True, tag="stage.skip"):
    """Leave a stage that is still to come out of the evening, with the reason."""

    skip: Key
    reason: Writing = ""


class PlaceStage(Act, frozen=True, kw_only=True, tag="stage.place"):
    """Put a stage that is still to come before another one, or at the end."""

    place: Key
    before: Key | None = None


class InsertStage(Act, frozen=True, kw_only=True, tag="stage.insert"):
    """Put a new stage on the agenda, of a kind that there is: a break, a vote; before another, or at the end."""

    of: Key
    minutes: Minutes = 10
    before: Key | None = None
    title: Writing = ""
