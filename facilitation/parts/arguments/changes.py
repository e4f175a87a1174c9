"""How what happens to arguments changes what a stage keeps of them."""

from collections.abc import Iterator

import msgspec

from facilitation.part import Place
from facilitation.parts.arguments.events import (
    ApprovalSet,
    ArgumentFeatured,
    ArgumentModerated,
    ArgumentPosted,
    ArgumentSupported,
    ArgumentUnsupported,
    QuestionSettled,
)
from facilitation.parts.arguments.state import KIND, Argument, ArgumentsState, ArgumentStatus
from facilitation.parts.door.events import Removal, fallen
from facilitation.state.kept import minus, plus, put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace
BY = ArgumentPosted.utterance("author", {})


def on_posted(state: ArgumentsState, event: ArgumentPosted) -> ArgumentsState:
    """A new argument joins the list."""
    status: ArgumentStatus = "shown" if event.shown else "waiting"
    said = (event.argument, event.initiative, event.side, event.text or "", event.author, event.channel, status)
    return _with(state, Argument(*said, table=event.table or ""))


def on_supported(state: ArgumentsState, event: ArgumentSupported) -> ArgumentsState:
    """The seat stands among the argument's supporters."""
    argument = state.arguments[event.argument]
    return _with(state, replace(argument, supporters=plus(minus(argument.supporters, event.others), event.seat)))


def on_unsupported(state: ArgumentsState, event: ArgumentUnsupported) -> ArgumentsState:
    """The seat stands among the argument's supporters no longer."""
    argument = state.arguments[event.argument]
    return _with(state, replace(argument, supporters=minus(argument.supporters, event.others | {event.seat})))


def on_moderated(state: ArgumentsState, event: ArgumentModerated) -> ArgumentsState:
    """What is hidden also leaves the wall."""
    status: ArgumentStatus = "shown" if event.shown else "hidden"
    argument = replace(state.arguments[event.argument], status=status, reason=event.reason or "")
    state = _with(state, argument)
    return state if event.shown else _without_featured(state, argument.id)


def on_question(state: ArgumentsState, event: QuestionSettled) -> ArgumentsState:
    """What became of it last."""
    return _with(state, replace(state.arguments[event.argument], became=event.became))


def on_featured(state: ArgumentsState, event: ArgumentFeatured) -> ArgumentsState:
    """The last chosen comes last."""
    state = _without_featured(state, event.argument)
    return replace(state, featured=(*state.featured, event.argument)) if event.on else state


def on_approval(state: ArgumentsState, event: ApprovalSet) -> ArgumentsState:
    """Arguments that wait keep waiting for a verdict."""
    return replace(state, approval=event.on)


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out supports nothing; with `words` what it said is hidden."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == KIND.name:
            here = KIND.live(stage)
            meeting = meeting.with_stage(at, replace(here, state=_without(here.state, event)))
    return meeting


def places(meeting: Meeting) -> Iterator[Place]:
    """Who stands behind each argument, and who wrote them."""
    for stage in KIND.stages(meeting):
        for argument in stage.state.arguments.values():
            yield Place(behind(argument), argument.supporters)
            yield Place(BY, (argument.author,), words=True)


def behind(argument: Argument) -> str:
    """The kind of utterance that support for this argument is."""
    return ArgumentSupported.utterance("seat", {"argument": argument.id})


def _without(state: ArgumentsState, event: Removal) -> ArgumentsState:
    said = {key: replace(a, supporters=a.supporters - fallen(event, behind(a))) for key, a in state.arguments.items()}
    if not event.words:
        return replace(state, arguments=said)
    gone = fallen(event, BY)
    own = {key for key, argument in said.items() if argument.author in gone}
    hidden = {key: replace(said[key], status="hidden", reason=event.reason or "") for key in own}
    return replace(state, arguments={**said, **hidden}, featured=tuple(k for k in state.featured if k not in own))


def _with(state: ArgumentsState, argument: Argument) -> ArgumentsState:
    return replace(state, arguments=put(state.arguments, argument.id, argument))


def _without_featured(state: ArgumentsState, key: str) -> ArgumentsState:
    return replace(state, featured=tuple(other for other in state.featured if other != key))
