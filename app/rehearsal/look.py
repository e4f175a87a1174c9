"""The log of a meeting that another process writes, folded as far as it stands."""

from app.storage import log
from app.storage.database import Database
from facilitation.evolve import evolve
from facilitation.state.meeting import Meeting


class Log:
    """A meeting as its log tells it, read on from where it was."""

    def __init__(self, database: Database, code: str) -> None:
        self._database, self._code, self._meeting = database, code, Meeting()

    def look(self) -> Meeting:
        """The meeting as its log stands now."""
        with self._database.read.connect() as connection:
            for line in log.read(connection, self._code, after=self._meeting.seq):
                self._meeting = evolve(self._meeting, line.event)
        return self._meeting
