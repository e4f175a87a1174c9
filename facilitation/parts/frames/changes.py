"""How what happens to frames and clauses changes what a meeting and its stages keep of them."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from facilitation.by_two.show import Show
from facilitation.events import HandsCounted, HandsVoided, MeetingOpened
from facilitation.part import Place
from facilitation.parts.door.events import Removal, fallen
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
from facilitation.parts.frames.state import (
    KIND,
    NAME,
    Answer,
    Frames,
    FramesState,
    Proposal,
    frames,
    unconfirmed,
    with_clause,
)
from facilitation.situation import position
from facilitation.state.frame import Clause, Frame, Tally, Wording, lines, numbered
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

replace = msgspec.structs.replace
OPTIONS = Tally.__struct_fields__
BY = ClauseProposed.utterance("author", {})


def begin(opened: MeetingOpened) -> Frames:
    """The frames that the meeting opens with; where the event tells no clauses, the lines of the text are."""
    return {frame.key: _with_clauses(frame) for frame in opened.frames}


def _with_clauses(frame: Frame) -> Frame:
    clauses = frame.clauses or tuple(Clause(line, fixed=frame.fixed) for line in lines(frame.text))
    return replace(frame, clauses=tuple(numbered(frame.key, clauses)))


def on_changed(state: Frames, event: FrameChanged) -> Frames:
    """It reads like this now; a line that was there before stays the clause that it was."""
    old, text = state[event.frame], event.text or ""
    known = old.every if old.fixed == event.fixed else ()
    clauses = _reread(old, text, known, event.fixed)
    return _with(state, event.frame, title=event.title or "", text=text, fixed=event.fixed, clauses=clauses)


def _reread(old: Frame, text: str, known: tuple[Clause, ...], fixed: bool) -> tuple[Clause, ...]:
    same = {clause.text: clause for clause in known}
    made = (same.pop(line, Clause(line, fixed=fixed)) for line in lines(text))
    return tuple(numbered(old.key, made, _last(old)))


def on_amended(state: Frames, event: FrameAmended) -> Frames:
    """It reads like this now, and holds; where the room had talked about it lines that are gone stay readable."""
    old, text = state[event.frame], event.text or ""
    same = _reread(old, text, old.every, old.fixed)
    clauses = _amended(old, lines(text), event.reason or "") if old.telling else same
    return _with(state, event.frame, text=text, clauses=clauses)


def _amended(old: Frame, new: list[str], reason: str) -> tuple[Clause, ...]:
    kept = [each if each.text in new or not each.holds else _settled(each, "dropped", reason) for each in old.every]
    there = {clause.text for clause in kept if clause.holds}
    more = [Clause(line, settled="changed", reason=reason) for line in new if line not in there]
    return tuple(numbered(old.key, [*kept, *more], _last(old)))


def _last(frame: Frame) -> int:
    """The highest number of its clauses."""
    return max((int(clause.id.rpartition("-")[2]) for clause in frame.every), default=0)


def on_reopened(state: Frames, event: FrameReopened) -> Frames:
    """It waits for the room again."""
    return _with(state, event.frame, confirmed=False)


def on_confirmed(meeting: Meeting, event: FrameConfirmed) -> Meeting:
    """The frame holds from now on; clauses that nobody settled keep how many agreed with them as they stood."""
    frame, here = frames(meeting)[event.frame], KIND.here(meeting)
    state = here.state if here else FramesState()
    clauses = tuple(_counted(clause, state) if clause.is_open else clause for clause in frame.every)
    meeting = _put(meeting, replace(frame, confirmed=True, clauses=clauses))
    return _forget(meeting, meeting.at, [clause.id for clause in frame.every])


def on_proposed(state: FramesState, event: ClauseProposed) -> FramesState:
    """It waits for the room."""
    made = Proposal(event.proposal, event.frame, event.clause, event.text or "", event.reason or "", event.author)
    return replace(state, proposals={**state.proposals, made.id: made})


def on_offered(state: FramesState, event: ClauseOffered) -> FramesState:
    """It waits for the room; nobody's seat proposed it."""
    made = Proposal(event.proposal, event.frame, None, event.text or "", event.reason or "", "")
    return replace(state, proposals={**state.proposals, made.id: made})


