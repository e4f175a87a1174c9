"""What happened among viewers: they come, take a seat after all, and answered in a poll that counts in nothing."""

from collections.abc import Mapping
from typing import ClassVar

from facilitation.events import Event, StageEvent
from facilitation.state.viewers import PollForm

WATCHING: Mapping[str, tuple[str, ...]] = {"seat": ("viewer",)}


class ViewerJoined(Event, frozen=True, kw_only=True, tag="viewer.joined"):
    """Somebody watches from home, and has no seat."""

    pseudonyms: ClassVar = WATCHING
    seat: str


class ViewerLeft(Event, frozen=True, kw_only=True, tag="viewer.left"):
    """A viewer takes a seat, and is a viewer no longer."""

    pseudonyms: ClassVar = WATCHING
    seat: str


class PollCounted(StageEvent, frozen=True, kw_only=True, tag="poll.counted"):
    """The vote of `stage` closed, and so many viewers `answered` the same question: five or more.

    `points` has per plan what their answers add up to, by their `form`: for `order` as many as there are plans from
    its place to the last, for `approved` one, for `amounts` the cents, and for the others the mark.
    """

    answered: int
    form: PollForm
    points: Mapping[str, int]


class LivecastLocked(Event, frozen=True, kw_only=True, tag="livecast.locked"):
    """The livecast is only for who has its link, or with `on` false for everybody again."""

    on: bool
