"""Throwing a practice evening away: its rows, and everything that was made of them. A real one never goes."""

from app.services import services
from app.storage.erasing import erase_practice


def throw_away(code: str) -> None:
    """End what goes on in a practice evening and forget all of it. Raises Refused: not_practice."""
    found = services()
    found.player.stop(code)
    found.database.commit(lambda connection: erase_practice(connection, code))
    found.rooms.drop(code)
    found.workers.drop(code)
    found.dossiers.forget(code)
    found.prints.forget(code)
    found.outcomes.clear()
    found.box_keys.sweep(found.database)
    found.database.scrub()
