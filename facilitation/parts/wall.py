"""The wall: what the projector shows, and the outcome that is played on it step by step."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec

from facilitation.acts import Act
from facilitation.counting.result import Result
from facilitation.counting.steps import steps
from facilitation.events import Event, MeetingOpened, StageAdvanced, StageEvent
from facilitation.part import Context, Facts, Part, Rule, Whole
from facilitation.parts.arguments.changes import without_seat as arguments_without
from facilitation.parts.arguments.events import ArgumentModerated
from facilitation.parts.ballots import box_of
from facilitation.parts.decision.changes import without_seat as views_without
from facilitation.parts.decision.events import ViewModerated
from facilitation.parts.door.events import REMOVALS, Removal
from facilitation.parts.questions.changes import without_seat as questions_without
from facilitation.parts.questions.events import QuestionHidden
from facilitation.parts.review import ReviewHidden
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import OPERATORS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

Hiding = ArgumentModerated | ViewModerated | QuestionHidden | ReviewHidden


class Wall(msgspec.Struct, frozen=True):
    """What the projector shows; `frozen` is the meeting as it was when the picture was held.

    `step` is the step of the present stage's outcome, from 1; 0 shows the outcome as a whole.
    """

    what: str = "live"
    light: bool = False
    step: int = 0
    frozen: Meeting | None = None


class ShowWall(Act, frozen=True, kw_only=True, tag="wall.show"):
    """What the projector shows: the evening, nothing, or the QR code."""

    what: Literal["live", "black", "qr"]


class FreezeWall(Act, frozen=True, kw_only=True, tag="wall.freeze"):
    """Keep the projector as it is now, or let it follow again."""

    on: bool


class LightWall(Act, frozen=True, kw_only=True, tag="wall.light"):
    """Light letters on dark, or dark on light for a room in daylight."""

    on: bool


class StepCount(Act, frozen=True, kw_only=True, tag="count.step"):
    """Show this step of the outcome on the wall, counted from 1; 0 shows the outcome as a whole again."""

    to: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class WallShown(Event, frozen=True, kw_only=True, tag="wall.shown"):
    """The projector shows the evening, nothing, or the QR code."""

    what: Literal["live", "black", "qr"]


class WallFrozen(Event, frozen=True, kw_only=True, tag="wall.frozen"):
    """The projector holds its picture, or follows again."""

    on: bool


class WallLit(Event, frozen=True, kw_only=True, tag="wall.lit"):
    """The projector is light, or dark."""

    on: bool


class CountStepped(StageEvent, frozen=True, kw_only=True, tag="count.stepped"):
    """The wall shows this step of the stage's outcome, counted from 1; 0 is the outcome as a whole."""

    to: int


def wall(meeting: Meeting) -> Wall:
    """What the wall of a meeting shows, and how."""
    return PART.of(meeting)


def show(context: Context[Any], act: ShowWall) -> Facts:
    """Show this on the projector. Event: wall.shown; none where it shows it."""
    return [] if wall(context.meeting).what == act.what else [WallShown(what=act.what)]


def freeze(context: Context[Any], act: FreezeWall) -> Facts:
    """Hold the picture of now, or let it follow. Event: wall.frozen; none where it is so: the first picture stays."""
    return [] if (wall(context.meeting).frozen is not None) == act.on else [WallFrozen(on=act.on)]


def light(context: Context[Any], act: LightWall) -> Facts:
    """Set the wall's theme: `on=True` is dark letters on a light ground. Event: wall.lit; none where it is so."""
    return [] if wall(context.meeting).light == act.on else [WallLit(on=act.on)]


def total_steps(stage: LiveStage[Any]) -> int:
    """How many steps there are to play; 0 where the stage has no outcome that the room may see."""
    outcome = box_of(stage).outcome if stage.status == "revealed" else None
    return len(steps(outcome)) if isinstance(outcome, Result) else 0


def step(context: Context[Any], act: StepCount) -> Facts:
    """Show a step of the outcome. Event: count.stepped; none where it is shown.

    Raises Refused(nothing_to_step), Refused(no_such_step).
    """
    known = total_steps(context.stage) or PARTS.kind(context.stage).pictures(context.meeting, context.stage)
    if not known:
        raise Refused("nothing_to_step")
    if act.to > known:
        raise Refused("no_such_step", total=known)
    return [] if wall(context.meeting).step == act.to else [CountStepped(stage=context.key, to=act.to)]


def begin(opened: MeetingOpened) -> Wall:
    """The evening itself, light letters on dark."""
    return Wall()


def on_shown(state: Wall, event: WallShown) -> Wall:
    """The wall shows this from now on."""
    return msgspec.structs.replace(state, what=event.what)


def on_frozen(meeting: Meeting, event: WallFrozen) -> Meeting:
    """The picture that is held is the meeting of now."""
    held = PART.changed(meeting, frozen=None).alone() if event.on else None
    return PART.changed(meeting, frozen=held)


def on_lit(state: Wall, event: WallLit) -> Wall:
    """The wall is light, or dark again."""
    return msgspec.structs.replace(state, light=event.on)


def on_stepped(state: Wall, event: CountStepped) -> Wall:
    """This step of the outcome."""
    return msgspec.structs.replace(state, step=event.to)


def out_of_step(before: Meeting, meeting: Meeting, event: StageAdvanced) -> Meeting:
    """At another stage there is another outcome, shown as a whole."""
    return PART.changed(meeting, step=0)


KEPT: dict[type[Event], Callable[[Any, Any], object]] = {
    ArgumentModerated: lambda state, event: state.arguments.get(event.argument),
    ViewModerated: lambda state, event: state.views.get(event.view),
    QuestionHidden: lambda state, event: state.asked.get(event.question),
    ReviewHidden: lambda state, event: state.reviews.get(event.seat),
}
"""What takes words out of sight, and what its stage keeps under that name."""


def out_of_the_picture(before: Meeting, meeting: Meeting, event: Hiding) -> Meeting:
    """What was hidden also leaves a picture that is held, and comes back in it; nothing new comes into it."""
    held = wall(meeting).frozen
    if held is None or not _in_picture(held, event):
        return meeting
    change, _ = PARTS.changes[type(event)]
    return PART.changed(meeting, frozen=change(held, event))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """What a seat wrote that was taken out also leaves a picture that is held."""
    held = wall(meeting).frozen
    if held is None or not event.words:
        return meeting
    for without in (arguments_without, views_without, questions_without):
        held = without(held, held, event)
    return PART.changed(meeting, frozen=held)


def _in_picture(held: Meeting, event: Hiding) -> bool:
    """Whether it was to be read when the picture was held, or hidden from it since."""
    at = held.position(event.stage)
    found = KEPT[type(event)](held.stages[at].state, event) if at is not None else None
    return found is not None and getattr(found, "status", "") != "waiting"


PART: Part[Wall] = Part(
    "wall",
    state=begin,
    rules={
        ShowWall: Rule(show, OPERATORS),
        FreezeWall: Rule(freeze, OPERATORS),
        LightWall: Rule(light, OPERATORS),
        StepCount: Rule(step, OPERATORS),
    },
    events={WallShown: on_shown, WallFrozen: Whole(on_frozen), WallLit: on_lit, CountStepped: on_stepped},
    follows={
        StageAdvanced: out_of_step,
        **dict.fromkeys(REMOVALS, without_seat),
        **dict.fromkeys(KEPT, out_of_the_picture),
    },
    apart=True,
)
