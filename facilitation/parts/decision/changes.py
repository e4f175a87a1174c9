"""How what happens at the decision changes what it keeps, and what a changed package does to the answers."""

from collections.abc import Iterator
from typing import Any

import msgspec

from facilitation.by_two.card import beside_batch, seat_of
from facilitation.by_two.show import Show
from facilitation.events import Event, HandsCounted, HandsVoided
from facilitation.part import Place
from facilitation.parts.decision.consent import POSITIONS, Consent, Fate, Round
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
from facilitation.parts.decision.state import KIND, DecisionState, MinorityView
from facilitation.parts.door.events import Removal, fallen
from facilitation.parts.package.division import current, division_of, settle, unsettle
from facilitation.situation import home, position
from facilitation.state.kept import minus, plus, put
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

replace = msgspec.structs.replace


def on_given(state: DecisionState, event: ConsentGiven) -> DecisionState:
    """The seat's answer of now, in place of the one before."""
    consent = Consent(event.position, event.reason or "", event.channel, event.need or "", event.lot or "")
    return replace(state, now=replace(state.now, consents=put(event.beside(state.consents), event.seat, consent)))


def on_cards(state: DecisionState, event: ConsentOnPaper) -> DecisionState:
    """The cards of a batch, each under a name that is no seat's, in place of what was known of it."""
    there = beside_batch(state.consents, event.batch)
    for place, card in enumerate(event.answers, 1):
        there[seat_of(event.batch, place)] = Consent(card.position, card.reason or "", "paper", card.need or "")
    return replace(state, now=replace(state.now, consents=there))


def on_told(state: DecisionState, event: AnswersTold) -> DecisionState:
    """What is told apart of the round that closes."""
    return replace(state, now=replace(state.now, told=event.apart, answered=event.answered))


def on_hands(before: Meeting, meeting: Meeting, event: HandsCounted | HandsVoided) -> Meeting:
    """What the hall said by hand in the round that was counted; nothing where that does not stand."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    if stage.plan.kind != KIND.name or str(KIND.live(stage).state.round) != event.about:
        return meeting
    state = KIND.live(stage).state
    hands = dict(event.numbers) if isinstance(event, HandsCounted) else None
    return meeting.with_stage(at, replace(stage, state=replace(state, now=replace(state.now, hands=hands))))


def shows(meeting: Meeting, stage: LiveStage[Any]) -> Iterator[Show]:
    """Whether the room can live with it: a hand without words counts too."""
    if stage.plan.kind == KIND.name:
        now = KIND.live(stage).state.now
        yield Show(str(now.number), POSITIONS, answered=len(now.consents))


def on_round(state: DecisionState, event: RoundOpened) -> DecisionState:
    """The next round; or the one that was not begun yet, about something else."""
    if event.round > state.round:
        return state.asking(True, event.asked, event.about)
    return replace(state, now=replace(state.now, about=event.about))


def on_recorded(meeting: Meeting, event: DecisionRecorded) -> Meeting:
    """From now on nothing of the package changes."""
    at = position(meeting, event.stage)
    stage = KIND.live(meeting.stages[at])
    state = replace(stage.state, recorded=True, floor=None, called=event.called)
    meeting = meeting.with_stage(at, replace(stage, state=state))
    return settle(meeting, {award.initiative: award.readable() for award in event.awards})


def on_reopened(meeting: Meeting, event: DecisionReopened) -> Meeting:
    """The package can change again; the answers of the round stay."""
    at = position(meeting, event.stage)
    stage = KIND.live(meeting.stages[at])
    return unsettle(meeting.with_stage(at, replace(stage, state=replace(stage.state, recorded=False, called=None))))


def on_hidden(state: DecisionState, event: ConcernHidden) -> DecisionState:
    """The answer counts without its words."""
    past = tuple(_wordless(each, event) for each in state.past)
    return replace(state, now=_wordless(state.now, event), past=past)


def _wordless(asked: Round, event: ConcernHidden) -> Round:
    seat = event.card or event.seat
    if asked.number != event.round or seat not in asked.consents:
        return asked
    said = replace(asked.consents[seat], reason="", need="")
    return replace(asked, consents=put(asked.consents, seat, said))


def on_floored(state: DecisionState, event: ObjectionFloored) -> DecisionState:
    """The last one put there."""
    return replace(state, floor=event.objection)


def on_settled(state: DecisionState, event: ObjectionSettled) -> DecisionState:
    """How it was taken in stays known when its owner takes it back."""
    fate = replace(state.fates.get(event.objection, Fate()), became=event.became, by=event.by)
    words = {"change": event.text or ""} if event.became == "worked_in" else {"words": event.text or ""}
    floor = None if event.objection == state.floor and event.became != "worked_in" else state.floor
    return replace(state, fates={**state.fates, event.objection: replace(fate, **words)}, floor=floor)


def on_posted(state: DecisionState, event: ViewPosted) -> DecisionState:
    """Its author is the first behind it."""
    supporters = frozenset({event.seat})
    return _with(state, MinorityView(event.view, event.seat, event.text or "", event.initiatives, supporters))


def on_joined(state: DecisionState, event: ViewJoined) -> DecisionState:
    """The seat stands among the view's supporters."""
    view = state.views[event.view]
    return _with(state, replace(view, supporters=plus(minus(view.supporters, event.others), event.seat)))


