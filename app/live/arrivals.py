"""When seats were taken: the log knows it and the state of a meeting does not, so it is kept beside the state."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from app.storage.log import Logged
from facilitation.events import Event
from facilitation.parts.seating import SeatTaken


class Arrivals:
    """The moment (UTC) at which each seat was taken last, by its id."""

    def __init__(self) -> None:
        self._at: dict[str, datetime] = {}

    def of(self, seat: str) -> datetime | None:
        """When this seat was taken; None where it never was."""
        return self._at.get(seat)

    def note(self, events: Iterable[object], at: datetime) -> None:
        """Remember the seats that were taken at this moment."""
        self._at |= {event.seat: at for event in events if isinstance(event, SeatTaken)}

    def noting(self, lines: Iterable[Logged]) -> Iterator[Event]:
        """The events of these lines, while they are read."""
        for line in lines:
            if isinstance(line.event, SeatTaken):
                self._at[line.event.seat] = datetime.fromisoformat(line.at).astimezone(UTC)
            yield line.event
