"""How what happens with paper changes what the meeting keeps, and what the record tells of it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.by_two.person import Person
from facilitation.events import MeetingOpened
from facilitation.part import Course
from facilitation.parts.paper.events import (
    BatchAccepted,
    BatchBegun,
    BatchConfirmed,
    BatchEntered,
    BatchExplained,
    BatchOpened,
    BatchSettled,
    BatchVoided,
    PaperFinished,
    PaperHanded,
)
from facilitation.parts.paper.state import NAME, Batch, HandedOut, OnPaper, on_paper, question_at
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace
AFTER = {"first": "second", "second": "compare"}


def begin(opened: MeetingOpened) -> OnPaper:
    """A meeting begins without any paper."""
    return OnPaper()


def on_handed(meeting: Meeting, event: PaperHanded) -> Meeting:
    """So many were handed out, for the vote that the stage holds now; paper may come back."""
    asked = question_at(meeting, event.stage, event.question or "")
    return _handed(meeting, asked.key, HandedOut(event.ballots, asked.number, asked.stage, asked.id))


def on_finished(meeting: Meeting, event: PaperFinished) -> Meeting:
    """From now on no paper comes back for this vote."""
    key = question_at(meeting, event.stage, event.question or "").key
    there = on_paper(meeting).handed[key]
    return _handed(meeting, key, replace(there, done=True, reason=event.reason or ""))


def _handed(meeting: Meeting, key: str, handed: HandedOut) -> Meeting:
    kept = on_paper(meeting)
    return meeting.with_part(NAME, replace(kept, handed={**kept.handed, key: handed}))


def on_opened(meeting: Meeting, event: BatchOpened) -> Meeting:
    """A batch waits for its first entry."""
    asked, kept = question_at(meeting, event.stage, event.question or ""), on_paper(meeting)
    batch = Batch(event.batch, event.stage, asked.number, event.ballots, event.envelope, asked.id)
    return meeting.with_part(NAME, replace(kept, batches={**kept.batches, batch.id: batch}))


def on_begun(state: OnPaper, event: BatchBegun) -> OnPaper:
    """That person enters the batch, after whoever did before."""
    people = (*state.batches[event.batch].people, Person(event.link, event.device))
    return _with(state, event.batch, people=people)


def on_entered(state: OnPaper, event: BatchEntered) -> OnPaper:
    """After the first comes the second; after that both compare."""
    return _with(state, event.batch, how=AFTER[state.batches[event.batch].how])


def on_settled(state: OnPaper, event: BatchSettled) -> OnPaper:
    """Whoever confirmed looked at something else."""
    settles = state.batches[event.batch].settles + 1
    return _with(state, event.batch, settles=settles, confirmed=frozenset[int]())


def on_explained(state: OnPaper, event: BatchExplained) -> OnPaper:
    """The last words under a code stand."""
    words = {**state.batches[event.batch].words, event.code: event.words or ""}
    return _with(state, event.batch, words=words)


def on_confirmed(state: OnPaper, event: BatchConfirmed) -> OnPaper:
    """That person saw the batch as it stands now."""
    return _with(state, event.batch, confirmed=state.batches[event.batch].confirmed | {event.turn})


def on_accepted(state: OnPaper, event: BatchAccepted) -> OnPaper:
    """The batch counts, with so many valid ballots."""
    told = {"blank": _known(event.blank), "spoiled": _known(event.spoiled)}
    return _with(state, event.batch, how="accepted", valid=event.valid, **told)


def on_voided(state: OnPaper, event: BatchVoided) -> OnPaper:
    """The batch does not count, for this reason."""
    return _with(state, event.batch, how="voided", reason=event.reason or "", valid=0, blank=None, spoiled=None)


def _known(number: int | msgspec.UnsetType) -> int | None:
    return None if number is msgspec.UNSET else number


def _with(state: OnPaper, batch: str, **changes: Any) -> OnPaper:
    changed = replace(state.batches[batch], **changes)
    return replace(state, batches={**state.batches, batch: changed})


def record(course: Course) -> Mapping[str, Any]:
    """What was handed out and what came back, by vote; no member where nothing was on paper."""
    kept = on_paper(course.meeting)
    if not kept.handed and not kept.batches:
        return {}
    handed = [
        {"stage": each.stage, **_question(each), "ballots": each.ballots, "done": each.done, "reason": each.reason}
        for each in kept.handed.values()
    ]
    return {"paper": {"handed": handed, "batches": [_told(batch) for batch in kept.batches.values()]}}


def _question(asked: Batch | HandedOut) -> dict[str, str]:
    """What was asked, where that is not what the stage itself asks."""
    return {"question": asked.question} if asked.question else {}


def _told(batch: Batch) -> dict[str, Any]:
    """A batch: its envelope, how it ended, and what it came to. Of one that was voided only why."""
    told: dict[str, Any] = {
        "batch": batch.id,
        "stage": batch.stage,
        **_question(batch),
        "vote": batch.vote,
        "envelope": batch.envelope,
        "ballots": batch.ballots,
        "how": batch.how,
    }
    if batch.how == "voided":
        return told | {"reason": batch.reason}
    if batch.how != "accepted":
        return told
    words = [{"code": code, "words": words} for code, words in sorted(batch.words.items())]
    apart = {} if batch.blank is None else {"blank": batch.blank, "spoiled": batch.spoiled}
    return told | {"valid": batch.valid, "aside": batch.ballots - batch.valid, **apart, "words": words}
