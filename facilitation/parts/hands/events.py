"""What happens to a count of hands; that it counts, or does not, stands with the events of the meeting."""

from typing import ClassVar

from facilitation.by_two.show import Numbers
from facilitation.events import StageEvent


class HandsOpened(StageEvent, frozen=True, kw_only=True, tag="hands.opened"):
    """Two people count hands for this question of a stage."""

    count: str
    about: str


class CountEvent(StageEvent, frozen=True, kw_only=True):
    """A fact of one count of hands at a stage."""

    count: str


class HandsEntered(CountEvent, frozen=True, kw_only=True, tag="hands.entered"):
    """What the first (1) or the second (2) counted, and who that is: by which link, and a mark of the device."""

    turn: int
    link: str
    device: str
    numbers: Numbers


class HandsExplained(CountEvent, frozen=True, kw_only=True, tag="hands.explained"):
    """Why what is remarkable is right."""

    texts: ClassVar = ("words",)
    code: str
    words: str | None


class HandsSettled(CountEvent, frozen=True, kw_only=True, tag="hands.settled"):
    """What it was where they differed, as one of both (`turn`) says, who with that confirmed it."""

    turn: int
    numbers: Numbers


class HandsConfirmed(CountEvent, frozen=True, kw_only=True, tag="hands.confirmed"):
    """The first (1) or the second (2) confirmed what it is."""

    turn: int
