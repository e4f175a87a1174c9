"""What a template may ask about the questions of the room."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.languages import day, hours, in_a_row
from app.languages.names import role_name
from app.parts.questions.words import HOW, SINCE, WAY
from app.record.follow_up.ladder import Entry
from app.record.reading import kept
from app.services import services
from facilitation.parts.plans import plans
from facilitation.parts.questions.state import KIND, Answer, Line, QuestionsState, heads, lines
from facilitation.parts.questions.state import below as below_of
from facilitation.state.stage import LiveStage

ON_WALL = 4


class Status(msgspec.Struct, frozen=True):
    """How far a question is: a key, its word, and `more`: to whom, what was said, when and by which role."""

    key: str
    word: str
    more: str = ""


def said(view: View) -> list[Line]:
    """Every question that stands by itself or for others, most supported first; those without an answer first."""
    here = KIND.here(view.meeting)
    found = heads(lines(view.meeting, here.state)) if here else []
    return sorted(found, key=lambda line: line.answer is not None)


def below(view: View, line: Line) -> list[Line]:
    """The questions for which this one stands."""
    here = KIND.here(view.meeting)
    return below_of(lines(view.meeting, here.state), line.id) if here else []


def under(view: View, line: Line, key: str) -> list[Line]:
    """The questions for which this one stands, at the stage with this key."""
    here = KIND.named(view.meeting, key)
    return below_of(lines(view.meeting, here.state), line.id) if here else []


def beside_of(view: View, line: Line, key: str) -> list[Line]:
    """The questions of the stage with this key that could stand for this one."""
    here = KIND.named(view.meeting, key)
    found = heads(lines(view.meeting, here.state)) if here else []
    return [other for other in found if other.id != line.id]


def status(view: View, line: Line) -> Status:
    """How far this question is."""
    here = KIND.at(view.meeting)
    return _status(here.state, line) if here else Status("received", str(WAY["received"]))


def way(view: View, line: Line, key: str) -> Status:
    """How far a question of the stage with this key is."""
    here = KIND.named(view.meeting, key)
    return _status(here.state, line) if here else status(view, line)


def _status(state: QuestionsState, line: Line) -> Status:
    if line.answer:
        return Status(line.answer.how, str(HOW[line.answer.how]), _rest(line.answer))
    if posed := state.posed.get(line.id):
        to = gettext("aan %(whom)s", whom=posed.to) if posed.to else ""
        return Status("posed", str(WAY["posed"]), _apart(to, moment(posed.since, posed.by)))
    if line.under:
        bundled = state.bundled[line.id]
        return Status("bundled", str(WAY["bundled"]), moment(bundled.since, bundled.by))
    asked = state.asked.get(line.id)
    return Status("received", str(WAY["received"]), moment(asked.since if asked else None))


def moment(since: datetime | str | None, by: str = "") -> str:
    """When something was said of a question, and by which role; empty where nobody knows."""
    return _joined(gettext("%(time)s uur", time=hours(since)) if since else "", role_name(by).lower())


def _rest(answer: Answer) -> str:
    due = day(answer.due) if answer.due else ""
    return _apart(_joined(due, answer.owner, answer.text), moment(answer.since, answer.by))


def _apart(said: str, when: str) -> str:
    return " · ".join(text for text in (said, when) if text)


def _joined(*texts: str) -> str:
    return in_a_row(text for text in texts if text)


def on_wall(view: View) -> list[Line]:
    """As many as fit on the wall."""
    return said(view)[:ON_WALL]


def about(view: View, line: Line) -> str:
    """What the plan is called that a question is about; empty where it is about none."""
    plan = plans(view.meeting).get(line.initiative)
    return plan.title if plan else ""


def other_heads(view: View, line: Line) -> list[Line]:
    """The questions that could stand for this one."""
    return [other for other in said(view) if other.id != line.id]


def own(view: View) -> list[tuple[str, str, Status]]:
    """Your own questions, the text of one that stands for yours or nothing, and how far that is; none in a region."""
    if view.me is None:
        return []
    return [each for stage in KIND.stages(view.meeting) for each in _own(view, stage, view.me["asked"])]


def _own(view: View, stage: LiveStage[QuestionsState], asked: Collection[str]) -> Iterator[tuple[str, str, Status]]:
    known = {line.id: line for line in lines(view.meeting, stage.state)}
    told = since(view.room.code, stage.key) if view.meeting.closed else {}
    for line in known.values():
        if line.id in asked and line.id in stage.state.asked:
            head = known.get(line.under)
            found = _status(stage.state, head or line)
            later = told.get((head or line).id, "")
            yield line.text, head.text if head else "", msgspec.structs.replace(found, more=later or found.more)


def hidden(view: View) -> list[tuple[str, str]]:
    """Your own questions that were hidden, each with the reason; nothing in a region and once the meeting is closed."""
    here = KIND.at(view.meeting)
    if here is None or view.me is None or view.meeting.closed:
        return []
    known: Mapping[str, Any] = here.state.asked
    return [(known[key].text, reason) for key, reason in view.me["unasked"].items() if key in known]


ASKS = (said, about, below, under, beside_of, status, way, other_heads, own, hidden, on_wall)
"""What templates may ask of the questions themselves."""


def told_since(entry: Entry) -> str:
    """One thing that was told: when, how it stands, by when now, and the words."""
    moved = gettext("nu uiterlijk %(day)s", day=day(entry.due)) if entry.due else ""
    how = in_a_row(text for text in (str(SINCE[entry.state]), moved) if text)
    return f"{day(entry.at)}: {how}. {kept(entry.text)}"


def since(code: str, stage: str) -> Mapping[str, str]:
    """Of the questions of a stage, by their ids, what was told last after the closing of this meeting."""
    ladder = services().dossiers.of(code).ladder
    items = ladder.questions if ladder else ()
    head = f"question.{stage}."
    return {
        item.subject.removeprefix(head): told_since(item.last) for item in items if item.last and head in item.subject
    }
