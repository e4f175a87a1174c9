"""Bodies of events with pseudonyms for seats, as everybody may read them, and with seats, as the house does."""

from collections.abc import Callable, Mapping
from typing import Any

from app.storage.pseudonyms.names import Pseudonyms
from facilitation.events import Event

TAKEN, JOINED = "seat.taken", "viewer.joined"
VIEWER = "viewer"


def veiled(event: type[Event], body: Mapping[str, Any], names: Pseudonyms) -> dict[str, Any]:
    """The body of an event with pseudonyms for seats, and without what only the seat tells."""
    told = {field: value for field, value in body.items() if field not in event.hides}
    return told | _changed(event, told, names.of)


class Reader:
    """Puts seats back in the bodies of a log, read from its first line on; `channels` are those of seats until then."""

    def __init__(self, names: Pseudonyms, channels: Mapping[str, str]) -> None:
        self._names, self.channels = names, dict(channels)

    def seated(self, event: type[Event], body: dict[str, Any]) -> dict[str, Any]:
        """The body with seats and their channels; raises Unreadable."""
        told = body | _changed(event, body, self._names.seat)
        for field in event.hides:
            speaker = str(told.get("author") or told.get("seat"))
            told |= {field: self.channels[speaker]} if speaker in self.channels else {}
        if event.kind() == TAKEN:
            self.channels[told["seat"]] = told["channel"]
        if event.kind() == JOINED:
            self.channels[told["seat"]] = VIEWER
        return told


def _changed(event: type[Event], body: Mapping[str, Any], name: Callable[[str, str], str]) -> dict[str, Any]:
    """The fields that name seats, each by its other name."""
    found: dict[str, Any] = {}
    for field, kind in event.pseudonyms.items():
        value = body.get(field)
        if isinstance(value, str):
            found[field] = name(event.utterance(field, body), value)
        elif isinstance(value, Mapping):
            found[field] = {each: sorted(name(each, seat) for seat in seats) for each, seats in value.items()}
        elif value and kind:
            named = [name(event.utterance(field, body), seat) for seat in value]
            found[field] = sorted(named) if field in event.unordered else named
    return found
