"""What the house tells of a pseudonymous log because it does not follow from pseudonyms, held against what does."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from app.record.verify.file import Fault
from facilitation.events import Event, MeetingClosed, StageClosed
from facilitation.parts.choice.asked import choices
from facilitation.parts.choice.events import ChoiceClosed
from facilitation.parts.decision.consent import POSITIONS
from facilitation.parts.decision.events import AnswersTold, ConsentGiven
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.door.events import SeatsRemoved
from facilitation.parts.helping import ForSeat, helping
from facilitation.parts.helping.events import HelpTold
from facilitation.parts.paper.state import counted, on_paper
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatRemoved, ever
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """What was told and cannot be, what does not add up, and what should have been told and was not."""
    if not before.pseudonymous:
        return []
    place = f"events[{seq}].body"
    if isinstance(event, AnswersTold):
        return _answers(before, event, place)
    if isinstance(event, ChoiceClosed):
        return _channels(before, event, place)
    if isinstance(event, HelpTold):
        return _help(before, event, place)
    if isinstance(event, SeatRemoved | SeatsRemoved | SeatsMerged):
        return _lapsed(before, event, place)
    return [Fault(place, "comes before what has to be told of it")] if _untold(before, event) else []


def _answers(before: Meeting, event: AnswersTold, place: str) -> list[Fault]:
    stage = DECISION.named(before, event.stage)
    if stage is None:
        return [Fault(place, "is told of a stage where nobody answers")]
    now = stage.state.now
    seats = {channel: number for channel, number in event.answered.items() if channel != "hands"}
    if event.answered.get("hands", 0) != now.by_hand() or not _could(before, seats, len(now.consents)):
        return [Fault(f"{place}.answered", "does not add up to the answers, or is more than sat there")]
    if not event.apart:
        return []
    both = [event.apart.get(where, {}) for where in ("room", "online")]
    sums = {position: sum(counts.get(position, 0) for counts in both) for position in POSITIONS}
    if any({*counts} != {*POSITIONS} for counts in both):
        return [Fault(f"{place}.apart", "is not what a hall and those online can answer")]
    if any(n < 0 for counts in both for n in counts.values()) or sums != stage.state.counts():
        return [Fault(f"{place}.apart", "does not add up to the answers of the round")]
    online = event.answered.get("online", 0)
    sizes = [sum(counts.values()) for counts in both]
    if sizes != [sum(event.answered.values()) - online, online]:
        return [Fault(f"{place}.apart", "is not as many as answered there")]
    if not told_apart(sizes):
        return [Fault(f"{place}.apart", "tells apart what fewer than five people answered")]
    return []


def _channels(before: Meeting, event: ChoiceClosed, place: str) -> list[Fault]:
    if not _could(before, event.channels or {}, len(choices(before)[event.choice].answers)):
        return [Fault(f"{place}.channels", "does not add up to the answers, or is more than sat there")]
    return []


def _could(before: Meeting, told: Mapping[str, int], answers: int) -> bool:
    """Whether so many can have answered over each channel."""
    sat = Counter[str](seat.channel for seat in ever(before).values())
    sat["paper"] += counted(on_paper(before).batches.values())
    return sum(told.values()) == answers and all(0 < number <= sat[channel] for channel, number in told.items())


def _help(before: Meeting, event: HelpTold, place: str) -> list[Fault]:
    done = {
        role: [each for each in _done(before) if each.event.hand and each.event.hand.role == role]
        for role in event.roles
    }
    fits = [*event.roles] == sorted({each.event.hand.role for each in _done(before) if each.event.hand})
    per_role = all(_fewest(done[role]) <= number <= len(done[role]) for role, number in event.roles.items())
    least = max(_fewest(_done(before)), *event.roles.values(), 0)
    within = least <= event.seats <= min(sum(event.roles.values()), len(ever(before)))
    return [] if fits and per_role and within else [Fault(place, "is more or less than what was done for seats")]


def _done(before: Meeting) -> Sequence[ForSeat]:
    return [*helping(before).done.values()]


def _fewest(done: Sequence[ForSeat]) -> int:
    """For how many different seats something was done at least: those with pseudonyms of one kind are different."""
    kinds = {(_utterance(each.event), each.seat) for each in done}
    return max(Counter(kind for kind, _ in kinds).values(), default=0)


def _utterance(event: Event) -> str:
    about = msgspec.structs.asdict(event)
    if not event.pseudonyms:  # what became of an objection: its owner answered
        return ConsentGiven.utterance("seat", about)
    return event.utterance("author" if "author" in event.pseudonyms else "seat", about)


def _lapsed(before: Meeting, event: SeatRemoved | SeatsRemoved | SeatsMerged, place: str) -> list[Fault]:
    went = (len(event.seats) if isinstance(event, SeatsRemoved) else 1) + len(before.merged)
    if event.lapsed is msgspec.UNSET or any(len(seats) > went for seats in event.lapsed.values()):
        return [Fault(f"{place}.lapsed", "is more than can fall away with these seats")]
    return []


def _untold(before: Meeting, event: Event) -> bool:
    """Whether the house should have told something before this event."""
    if isinstance(event, StageClosed):
        stage = DECISION.named(before, event.stage)
        return stage is not None and stage.state.now.told is None
    return isinstance(event, MeetingClosed) and bool(helping(before).done) and not helping(before).told
