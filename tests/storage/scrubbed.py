"""Scrub as the product does: again, for as long as somebody may still look at the database as it was before."""

from app.storage.database import SCRUBS, Database


def scrubbed(database: Database) -> bool:
    """Whether what was deleted is gone soon.

    One time does not tell: a line that was just closed stands at its server for a moment more, and whoever comes in
    at another database of that server, the server's own workers too, looks at all of it as it was.
    """
    return any(database.scrub() for _ in range(SCRUBS))
