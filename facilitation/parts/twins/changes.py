"""How what happens to arguments that say the same changes the meeting."""

from typing import Any, cast

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.arguments.events import ArgumentUnsupported
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument, ArgumentStatus, argument_named
from facilitation.parts.door.events import SeatsRemoved, fallen
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.twins.events import ArgumentsJoined, ArgumentsPaired, ArgumentsParted, PairingAnswered
from facilitation.parts.twins.rules import parted
from facilitation.parts.twins.state import NAME, Pair, Twins, came_to, left, pairs, with_pairs
from facilitation.situation import position, stage_named
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Twins:
    """A meeting begins with no argument that says the same as another."""
    return Twins()


def on_paired(state: Twins, event: ArgumentsPaired) -> Twins:
    """From now on both authors are asked."""
    return _put(state, Pair(event.stage, event.argument, event.other, event.by))


def on_answered(state: Twins, event: PairingAnswered) -> Twins:
    """One more yes; with a no nothing is asked any more."""
    asked = state.pairs[event.other]
    if not event.yes:
        return left(state, asked.argument, event.other)
    return _put(state, replace(asked, yes=asked.yes | {event.seat}))


def on_joined(meeting: Meeting, event: ArgumentsJoined) -> Meeting:
    """The other stands under the first, and who stood behind it stands behind the first as well."""
    (first, other), came = _both(meeting, event), frozenset(event.came)
    stood = first.supporters | came
    meeting = _with(meeting, event.stage, replace(first, supporters=stood))
    meeting = _with(meeting, event.stage, replace(other, status="joined", under=first.id))
    known = pairs(meeting)
    kept = replace(known[other.id], joined=True, came=came, stood=stood)
    return with_pairs(meeting, {**known, other.id: kept})


def on_parted(meeting: Meeting, event: ArgumentsParted) -> Meeting:
    """Who came along goes back, but for who came with another one too."""
    found = pairs(meeting)[event.other]
    meeting = meeting.with_part(NAME, left(cast(Twins, meeting.parts[NAME]), event.argument, event.other))
    if not found.joined:
        return meeting
    first, other = _both(meeting, event)
    stay = first.supporters - (found.came - came_to(meeting, first.id))
    status: ArgumentStatus = "shown" if other.status == "joined" else other.status
    back = replace(other, status=status, under="", supporters=other.supporters - frozenset(event.gone))
    return _with(_with(meeting, event.stage, replace(first, supporters=stay)), event.stage, back)


def on_unsupported(before: Meeting, meeting: Meeting, event: ArgumentUnsupported) -> Meeting:
    """Who takes support back came with nothing any more: what they support later is where they put it."""
    left = event.others | {event.seat}
    known = {key: _without(pair, left) for key, pair in pairs(meeting).items() if pair.argument == event.argument}
    return with_pairs(meeting, {**pairs(meeting), **known}) if known else meeting


def on_merged(before: Meeting, meeting: Meeting, event: SeatsMerged) -> Meeting:
    """Who came along may have become another seat."""
    gone = SeatsRemoved(seats=(), reason=None, lapsed=event.lapsed)
    known = {key: _merged(pair, fallen(gone, _behind(pair)), event) for key, pair in pairs(meeting).items()}
    return with_pairs(meeting, known) if known != pairs(meeting) else meeting


def tidy(before: Meeting, meeting: Meeting, event: Any) -> Meeting:
    """Nothing stands with what nobody may read any more; older logs do not say so before."""
    for pair in pairs(meeting).values():
        if any((found := argument_named(meeting, key)) and found.status == "hidden" for key in _keys(pair)):
            meeting = on_parted(meeting, parted(meeting, pair))
    return meeting


def _keys(pair: Pair) -> tuple[str, str]:
    return pair.argument, pair.other


def _without(pair: Pair, seats: frozenset[str]) -> Pair:
    return replace(pair, came=pair.came - seats)


def _merged(pair: Pair, fell: frozenset[str], event: SeatsMerged) -> Pair:
    came = pair.came - fell
    return replace(pair, came=(came - {event.seat}) | {event.into} if event.seat in came else came)


def _behind(pair: Pair) -> str:
    return ArgumentUnsupported.utterance("seat", {"argument": pair.argument})


def _both(meeting: Meeting, event: ArgumentsJoined | ArgumentsParted) -> tuple[Argument, Argument]:
    said = ARGUMENTS.live(stage_named(meeting, event.stage)).state.arguments
    return said[event.argument], said[event.other]


def _with(meeting: Meeting, key: str, argument: Argument) -> Meeting:
    at = position(meeting, key)
    stage = ARGUMENTS.live(meeting.stages[at])
    state = replace(stage.state, arguments=put(stage.state.arguments, argument.id, argument))
    if argument.status != "shown":
        state = replace(state, featured=tuple(each for each in state.featured if each != argument.id))
    return meeting.with_stage(at, replace(stage, state=state))


def _put(state: Twins, pair: Pair) -> Twins:
    return replace(state, pairs={**state.pairs, pair.other: pair})
