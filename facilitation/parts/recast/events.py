"""What happens to a question to proposers."""

from typing import ClassVar

from facilitation.events import Event


class RecastOffered(Event, frozen=True, kw_only=True, tag="recast.offered"):
    """The proposers were asked; `ask` in cents, the first plan is the one that goes on."""

    texts: ClassVar = ("text", "title")
    recast: str
    initiatives: tuple[str, ...]
    ask: int
    text: str | None
    title: str | None = ""


class RecastAnswered(Event, frozen=True, kw_only=True, tag="recast.answered"):
    """One of them answered. After the last yes the plans are corrected and withdrawn by events of their own."""

    texts: ClassVar = ("words",)
    recast: str
    initiative: str
    yes: bool
    aloud: bool
    words: str | None = ""


class RecastDropped(Event, frozen=True, kw_only=True, tag="recast.dropped"):
    """It is asked no longer."""

    recast: str
