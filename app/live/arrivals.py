"""When seats were taken and tables last heard of: the log knows it, and the state of a meeting does not."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from app.storage.log import Logged
from facilitation.events import Event, StageAdvanced, StageOpened
from facilitation.parts.seating import SeatTaken


class Arrivals:
    """The moment (UTC) at which each seat was taken last, by its id, and since when a meeting is where it is.

    `begun` is when its stage was opened, or the room came there.
    """

    def __init__(
        self, at: Mapping[str, datetime] = {}, heard: Mapping[str, datetime] = {}, begun: datetime | None = None
    ) -> None:
        self._at, self._heard, self.begun = dict(at), dict(heard), begun

    @property
    def known(self) -> tuple[Mapping[str, datetime], Mapping[str, datetime], datetime | None]:
        """All that is remembered now: when seats were taken, when places were last heard of, and `begun`."""
        return dict(self._at), dict(self._heard), self.begun

    def of(self, seat: str) -> datetime | None:
        """When this seat was taken; None where it never was."""
        return self._at.get(seat)

    def heard(self, place: str) -> datetime | None:
        """When something last happened of a seat, or of a table as a whole; None where nothing did."""
        return self._heard.get(place)

    def note(self, facts: Iterable[object], at: datetime) -> None:
        """Remember what happened at this moment."""
        for fact in facts:
            if isinstance(fact, SeatTaken):
                self._at[fact.seat] = at
            if isinstance(fact, StageOpened | StageAdvanced):
                self.begun = at
            places = (getattr(fact, name, None) for name in ("seat", "author", "table"))
            self._heard.update((place, at) for place in places if isinstance(place, str))

    def noting(self, lines: Iterable[Logged]) -> Iterator[Event]:
        """The events of these lines, while they are read."""
        for line in lines:
            self.note((line.event,), datetime.fromisoformat(line.at).astimezone(UTC))
            yield line.event
