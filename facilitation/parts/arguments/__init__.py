"""Argumenten: voor, tegen, vraag and verbetering per plan, with support and moderation."""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.part import Course, Part, Rule
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SettleQuestion,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.arguments.changes import (
    on_approval,
    on_featured,
    on_moderated,
    on_posted,
    on_question,
    on_supported,
    on_unsupported,
    places,
    without_seat,
)
from facilitation.parts.arguments.events import (
    ApprovalSet,
    ArgumentFeatured,
    ArgumentModerated,
    ArgumentPosted,
    ArgumentSupported,
    ArgumentUnsupported,
    QuestionSettled,
)
from facilitation.parts.arguments.rules import (
    feature,
    moderate,
    post,
    set_approval,
    settle_question,
    support,
    unsupport,
)
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.hall.state import gone_names
from facilitation.parts.seating import of_seat, tables
from facilitation.roles import ASKERS, MODERATORS, ON_CARDS
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat said and supports, and which of its own words were hidden, with the reason."""
    here = KIND.at(meeting)
    said = [*here.state.arguments.values()] if here and seat else []
    own = [argument for argument in said if argument.author == seat]
    return {
        "supported": tuple(argument.id for argument in said if seat in argument.supporters),
        "arguments": tuple(dict.fromkeys(key for argument in own for key in (argument.id, argument.under) if key)),
        "hidden": {argument.id: argument.reason for argument in own if argument.status == "hidden"},
    }


def of_author(before: Meeting, event: ArgumentPosted) -> str:
    """The seat that wrote an argument speaks in it."""
    return event.author


def touched_author(meeting: Meeting, event: ArgumentModerated) -> Collection[str]:
    """Whoever wrote the argument that was shown or hidden."""
    return {KIND.live(stage_named(meeting, event.stage)).state.arguments[event.argument].author}


def record(course: Course) -> Mapping[str, Any]:
    """How many arguments the console hid, each with a reason to its author."""
    return {"hidden": sum(argument.status == "hidden" for argument in _all(course.meeting))}


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """What was said about a plan and may be read, most supported first."""
    said = [a for a in _all(course.meeting) if a.initiative == plan.id and a.status == "shown"]
    said.sort(key=lambda argument: -argument.support)
    names = gone_names(course.meeting) | {key: table.name for key, table in tables(course.meeting).items()}
    below = {a.id: [_from(one, names) for one in _all(course.meeting) if one.under == a.id] for a in said}
    return {"arguments": [_told(argument, names, below[argument.id]) for argument in said]}


def _told(a: Argument, names: Mapping[str, str], below: list[dict[str, str]]) -> dict[str, Any]:
    """One argument; what became of a question, its table and what stands as one with it only where there is any."""
    told = {**_from(a, names), "side": a.side, "support": a.support}
    return told | ({"became": a.became} if a.became else {}) | ({"with": below} if below else {})


def _from(a: Argument, names: Mapping[str, str]) -> dict[str, str]:
    """What was said, and which table it came from where that is told."""
    return {"id": a.id, "text": a.text} | ({"table": names[a.table]} if a.table else {})


def _all(meeting: Meeting) -> list[Argument]:
    return [argument for each in KIND.stages(meeting) for argument in each.state.arguments.values()]


PART: Part[None] = Part(
    "arguments",
    kind=KIND,
    rules={
        PostArgument: Rule(post, ASKERS | ON_CARDS, limit="arguments", lasting="undo_hide"),
        SupportArgument: Rule(support, ASKERS),
        UnsupportArgument: Rule(unsupport, ASKERS),
        ModerateArgument: Rule(moderate, MODERATORS),
        FeatureArgument: Rule(feature, MODERATORS),
        SetApproval: Rule(set_approval, MODERATORS),
        SettleQuestion: Rule(settle_question, MODERATORS),
    },
    events={
        ArgumentPosted: on_posted,
        ArgumentSupported: on_supported,
        ArgumentUnsupported: on_unsupported,
        ArgumentModerated: on_moderated,
        ArgumentFeatured: on_featured,
        ApprovalSet: on_approval,
        QuestionSettled: on_question,
    },
    follows=dict.fromkeys(REMOVALS, without_seat),
    voices={ArgumentPosted: of_author, ArgumentSupported: of_seat, ArgumentUnsupported: of_seat},
    places=places,
    record=record,
    record_of_plan=record_of_plan,
    mine=mine,
    touches={ArgumentModerated: touched_author},
)