def on_answered(state: FramesState, event: WordingAnswered) -> FramesState:
    """The last answer of a seat counts."""
    said = event.beside(state.answers.get(event.wording, {}))
    answer = Answer(event.agrees, event.reason or "")
    return replace(state, answers={**state.answers, event.wording: put(said, event.seat, answer)})


def on_hidden(state: FramesState, event: ProposalHidden) -> FramesState:
    """It is out of sight, with what the room said of it."""
    return _hidden(state, event.proposal, event.reason or "")


def on_objection_hidden(state: FramesState, event: ObjectionHidden) -> FramesState:
    """The seat does not agree as before, without a reason."""
    said = state.answers.get(event.wording, {})
    if event.seat not in said:
        return state
    answer = replace(said[event.seat], reason="")
    return replace(state, answers={**state.answers, event.wording: put(said, event.seat, answer)})


def _hidden(state: FramesState, key: str, why: str) -> FramesState:
    gone = replace(state.proposals[key], hidden=True, why=why)
    return replace(_unsaid(state, [key]), proposals={**state.proposals, key: gone})


def _unsaid(state: FramesState, wordings: list[str]) -> FramesState:
    answers = {key: said for key, said in state.answers.items() if key not in wordings}
    hands = {key: tally for key, tally in state.hands.items() if key not in wordings}
    return replace(state, answers=answers, hands=hands)


def on_settled(meeting: Meeting, event: WordingSettled) -> Meeting:
    """What the room made of it is in the frame, with how many agreed; old words stay readable."""
    at = position(meeting, event.stage)
    state = KIND.live(meeting.stages[at]).state
    proposal = state.proposals.get(event.wording)
    meeting = _of_proposal(meeting, state, proposal, event) if proposal else _of_clause(meeting, state, event)
    amended = proposal.clause if proposal and proposal.clause and event.verdict != "dropped" else event.wording
    return _forget(meeting, at, [event.wording, amended])


def _of_clause(meeting: Meeting, state: FramesState, event: WordingSettled) -> Meeting:
    found = with_clause(meeting, event.wording)
    if found is None:
        return meeting
    frame, clause = found
    return _put(meeting, _rewritten(frame, _settled(_counted(clause, state), event.verdict, event.reason or "")))


def _of_proposal(meeting: Meeting, state: FramesState, proposal: Proposal, event: WordingSettled) -> Meeting:
    tally, objections = state.tally(proposal.id), state.objections(proposal.id)
    made = replace(proposal, verdict=event.verdict, why=event.reason or "", tally=tally, objections=objections)
    at = position(meeting, event.stage)
    new = replace(state, proposals={**state.proposals, made.id: made})
    meeting = meeting.with_stage(at, replace(meeting.stages[at], state=new))
    return meeting if event.verdict == "dropped" else _put(meeting, _taken_in(meeting, state, made))


def _taken_in(meeting: Meeting, state: FramesState, made: Proposal) -> Frame:
    """The frame with what was proposed: the clause reads so, is left to the city, or is one more."""
    frame, reason = frames(meeting)[made.frame], made.why or made.reason
    became = "changed" if made.verdict == "agreed" else "city"
    clause = frame.clause(made.clause or "")
    if clause is None:
        new = Clause(made.text, settled=became, reason=reason, tally=made.tally, objections=made.objections)  # type: ignore[arg-type]
        return _rewritten(replace(frame, clauses=tuple(numbered(frame.key, [*frame.every, new], _last(frame)))))
    if became == "city":
        return _rewritten(frame, _settled(_counted(clause, state), "city", reason))
    before = (*clause.before, Wording(clause.text, state.tally(clause.id) if clause.is_open else clause.tally))
    told = replace(clause, text=made.text, tally=made.tally, objections=made.objections, before=before)
    return _rewritten(frame, _settled(told, "changed", reason))


