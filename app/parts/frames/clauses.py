"""What a template may ask about the clauses of a frame and what is proposed for it."""

import msgspec
from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.parts.frames.words import REMOVED, counted, from_earlier, stands
from app.wording import Raised
from facilitation.parts.frames.state import (
    KIND,
    FramesState,
    Proposal,
    frames,
    objection_key,
    unconfirmed,
    with_clause,
)
from facilitation.state.frame import Clause, Frame, Tally
from facilitation.state.meeting import Meeting

ON_WALL, PROPOSED_ON_WALL = 4, 2


class Offer(msgspec.Struct, frozen=True):
    """A proposal that the room has to settle; `instead` is how the clause reads now, empty for one more clause."""

    id: str
    text: str
    reason: str
    instead: str
    author: str
    answers: int


class Line(msgspec.Struct, frozen=True):
    """A clause as everybody reads it: how it `stands` in words, old words, and what is proposed in place of it.

    `open` is whether the room may answer it and `amendable` whether it may propose another wording of it now.
    """

    id: str
    text: str
    standing: str
    stands: str
    counted: str
    reason: str
    objections: tuple[str, ...]
    before: tuple[str, ...]
    open: bool
    amendable: bool
    offers: tuple[Offer, ...]


class Said(msgspec.Struct, frozen=True):
    """What the console sees of a wording that is not settled: how many agree or not, and why not, each by its key."""

    counted: str
    objections: tuple[tuple[str, str], ...]


def lines(view: View, frame: Frame) -> list[Line]:
    """The clauses of a frame, those that hold no longer after the others."""
    state = _state(view)
    every = sorted(frame.every, key=lambda clause: not clause.holds)
    return [_line(view, state, frame, clause) for clause in every]


def _line(view: View, state: FramesState, frame: Frame, clause: Clause) -> Line:
    standing, asked = clause.standing(frame.confirmed), _asking(view)
    words = stands(standing, clause.by, bool(clause.before))
    earlier = clause.earlier
    known = from_earlier(earlier.title, earlier.on, earlier.agreed, earlier.against) if earlier else ""
    return Line(
        id=clause.id,
        text=clause.text or str(REMOVED),
        standing=standing,
        stands=" · ".join(text for text in (words, known) if text),
        counted=counted(clause.tally.agreed, clause.tally.against),
        reason=clause.reason,
        objections=tuple(text for text in clause.objections if text),
        before=tuple(_old(one.text, one.tally) for one in clause.before),
        open=asked and clause.is_open and not frame.confirmed,
        amendable=asked and clause.holds and not clause.fixed,
        offers=tuple(_offer(state, one, clause.text) for one in state.open_for(frame.key) if one.clause == clause.id),
    )


def _old(text: str, tally: Tally) -> str:
    many = counted(tally.agreed, tally.against)
    return f"{text or REMOVED} ({many})" if many else text or str(REMOVED)


def offers(view: View, frame: Frame) -> list[Offer]:
    """What is proposed as one more clause of a frame."""
    state = _state(view)
    return [_offer(state, each, "") for each in state.open_for(frame.key) if each.clause is None]


def _offer(state: FramesState, made: Proposal, instead: str) -> Offer:
    number = len(state.answers.get(made.id, {}))
    return Offer(made.id, made.text or str(REMOVED), made.reason, instead, made.author, number)


def raised(meeting: Meeting, stage: str, about: str) -> Raised | None:
    """What hands are up for at the frames: a wording; None at another stage."""
    here, found = KIND.named(meeting, stage), with_clause(meeting, about)
    if here is None:
        return None
    made = here.state.proposals.get(about)
    text = found[1].text if found else made.text if made else ""
    return Raised(text or str(REMOVED), {"agreed": _("Eens"), "against": _("Niet eens")})


def said(view: View, wording: str) -> Said:
    """What the room says of a wording so far; for the console alone."""
    state = _state(view)
    tally = state.tally(wording)
    named = tuple((objection_key(wording, words), words) for words in dict.fromkeys(state.objections(wording)))
    return Said(counted(tally.agreed, tally.against), named)


def documented(view: View) -> bool:
    """Whether the room agreed on frames this evening, so that there is a document of them."""
    return KIND.at(view.meeting) is not None and any(frame.confirmed for frame in frames(view.meeting).values())


def now(view: View) -> Frame | None:
    """The frame that is next to be confirmed."""
    return next(iter(unconfirmed(view.meeting)), None)


def talked(view: View, frame: Frame) -> bool:
    """Whether there is more to show of a frame than its text: what is proposed, settled or comes from elsewhere."""
    told = any(clause.settled or clause.earlier or clause.by for clause in frame.every)
    return told or bool(_state(view).open_for(frame.key))


def on_wall(view: View, frame: Frame) -> list[Line]:
    """As many clauses as fit on the wall, those that are talked about first."""
    every = [line for line in lines(view, frame) if line.standing not in ("dropped", "city")]
    fit = ON_WALL - len(proposed_on_wall(view, frame))
    return sorted(every, key=lambda line: (not line.offers, line.standing == "fixed"))[:fit]


def proposed_on_wall(view: View, frame: Frame) -> list[Offer]:
    """As many proposals as fit on the wall, the newest first."""
    every = [*(offer for line in lines(view, frame) for offer in line.offers), *offers(view, frame)]
    return sorted(every, key=lambda offer: -int(offer.id[1:]))[:PROPOSED_ON_WALL]


def wordings(view: View) -> list[tuple[str, str]]:
    """All that the room may answer now, by id: for whoever answers for somebody else."""
    every = [line for frame in frames(view.meeting).values() for line in lines(view, frame)]
    offered = [offer for frame in frames(view.meeting).values() for offer in offers(view, frame)]
    opened = [(line.id, line.text) for line in every if line.open]
    amending = (offer for line in every for offer in line.offers)
    return [*opened, *((offer.id, offer.text) for offer in (*amending, *offered))]


def amendable(view: View) -> list[tuple[str, str]]:
    """The clauses of which the room may propose another wording now, by id."""
    every = [line for frame in frames(view.meeting).values() for line in lines(view, frame)]
    return [(line.id, line.text) for line in every if line.amendable]


def hidden(view: View) -> list[tuple[str, str]]:
    """Your own proposals that were hidden, each with the reason; nothing in a region."""
    if view.me is None or view.meeting.closed or KIND.at(view.meeting) is None:
        return []
    known = _state(view).proposals
    return [(known[key].text, reason) for key, reason in view.me["unproposed"].items() if key in known]


def proposed(view: View) -> tuple[object, ...]:
    """A slice: what is proposed and not settled, without what anybody says of it."""
    return tuple(each for each in _state(view).proposals.values() if each.is_open)


def answered(view: View) -> tuple[tuple[str, int], ...]:
    """A slice: how many said something of each wording."""
    return tuple((wording, len(each)) for wording, each in _state(view).answers.items())


def _asking(view: View) -> bool:
    here = KIND.here(view.meeting)
    return here is not None and here.status == "open"


def _state(view: View) -> FramesState:
    here = KIND.at(view.meeting)
    return here.state if here else FramesState()
