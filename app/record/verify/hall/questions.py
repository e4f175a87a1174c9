"""What a record's log says of questions: which could be read there, under which one they stand, and by whom."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.questions.events import QuestionBundled, QuestionPosed, QuestionStarred
from facilitation.parts.questions.state import KIND, lines
from facilitation.roles import MODERATORS
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A question that nobody could read there, a bundle under what is no head, or somebody who may not say so."""
    if not isinstance(event, QuestionBundled | QuestionPosed | QuestionStarred):
        return []
    place, stage = f"events[{seq}].body", KIND.named(before, event.stage)
    if stage is None:
        return [Fault(f"{place}.stage", "is no stage of questions")]
    under = event.under if isinstance(event, QuestionBundled) else ""
    known, found = {line.id for line in lines(before, stage.state)}, list[Fault]()
    if not {event.question, under or event.question} <= known:
        found.append(Fault(f"{place}.question", "is no question that could be read there at that moment"))
    if under and (under == event.question or under in stage.state.bundled):
        found.append(Fault(f"{place}.under", "is no other question, or stands under one itself"))
    if event.by not in {str(role) for role in MODERATORS}:
        found.append(Fault(f"{place}.by", "is of a role that says nothing of questions"))
    return found