def _settled(clause: Clause, became: Any, reason: str) -> Clause:
    return replace(clause, settled=became, reason=reason)


def _counted(clause: Clause, state: FramesState) -> Clause:
    """The clause with what the room says of it now; one that was settled before keeps what it had."""
    if not clause.is_open:
        return clause
    return replace(clause, tally=state.tally(clause.id), objections=state.objections(clause.id))


def _rewritten(frame: Frame, *changed: Clause) -> Frame:
    """The frame with these clauses in place of those with their ids, and the text that they make."""
    new = {clause.id: clause for clause in changed}
    clauses = tuple(new.get(clause.id, clause) for clause in frame.every)
    text = "\n".join(clause.text for clause in clauses if clause.holds and clause.text)
    return replace(frame, clauses=clauses, text=text)


def _forget(meeting: Meeting, at: int, wordings: list[str]) -> Meeting:
    """Nobody answers these any more."""
    stage = meeting.stages[at]
    if stage.plan.kind != NAME:
        return meeting
    here = KIND.live(stage)
    return meeting.with_stage(at, replace(here, state=_unsaid(here.state, wordings)))


def on_hands(before: Meeting, meeting: Meeting, event: HandsCounted | HandsVoided) -> Meeting:
    """What the hall said by hand of a wording; nothing where that does not stand."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    if stage.plan.kind != NAME:
        return meeting
    state = _unsaid_by_hand(KIND.live(stage).state, event.about)
    if isinstance(event, HandsCounted):
        state = replace(state, hands={**state.hands, event.about: Tally(**event.numbers)})
    return meeting.with_stage(at, replace(stage, state=state))


def _unsaid_by_hand(state: FramesState, wording: str) -> FramesState:
    return replace(state, hands={key: tally for key, tally in state.hands.items() if key != wording})


def shows(meeting: Meeting, stage: LiveStage[Any]) -> Iterator[Show]:
    """Each wording that the room may still say something of; who puts up a hand against it needs no words."""
    if stage.plan.kind != NAME:
        return
    state = KIND.live(stage).state
    given = [clause.id for frame in unconfirmed(meeting) for clause in frame.every if clause.is_open]
    for wording in (*given, *(each.id for each in state.proposals.values() if each.is_open)):
        yield Show(wording, OPTIONS, answered=len(state.answers.get(wording, {})))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out has no answer to what is not settled; with `words` what it proposed is hidden."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == NAME:
            here = KIND.live(stage)
            meeting = meeting.with_stage(at, replace(here, state=_without(here, event)))
    return meeting


def _without(here: LiveStage[FramesState], event: Removal) -> FramesState:
    state = here.state
    left = {key: _left(said, fallen(event, answering(key))) for key, said in state.answers.items()}
    state = replace(state, answers=left) if left != state.answers else state
    written = fallen(event, BY) if event.words else frozenset()
    for proposal in state.proposals.values():
        if proposal.author in written and proposal.is_open:
            state = _hidden(state, proposal.id, event.reason or "")
    return state


def _left(said: Mapping[str, Answer], gone: frozenset[str]) -> dict[str, Answer]:
    return {seat: answer for seat, answer in said.items() if seat not in gone}


def places(meeting: Meeting) -> Iterator[Place]:
    """Who answered what is not settled, and who proposed."""
    for stage in KIND.stages(meeting):
        yield from (Place(answering(key), said) for key, said in stage.state.answers.items())
        made = (each for each in stage.state.proposals.values() if each.is_open and each.author)
        yield from (Place(BY, (each.author,), words=True) for each in made)


def answering(wording: str) -> str:
    """The kind of utterance that an answer to this wording is."""
    return WordingAnswered.utterance("seat", {"wording": wording})


def _put(meeting: Meeting, frame: Frame) -> Meeting:
    return meeting.with_part(NAME, {**frames(meeting), frame.key: frame})


def _with(state: Frames, key: str, **changes: Any) -> Frames:
    return {**state, key: replace(state[key], **changes)}
