"""Asking whether two arguments stand as one, the yes of both authors, and taking them apart again."""

from typing import Any

from facilitation.events import Event
from facilitation.part import Context, Facts
from facilitation.parts.amending.asked import adopted
from facilitation.parts.arguments.changes import BY
from facilitation.parts.arguments.events import ArgumentModerated
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument, ArgumentsState, argument_named
from facilitation.parts.door.events import Removal, fallen
from facilitation.parts.seating import seat_of, seats
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.parts.twins.events import ArgumentsJoined, ArgumentsPaired, ArgumentsParted, PairingAnswered
from facilitation.parts.twins.state import Pair, around, came_to, pairs
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import MODERATORS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

Here = Context[Any]
Talk = LiveStage[ArgumentsState]


def pair(context: Here, act: PairArguments) -> Facts:
    """Ask both authors. Events: arguments.paired, and what the yes of an author who asks leads to.

    Raises Refused(wrong_stage, stage_closed, unknown_argument, argument_hidden, pair_itself, pair_apart,
    pair_question, pair_asked, improvement_adopted), Forbidden(not_your_argument).
    """
    talk = _open(context.meeting)
    first, other = _readable(talk, act.argument), _readable(talk, act.other)
    _require_pair(context.meeting, first, other)
    asked = Pair(talk.key, first.id, other.id, str(context.actor.role))
    paired = ArgumentsPaired(stage=talk.key, argument=first.id, other=other.id, by=asked.by)
    if context.actor.role in MODERATORS:
        return [paired]
    return [paired, *_said(context.meeting, talk, asked, _author(context, asked, context.actor.seat))]


def _require_pair(meeting: Meeting, first: Argument, other: Argument) -> None:
    """Raises Refused(pair_itself, pair_apart, pair_question, pair_asked, improvement_adopted)."""
    if first.id == other.id:
        raise Refused("pair_itself")
    if (first.initiative, first.side) != (other.initiative, other.side):
        raise Refused("pair_apart")
    if first.side == "question":
        raise Refused("pair_question")
    if first.id in pairs(meeting) or around(meeting, other.id):
        raise Refused("pair_asked")
    _require_own(meeting, first.id, other.id)


def _require_own(meeting: Meeting, *arguments: str) -> None:
    """Raises Refused(improvement_adopted) where one of them is part of its plan by now."""
    if any(adopted(meeting, argument) for argument in arguments):
        raise Refused("improvement_adopted")


def answer(context: Here, act: AnswerPairing) -> Facts:
    """An author says yes or no. Events: pairing.answered, arguments.joined after the last yes; none for one said twice.

    Raises Refused(wrong_stage, stage_closed, pair_unknown, improvement_adopted), Forbidden(not_your_argument) and what
    `seat_of` raises.
    """
    talk, seat = _open(context.meeting), seat_of(context, act).id
    asked = pairs(context.meeting).get(act.other)
    if asked is None or asked.joined:
        raise Refused("pair_unknown")
    _require_own(context.meeting, asked.argument, asked.other)
    author = _author(context, asked, seat)
    if not act.yes:
        return [PairingAnswered(stage=talk.key, other=asked.other, seat=author, yes=False)]
    return [] if author in asked.yes else _said(context.meeting, talk, asked, author)


def _said(meeting: Meeting, talk: Talk, asked: Pair, author: str) -> Facts:
    """One more yes, and what follows from it."""
    said: Event = PairingAnswered(stage=talk.key, other=asked.other, seat=author, yes=True)
    return [said, _joined(meeting, talk, asked)] if _names(meeting, asked) == asked.yes | {author} else [said]


def _joined(meeting: Meeting, talk: Talk, asked: Pair) -> ArgumentsJoined:
    first, other = (talk.state.arguments[key] for key in (asked.argument, asked.other))
    came = tuple(sorted(other.supporters - (first.supporters - came_to(meeting, first.id))))
    return ArgumentsJoined(stage=talk.key, argument=first.id, other=other.id, came=came)


def part(context: Here, act: PartArguments) -> Facts:
    """Take two arguments apart, or take back what was asked. Event: arguments.parted.

    Raises Refused(wrong_stage, stage_closed, pair_unknown), Forbidden(not_your_argument).
    """
    _open(context.meeting)
    found = pairs(context.meeting).get(act.other)
    if found is None:
        raise Refused("pair_unknown")
    if context.actor.role not in MODERATORS:
        _author(context, found, context.actor.seat)
    return [parted(context.meeting, found)]


def parted(meeting: Meeting, found: Pair) -> ArgumentsParted:
    """What takes a pair apart: who took support back since does not stand behind the other one again."""
    first, other = argument_named(meeting, found.argument), argument_named(meeting, found.other)
    left = other.supporters - first.supporters if found.joined and first and other else frozenset()
    gone = {name for seat in left for name in (seat, *(meeting.became(seat) if meeting.pseudonymous else ()))}
    return ArgumentsParted(stage=found.stage, argument=found.argument, other=found.other, gone=tuple(sorted(gone)))


def before_hiding(meeting: Meeting, event: ArgumentModerated) -> list[Event]:
    """What stands with an argument that is hidden stands by itself first."""
    return [] if event.shown else [parted(meeting, pair) for pair in around(meeting, event.argument)]


def before_leaving(meeting: Meeting, event: Removal) -> list[Event]:
    """What stands with words that are hidden because their author was taken out stands by itself first."""
    gone = fallen(event, BY) if event.words else frozenset()
    return [parted(meeting, pair) for pair in pairs(meeting).values() if gone & _names(meeting, pair)]


def writers(meeting: Meeting, asked: Pair) -> frozenset[str]:
    """The seats that the authors of the two have now."""
    return frozenset(current(meeting, author) for author in _names(meeting, asked))


def _names(meeting: Meeting, asked: Pair) -> frozenset[str]:
    found = (argument_named(meeting, key) for key in (asked.argument, asked.other))
    return frozenset(argument.author for argument in found if argument)


def current(meeting: Meeting, seat: str) -> str:
    """Which seat this one is now: it may have become another."""
    while seat in meeting.merged:
        seat = meeting.merged[seat]
    return seat


def _author(context: Here, asked: Pair, seat: str | None) -> str:
    """The author who has this seat, under the one with which they wrote. Raises Forbidden(not_your_argument)."""
    there = seat if seat in seats(context.meeting) else None
    own = sorted(each for each in _names(context.meeting, asked) if current(context.meeting, each) == there)
    if not own:
        raise Forbidden("not_your_argument")
    return next((each for each in own if each not in asked.yes), own[0])


def _open(meeting: Meeting) -> Talk:
    """The arguments, where people are at it now. Raises Refused(wrong_stage, stage_closed)."""
    talk = ARGUMENTS.here(meeting)
    if talk is None:
        raise Refused("wrong_stage", stage=ARGUMENTS.name)
    if talk.status != "open":
        raise Refused("stage_closed", stage=ARGUMENTS.name)
    return talk


def _readable(talk: Talk, key: str) -> Argument:
    """An argument that everybody may read. Raises Refused(unknown_argument, argument_hidden)."""
    argument = talk.state.arguments.get(key)
    if argument is None:
        raise Refused("unknown_argument", argument=key)
    if argument.status == "joined":
        raise Refused("pair_asked")
    if argument.status != "shown":
        raise Refused("argument_hidden")
    return argument
