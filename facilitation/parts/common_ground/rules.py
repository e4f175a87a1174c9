"""Asking what everybody thinks of each argument, saying so, and finding what people of different opinions share."""

from typing import Any

from facilitation.events import Event
from facilitation.part import Context, Facts
from facilitation.parts.arguments.events import ArgumentSupported, ArgumentUnsupported
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument, ArgumentsState
from facilitation.parts.common_ground.acts import AskGround, CountGround, KeepGround, MarkArgument, ShowGround
from facilitation.parts.common_ground.asked import ground, material
from facilitation.parts.common_ground.events import (
    ArgumentMarked,
    GroundAsked,
    GroundFound,
    GroundShown,
    GroundWanted,
)
from facilitation.parts.seating import seat_of
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

Here = Context[Any]
Talk = LiveStage[ArgumentsState]


def ask(context: Here, act: AskGround) -> Facts:
    """Ask everybody about each argument, or no longer. Event: ground.asked; none where it is so.

    Raises Refused(wrong_stage, stage_closed).
    """
    talk = _open(context.meeting)
    if (ground(context.meeting).asked == talk.key) == act.on:
        return []
    return [GroundAsked(stage=talk.key, on=act.on)]


def mark(context: Here, act: MarkArgument) -> Facts:
    """Agree with an argument, disagree or pass. Events: argument.marked, argument.supported or argument.unsupported.

    None of these where it is so. Raises Refused(wrong_stage, stage_closed, ground_not_asked, unknown_argument,
    argument_hidden, own_argument), and what `seat_of` raises.
    """
    talk = _open(context.meeting)
    asked, seat = ground(context.meeting), seat_of(context, act).id
    if asked.asked != talk.key:
        raise Refused("ground_not_asked")
    argument = _readable(talk, act.argument)
    if seat in talk.state.authors(argument.id):
        raise Refused("own_argument")
    facts = _support(talk, argument, seat, act.mark == "agree")
    if asked.marks.get(argument.id, {}).get(seat) != act.mark:
        facts.append(ArgumentMarked(stage=talk.key, argument=argument.id, seat=seat, mark=act.mark))
    return facts


def _support(talk: Talk, argument: Argument, seat: str, on: bool) -> Facts:
    if (seat in argument.supporters) == on:
        return []
    event: type[Event] = ArgumentSupported if on else ArgumentUnsupported
    return [event(stage=talk.key, argument=argument.id, seat=seat)]  # type: ignore[call-arg]


def count(context: Here, act: CountGround) -> Facts:
    """Let the house find what is shared, of what was answered until now. Event: ground.wanted.

    One that runs is given up for it. Raises Refused(nothing_answered).
    """
    talk = ARGUMENTS.at(context.meeting)
    if talk is None or not material(context.meeting).votes.people:
        raise Refused("nothing_answered")
    return [GroundWanted(stage=talk.key)]


def keep(context: Here, act: KeepGround) -> Facts:
    """Keep what a worker found. Event: ground.found; none for one that is late."""
    wanted = ground(context.meeting).wanted
    if wanted is None or wanted.votes.wanted != act.wanted:
        return []
    found = act.ground
    return [
        GroundFound(
            stage=context.key,
            people=found.people,
            sizes=found.sizes,
            apart=found.apart,
            tables=found.tables,
            lines=found.lines,
        )
    ]


def show(context: Here, act: ShowGround) -> Facts:
    """Show everybody what was found last, or show it no longer. Event: ground.shown; none where it is so.

    Raises Refused(ground_not_found).
    """
    asked, talk = ground(context.meeting), ARGUMENTS.at(context.meeting)
    if talk is None or talk.key not in asked.found:
        raise Refused("ground_not_found")
    if (asked.shown == talk.key) == act.on:
        return []
    return [GroundShown(stage=talk.key, on=act.on)]


def _open(meeting: Meeting) -> Talk:
    """The arguments, where people are at it now. Raises Refused(wrong_stage, stage_closed)."""
    talk = ARGUMENTS.here(meeting)
    if talk is None:
        raise Refused("wrong_stage", stage=ARGUMENTS.name)
    if talk.status != "open":
        raise Refused("stage_closed", stage=ARGUMENTS.name)
    return talk


def _readable(talk: Talk, key: str) -> Argument:
    """An argument that one can agree with. Raises Refused(unknown_argument, argument_hidden)."""
    argument = talk.state.arguments.get(key)
    if argument is None or argument.side == "question":
        raise Refused("unknown_argument", argument=key)
    if argument.status != "shown":
        raise Refused("argument_hidden")
    return argument
