"""Kaders: the five agreements, clause by clause, are settled and confirmed before money is talked about."""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.events import HandsCounted, HandsVoided
from facilitation.part import Button, Part, Rule, Say, Step, Waits, Whole
from facilitation.parts import stages
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.frames.acts import (
    AmendFrame,
    AnswerWording,
    ChangeFrame,
    ConfirmFrame,
    ConfirmFrames,
    HideObjection,
    HideProposal,
    OfferClause,
    ProposeClause,
    ReopenFrame,
    SettleWording,
)
from facilitation.parts.frames.changes import (
    begin,
    on_amended,
    on_answered,
    on_changed,
    on_confirmed,
    on_hands,
    on_hidden,
    on_objection_hidden,
    on_offered,
    on_proposed,
    on_reopened,
    on_settled,
    places,
    shows,
    without_seat,
)
from facilitation.parts.frames.events import (
    ClauseOffered,
    ClauseProposed,
    FrameAmended,
    FrameChanged,
    FrameConfirmed,
    FrameReopened,
    ObjectionHidden,
    ProposalHidden,
    WordingAnswered,
    WordingSettled,
)
from facilitation.parts.frames.record import note_confirmed, note_reopened, record
from facilitation.parts.frames.rules import amend, change, confirm, confirm_all, money_talked, reopen, taken_over
from facilitation.parts.frames.state import KIND, NAME, Frames, FramesState, frames, unconfirmed
from facilitation.parts.frames.talk import answer, hide, hide_objection, offer, propose, settle
from facilitation.parts.seating import of_seat
from facilitation.registry import PARTS
from facilitation.roles import DECIDERS, LEADERS, MODERATORS, VOICES
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

__all__ = [
    "KIND", "PART", "AmendFrame", "ChangeFrame", "ConfirmFrame", "FrameAmended", "FrameReopened", "Frames",
    "ReopenFrame", "frames", "money_talked", "unconfirmed",
]  # fmt: skip


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat said of what is not settled yet, by wording, and its proposals that were hidden, with the reason."""
    here = KIND.at(meeting)
    state = here.state if here and seat else FramesState()
    answers = {wording: said[seat] for wording, said in state.answers.items() if seat is not None and seat in said}
    gone = {each.id: each.why for each in state.proposals.values() if each.hidden and each.author == seat}
    agreed = {wording: {"agrees": said.agrees, "reason": said.reason} for wording, said in answers.items()}
    return {"wordings": agreed, "unproposed": gone}


def of_author(before: Meeting, event: ClauseProposed) -> str:
    """The seat that proposed it."""
    return event.author


def touched_author(meeting: Meeting, event: ProposalHidden) -> Collection[str]:
    """Whoever proposed what was hidden."""
    return {KIND.live(stage_named(meeting, event.stage)).state.proposals[event.proposal].author}


def of_whoever_said_it(meeting: Meeting, event: ObjectionHidden) -> Collection[str]:
    """The seat that gave the reason."""
    return {event.seat}


def next_step(meeting: Meeting) -> Step | None:
    """The room agrees on the next frame, once what is proposed for it is settled; then to money that waited for it."""
    here, left = KIND.here(meeting), unconfirmed(meeting)
    if here is None or here.status != "open":
        return None
    if not left:
        return _passed_over(meeting)
    still = Say("still", {"n": len(left), "of": len(frames(meeting))})
    waiting = here.state.open_for(left[0].key)
    if waiting:
        settles = Button(Say("settle_first", {"n": len(waiting)}), to=f"frame-{left[0].key}", icon="up")
        return Step(settles, sees=(Say("ask_room", {"text": waiting[0].text}),), aside=(still,))
    one = Button(Say("confirm", {"title": left[0].title}), f"frame.confirm {left[0].key}", icon="check")
    known = taken_over(meeting, here.state)
    if not known:
        return Step(one, sees=(Say("ask_whether_right"),), aside=(still,))
    every = Button(Say("confirm_all", {"n": len(known)}), "frame.confirm_all", icon="check")
    return Step(every, sees=(Say("ask_taken_over"),), aside=(still,), others=(one,))


def _passed_over(meeting: Meeting) -> Step | None:
    """Back to the first stage that divides money and waited for the frames; None where none did."""
    before = (stage for stage in meeting.stages[: meeting.at] if stage.status == "waiting")
    for to in (stage for stage in before if PARTS.kind(stage).divides_money):
        act = f"stage.advance expecting={meeting.current.key} to={to.key}"
        return Step(Button(Say("money_waited", stages.named(to)), act, icon="prev"))
    return None


def waits(meeting: Meeting, stage: LiveStage[Any]) -> Waits | None:
    """Money waits for the frames: for a stage that divides it, where the agenda has a stage for them."""
    place, left = KIND.at(meeting), unconfirmed(meeting)
    if place is None or not left or not PARTS.kind(stage).divides_money:
        return None
    names: dict[str, object] = {"frames": ", ".join(frame.title for frame in left), "count": len(left)}
    to = f" to={place.key}" if place.key != meeting.current.key else ""
    act = f"stage.{'advance' if to else 'open'} expecting={meeting.current.key}{to}"
    goes = Button(Say("frames_first", stages.named(place)), act, icon="prev" if to else "next")
    return Waits("money_waits", names, Step(goes, missing=(Say("money_waits", names),)))


PART: Part[Frames] = Part(
    NAME,
    state=begin,
    kind=KIND,
    rules={
        ChangeFrame: Rule(change, LEADERS),
        ConfirmFrame: Rule(confirm, LEADERS),
        ConfirmFrames: Rule(confirm_all, LEADERS),
        ReopenFrame: Rule(reopen, LEADERS),
        AmendFrame: Rule(amend, LEADERS),
        ProposeClause: Rule(propose, VOICES, limit="arguments"),
        OfferClause: Rule(offer, LEADERS),
        AnswerWording: Rule(answer, DECIDERS),
        SettleWording: Rule(settle, LEADERS),
        HideProposal: Rule(hide, MODERATORS),
        HideObjection: Rule(hide_objection, MODERATORS),
    },
    events={
        FrameChanged: on_changed,
        FrameConfirmed: Whole(on_confirmed),
        FrameReopened: on_reopened,
        FrameAmended: on_amended,
        ClauseProposed: on_proposed,
        ClauseOffered: on_offered,
        WordingAnswered: on_answered,
        WordingSettled: Whole(on_settled),
        ProposalHidden: on_hidden,
        ObjectionHidden: on_objection_hidden,
    },
    follows={**dict.fromkeys(REMOVALS, without_seat), **dict.fromkeys((HandsCounted, HandsVoided), on_hands)},
    shows=shows,
    voices={ClauseProposed: of_author, WordingAnswered: of_seat},
    places=places,
    notes={FrameConfirmed: note_confirmed, FrameReopened: note_reopened},
    record=record,
    mine=mine,
    touches={ProposalHidden: touched_author, ObjectionHidden: of_whoever_said_it},
    waits=waits,
    next_step=next_step,
)
