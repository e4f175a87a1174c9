"""Besluit: the room says whether it can live with the package, talks about objections, and records its decision."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from facilitation.events import HandsCounted, HandsVoided, StageClosed, StageRevealed
from facilitation.part import Part, Rule, Whole
from facilitation.parts.committee.events import ListsFixed
from facilitation.parts.decision.acts import (
    AcceptObjection,
    FloorObjection,
    GiveConsent,
    HideConcern,
    JoinView,
    LeaveView,
    ModerateView,
    OpenRound,
    PostView,
    RecordDecision,
    ReopenDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.decision.changes import (
    asking_anew,
    on_cards,
    on_floored,
    on_given,
    on_hands,
    on_hidden,
    on_joined,
    on_left,
    on_moderated,
    on_posted,
    on_recorded,
    on_reopened,
    on_round,
    on_settled,
    on_told,
    places,
    shows,
    without_seat,
)
from facilitation.parts.decision.events import (
    AnswersTold,
    ConcernHidden,
    ConsentGiven,
    ConsentOnPaper,
    DecisionRecorded,
    DecisionReopened,
    ObjectionFloored,
    ObjectionSettled,
    RoundOpened,
    ViewJoined,
    ViewLeft,
    ViewModerated,
    ViewPosted,
)
from facilitation.parts.decision.minority import join, leave, moderate, post
from facilitation.parts.decision.next_step import next_step
from facilitation.parts.decision.objections import accept, floor, settle, spoken_by, withdraw
from facilitation.parts.decision.record import note_decision, note_reopened, record
from facilitation.parts.decision.rounds import CARDS, give, hide, open_round, reopen, told
from facilitation.parts.decision.rounds import record as record_decision
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import InitiativeCorrected, InitiativeRestored, InitiativeWithdrawn
from facilitation.parts.ranking.events import BallotsCounted
from facilitation.parts.seating import of_seat
from facilitation.roles import DECIDERS, FACILITATOR_ALONE, LEADERS, MODERATORS, VOICES
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """A seat's answer of now, the views it wrote or stands behind, and its objections that can be taken back."""
    own = {"consent": None, "joined": (), "view": None, "objections": ()}
    stage = KIND.at(meeting) if seat else None
    if seat is None or stage is None:
        return own
    here = KIND.here(meeting)
    consent = here.state.consents.get(seat) if here else None
    return {"consent": msgspec.to_builtins(consent) if consent else None, **_dissent(stage, seat)}


def _dissent(stage: LiveStage[DecisionState], seat: str) -> dict[str, Any]:
    state, shown = stage.state, stage.status == "closed"
    owned = {key for key, owner in state.owners(shown).items() if owner == seat and not state.recorded}
    back = (o.id for o in state.objections(shown) if o.id in owned and o.fate.became != "withdrawn")
    return {
        "joined": tuple(view.id for view in state.views.values() if seat in view.supporters),
        "view": next((view.id for view in state.views.values() if view.author == seat), None),
        "objections": tuple(back),
    }


def objectors(meeting: Meeting, event: object) -> Collection[str]:
    """Whoever has an objection that can be seen."""
    stage = KIND.at(meeting)
    return set(stage.state.owners(stage.status == "closed").values()) if stage else set()


CHANGE_THE_PACKAGE = (
    StageRevealed,
    BallotsCounted,
    InitiativeWithdrawn,
    InitiativeCorrected,
    InitiativeRestored,
    DivisionComposed,
    ListsFixed,
)
PART: Part[None] = Part(
    "decision",
    kind=KIND,
    rules={
        GiveConsent: Rule(give, DECIDERS),
        OpenRound: Rule(open_round, LEADERS),
        RecordDecision: Rule(record_decision, FACILITATOR_ALONE, waits_for_count="shown"),
        ReopenDecision: Rule(reopen, FACILITATOR_ALONE),
        HideConcern: Rule(hide, MODERATORS, lasting="undo_gone"),
        FloorObjection: Rule(floor, LEADERS),
        SettleObjection: Rule(settle, LEADERS),
        WithdrawObjection: Rule(withdraw, DECIDERS),
        AcceptObjection: Rule(accept, DECIDERS),
        PostView: Rule(post, VOICES, lasting="undo_hide"),
        JoinView: Rule(join, VOICES),
        LeaveView: Rule(leave, VOICES),
        ModerateView: Rule(moderate, MODERATORS),
    },
    events={
        ConsentGiven: on_given,
        ConsentOnPaper: on_cards,
        AnswersTold: on_told,
        RoundOpened: on_round,
        DecisionRecorded: Whole(on_recorded),
        DecisionReopened: Whole(on_reopened),
        ConcernHidden: on_hidden,
        ObjectionFloored: on_floored,
        ObjectionSettled: on_settled,
        ViewPosted: on_posted,
        ViewJoined: on_joined,
        ViewLeft: on_left,
        ViewModerated: on_moderated,
    },
    follows={
        **dict.fromkeys(CHANGE_THE_PACKAGE, asking_anew),
        **dict.fromkeys(REMOVALS, without_seat),
        **dict.fromkeys((HandsCounted, HandsVoided), on_hands),
    },
    shows=shows,
    voices={**dict.fromkeys((ConsentGiven, ViewPosted, ViewJoined, ViewLeft), of_seat), ObjectionSettled: spoken_by},
    places=places,
    tells={StageClosed: told},
    moments={DecisionRecorded: "decided", DecisionReopened: "-decided"},
    notes={DecisionRecorded: note_decision, DecisionReopened: note_reopened},
    on_paper=CARDS,
    record=record,
    mine=mine,
    next_step=next_step,
    touches=dict.fromkeys((StageClosed, ObjectionSettled, DecisionRecorded, DecisionReopened), objectors),
)