def on_left(state: DecisionState, event: ViewLeft) -> DecisionState:
    """The seat stands among the view's supporters no longer."""
    view = state.views[event.view]
    return _with(state, replace(view, supporters=minus(view.supporters, event.others | {event.seat})))


def on_moderated(state: DecisionState, event: ViewModerated) -> DecisionState:
    """Hidden with its reason, or shown again."""
    hidden = None if event.shown else event.reason or ""
    return _with(state, replace(state.views[event.view], hidden=hidden))


def _with(state: DecisionState, view: MinorityView) -> DecisionState:
    return replace(state, views={**state.views, view.id: view})


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out has no unseen answer and stands behind no view; with `words` its own is hidden."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == KIND.name:
            here = KIND.live(stage)
            meeting = meeting.with_stage(at, replace(here, state=_without(here, event)))
    return meeting


def _without(stage: LiveStage[DecisionState], event: Removal) -> DecisionState:
    state = stage.state
    views = {key: _left(view, event, fallen(event, behind(stage, view))) for key, view in state.views.items()}
    gone = fallen(event, answering(stage)) if stage.status == "open" else ()
    answers = {seat: said for seat, said in state.consents.items() if seat not in gone}
    return replace(state, views=views, now=replace(state.now, consents=answers))


def _left(view: MinorityView, event: Removal, gone: frozenset[str]) -> MinorityView:
    view = replace(view, supporters=view.supporters - gone)
    return replace(view, hidden=event.reason or "") if event.words and view.author in gone else view


def places(meeting: Meeting) -> Iterator[Place]:
    """Who answered the round that is open, and who stands behind each view or wrote it."""
    for stage in KIND.stages(meeting):
        if stage.status == "open":
            yield Place(answering(stage), stage.state.consents)
        for view in stage.state.views.values():
            yield Place(behind(stage, view), view.supporters)
            yield Place(behind(stage, view), (view.author,), words=True)


def answering(stage: LiveStage[DecisionState]) -> str:
    """The kind of utterance that an answer at this stage is, in every round."""
    return ConsentGiven.utterance("seat", {"stage": stage.key})


def behind(stage: LiveStage[DecisionState], view: MinorityView) -> str:
    """The kind of utterance that standing behind this view is."""
    return ViewJoined.utterance("seat", {"stage": stage.key, "view": view.id})


def asking_anew(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """A changed package voids the answers to the one before it: the next answers are a new round."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == KIND.name and KIND.live(stage).state.now.size:
            meeting = _asking(before, meeting, at)
    return meeting


def _asking(before: Meeting, meeting: Meeting, at: int) -> Meeting:
    key, stage = home(meeting, at), KIND.live(meeting.stages[at])
    if current(meeting, key) == current(before, key):
        return meeting
    shown = stage.status == "closed"
    state = stage.state.asking(shown, division_of(before, key).version)
    return meeting.with_stage(at, replace(stage, state=state, status="waiting" if shown else stage.status))
