"""What can happen to the frames and their clauses."""

from typing import ClassVar

from facilitation.events import Event, Said, StageEvent
from facilitation.parts.frames.acts import Verdict


class FrameChanged(Event, frozen=True, kw_only=True, tag="frame.changed"):
    """A frame reads differently from now on."""

    texts: ClassVar = ("title", "text")
    frame: str
    title: str | None
    text: str | None
    fixed: bool


class FrameConfirmed(Event, frozen=True, kw_only=True, tag="frame.confirmed"):
    """The room agreed on this frame."""

    frame: str


class FrameReopened(Event, frozen=True, kw_only=True, tag="frame.reopened"):
    """The room did not agree on this frame after all."""

    texts: ClassVar = ("reason",)
    frame: str
    reason: str | None


class FrameAmended(Event, frozen=True, kw_only=True, tag="frame.amended"):
    """A frame that holds reads differently from now on."""

    texts: ClassVar = ("text", "reason")
    frame: str
    text: str | None
    reason: str | None


class ClauseProposed(StageEvent, frozen=True, kw_only=True, tag="frame.proposed"):
    """Somebody proposed another wording of a clause, or with `clause` None one more for the frame."""

    texts: ClassVar = ("text", "reason")
    pseudonyms: ClassVar = {"author": ("proposal",)}
    frame: str
    proposal: str
    clause: str | None
    text: str | None
    reason: str | None
    author: str


class ClauseOffered(StageEvent, frozen=True, kw_only=True, tag="frame.offered"):
    """Whoever leads put one more clause to the room."""

    texts: ClassVar = ("text", "reason")
    frame: str
    proposal: str
    text: str | None
    reason: str | None


class WordingAnswered(Said, frozen=True, kw_only=True, tag="frame.answered"):
    """A seat agreed with a clause as it stands or with a proposal, or did not and said why."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), ("wording", "wording"))
    wording: str
    agrees: bool
    reason: str | None


class WordingSettled(StageEvent, frozen=True, kw_only=True, tag="frame.settled"):
    """The room settled a clause or a proposal."""

    texts: ClassVar = ("reason",)
    wording: str
    verdict: Verdict
    reason: str | None


class ProposalHidden(StageEvent, frozen=True, kw_only=True, tag="frame.hidden"):
    """A proposal was taken out of sight."""

    texts: ClassVar = ("reason",)
    proposal: str
    reason: str | None


class ObjectionHidden(StageEvent, frozen=True, kw_only=True, tag="frame.reason_hidden"):
    """Why a seat does not agree with a wording was taken out of sight; its answer stays."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seat": ("wording", "wording")}
    wording: str
    seat: str
    reason: str | None
