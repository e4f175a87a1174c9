"""Arguments that stand as one in a record's log: with the yes of both authors, and with support that can be theirs."""

from collections.abc import Set as AbstractSet

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.amending.asked import adopted
from facilitation.parts.arguments.state import KIND, Argument, argument_named
from facilitation.parts.twins.events import ArgumentsJoined, ArgumentsPaired, ArgumentsParted, PairingAnswered
from facilitation.parts.twins.state import around, came_to, pairs
from facilitation.roles import MODERATORS, Role
from facilitation.state.meeting import Meeting

Told = ArgumentsPaired | PairingAnswered | ArgumentsJoined | ArgumentsParted


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Pairs that cannot be, an answer of who wrote neither, one without both, and support that nobody gave."""
    if not isinstance(event, Told):
        return []
    place = f"events[{seq}].body"
    if isinstance(event, ArgumentsPaired):
        return _paired(before, event, place)
    pair = pairs(before).get(event.other)
    if pair is None or pair.stage != event.stage or getattr(event, "argument", pair.argument) != pair.argument:
        return [Fault(f"{place}.other", "was asked about with no such argument")]
    if isinstance(event, PairingAnswered):
        wrong = pair.joined or event.seat not in _authors(before, pair.argument, pair.other)
        return [Fault(f"{place}.seat", "wrote neither of what is asked about")] if wrong else []
    return _joined(before, event, place) if isinstance(event, ArgumentsJoined) else _parted(before, event, place)


def _paired(before: Meeting, event: ArgumentsPaired, place: str) -> list[Fault]:
    stage = KIND.named(before, event.stage)
    said = stage.state.arguments if stage else {}
    first, other = said.get(event.argument), said.get(event.other)
    if first is None or other is None or not _alike(first, other):
        return [Fault(f"{place}.other", "does not go with that argument: of another plan or side, or not to be read")]
    if event.argument in pairs(before) or around(before, event.other):
        return [Fault(f"{place}.other", "was asked about already")]
    if adopted(before, event.argument) or adopted(before, event.other):
        return [Fault(f"{place}.other", "is part of its plan by now, or the other one is")]
    known = {str(role) for role in MODERATORS | {Role.RESIDENT}}
    return [] if event.by in known else [Fault(f"{place}.by", "is of a role that asks nothing of authors")]


def _alike(first: Argument, other: Argument) -> bool:
    read = first.status == other.status == "shown" and first.side != "question" and first.id != other.id
    return read and (first.initiative, first.side) == (other.initiative, other.side)


def _joined(before: Meeting, event: ArgumentsJoined, place: str) -> list[Fault]:
    pair = pairs(before)[event.other]
    if pair.joined or pair.yes != _authors(before, pair.argument, pair.other):
        return [Fault(place, "comes without the yes of both authors")]
    own = _supporters(before, event.argument) - came_to(before, event.argument)
    theirs, came = _supporters(before, event.other), frozenset(event.came)
    fits = not came & own and len(came) <= len(theirs) <= len(came) + len(own) and _sorted(event.came)
    if fits and (before.pseudonymous or came == theirs - own):
        return []
    return [Fault(f"{place}.came", "is not who stood behind the other argument and not behind this one")]


def _parted(before: Meeting, event: ArgumentsParted, place: str) -> list[Fault]:
    pair = pairs(before)[event.other]
    first, theirs, gone = _supporters(before, event.argument), _supporters(before, event.other), frozenset(event.gone)
    if not pair.joined:
        return [Fault(f"{place}.gone", "is told of arguments that do not stand as one")] if gone else []
    back = theirs - gone
    fits = len(gone & theirs) <= len(pair.stood - first) and len(back) <= len(first) and _sorted(event.gone)
    if fits and (before.pseudonymous or gone == theirs - first):
        return []
    return [Fault(f"{place}.gone", "is not who took support back since")]


def _authors(before: Meeting, *arguments: str) -> frozenset[str]:
    return frozenset(found.author for key in arguments if (found := argument_named(before, key)))


def _supporters(before: Meeting, argument: str) -> AbstractSet[str]:
    found = argument_named(before, argument)
    return found.supporters if found else frozenset()


def _sorted(names: tuple[str, ...]) -> bool:
    return [*names] == sorted({*names})
