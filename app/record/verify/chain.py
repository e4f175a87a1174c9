"""The log in a record's file: its chain, its texts, and what the events say together."""

from typing import Any

import msgspec

from app.record.verify import apart, counts, hands, ruling
from app.record.verify.file import Fault, as_written
from app.record.verify.hall import (
    amendments,
    chips,
    committees,
    common_ground,
    delays,
    mixes,
    papers,
    questions,
    shows,
    sources,
    tables,
    twins,
    windows,
)
from app.record.verify.people import deciding, viewers
from app.storage import log
from facilitation.evolve import evolve
from facilitation.part import LoggedEvent
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting

FIELDS = {"seq", "kind", "at", "body", "link"}


def faults_of(events: list[Any], head: str) -> list[Fault]:
    """What is wrong with the chain: the first event that does not fit the ones before it."""
    link = log.ZERO
    for seq, event in enumerate(events, start=1):
        place = f"events[{seq}]"
        if not isinstance(event, dict) or set(event) != FIELDS:
            return [Fault(place, "is no event")]
        if event["seq"] != seq or isinstance(event["seq"], bool):
            return [Fault(f"{place}.seq", f"is {event['seq']}, and should be {seq}: an event is missing or misplaced")]
        if (wrong := _unlike(event, place)) is not None:
            return [wrong]
        link = log.chain(link, seq, event["kind"], event["at"], event["body"])
        if link != event["link"]:
            return [Fault(f"{place}.link", "does not follow from the event and the link before it")]
    if not events or events[0]["kind"] != "meeting.opened":
        return [Fault("events[1]", "is not the opening of a meeting")]
    if link != head:
        return [Fault("head", "is not the link of the last event")]
    if events[-1]["kind"] != "meeting.closed":
        return [Fault(f"events[{len(events)}]", "is not the closing of the meeting: the rest is missing")]
    return []


def _unlike(event: dict[str, Any], place: str) -> Fault | None:
    for name in ("kind", "at", "link"):
        if not isinstance(event[name], str):
            return Fault(f"{place}.{name}", "is no text")
    if event["kind"] not in PARTS.events:
        return Fault(f"{place}.kind", "is no event that we know")
    return None if isinstance(event["body"], dict) else Fault(f"{place}.body", "is no event")


def text_faults(texts: dict[str, Any], named: set[str]) -> list[Fault]:
    """Texts that are not the ones whose digest an event holds; `named` are all digests that events hold."""
    found = []
    for digest, row in texts.items():
        if not _genuine(digest, row):
            found.append(Fault(f"texts.{digest}", "is not the text that was written"))
        elif digest not in named:
            found.append(Fault(f"texts.{digest}", "belongs to no event"))
    return found


def genuine(texts: dict[str, Any]) -> dict[str, Any]:
    """The texts that are what was written."""
    return {digest: row for digest, row in texts.items() if _genuine(digest, row)}


def _genuine(digest: str, row: Any) -> bool:
    try:
        return set(row) == {"salt", "text"} and log.digest_of(row["salt"], row["text"]) == digest
    except (TypeError, ValueError, AttributeError):
        return False


def named(events: list[dict[str, Any]]) -> set[str]:
    """The digests of texts that events hold."""
    return {
        digest for event in events for path in PARTS.events[event["kind"]].texts for digest in _at(event["body"], path)
    }


def _at(value: Any, path: str) -> list[str]:
    """Every text at a path such as `awards[].reason`."""
    name, _, rest = path.partition("[]")
    found = value.get(name) if isinstance(value, dict) else None
    if not path.endswith("[]") and not rest:
        return [found] if isinstance(found, str) and found else []
    inner = found if isinstance(found, list) else []
    if rest:
        return [digest for item in inner for digest in _at(item, rest.removeprefix("."))]
    return [item for item in inner if isinstance(item, str) and item]


def lines(events: list[dict[str, Any]], texts: dict[str, Any]) -> tuple[list[LoggedEvent], list[Fault]]:
    """The events with their texts, each tried on what came before; what does not go together, and wrong counts."""
    meeting, found, faults = Meeting(), list[LoggedEvent](), list[Fault]()
    for event in events:
        place = f"events[{event['seq']}].body"
        try:
            told = log.event_of(event["kind"], event["body"], texts)
            faults += counts.faults_of(meeting, told, event["seq"]) + ruling.faults_of(meeting, told, event["seq"])
            faults += mixes.faults_of(meeting, told, event["seq"]) + chips.faults_of(meeting, told, event["seq"])
            faults += tables.faults_of(meeting, told, event["seq"])
            faults += amendments.faults_of(meeting, told, event["seq"])
            faults += committees.faults_of(meeting, told, event["seq"])
            faults += sources.faults_of(meeting, told, event["seq"])
            faults += questions.faults_of(meeting, told, event["seq"])
            faults += common_ground.faults_of(meeting, told, event["seq"])
            faults += twins.faults_of(meeting, told, event["seq"])
            faults += viewers.faults_of(meeting, told, event["seq"])
            faults += hands.faults_of(meeting, told, event["seq"], event["at"])
            faults += apart.faults_of(meeting, told, event["seq"]) + deciding.faults_of(meeting, told, event["seq"])
            faults += windows.faults_of(meeting, told, event["seq"], event["at"])
            faults += papers.faults_of(meeting, as_written(told, event["body"]), event["seq"])
            faults += shows.faults_of(meeting, as_written(told, event["body"]), event["seq"])
            faults += delays.faults_of(meeting, as_written(told, event["body"]), event["seq"], event["at"])
            meeting = evolve(meeting, told)
        except (msgspec.ValidationError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError):
            return found, [*faults, Fault(place, "does not go together with what happened before")]
        except Refused as refused:
            return found, [*faults, Fault(place, f"does not go together with the evening: {refused.key}")]
        found.append(LoggedEvent(event["seq"], event["at"], told))
    return found, faults
