"""What was told about the questions after the meeting was closed."""

from collections.abc import Mapping

from flask_babel import gettext

from app.languages import day
from app.parts.questions.words import SINCE
from app.record.follow_up.ladder import Entry
from app.record.reading import kept
from app.services import services


def told_since(entry: Entry) -> str:
    """One thing that was told: when, how it stands, by when now, and the words."""
    moved = gettext("nu uiterlijk %(day)s", day=day(entry.due)) if entry.due else ""
    how = ", ".join(text for text in (str(SINCE[entry.state]), moved) if text)
    return f"{day(entry.at)}: {how}. {kept(entry.text)}"


def since(code: str, stage: str) -> Mapping[str, str]:
    """Of the questions of a stage, by their ids, what was told last after the closing of this meeting."""
    ladder = services().dossiers.of(code).ladder
    items = ladder.questions if ladder else ()
    head = f"question.{stage}."
    return {
        item.subject.removeprefix(head): told_since(item.last) for item in items if item.last and head in item.subject
    }
