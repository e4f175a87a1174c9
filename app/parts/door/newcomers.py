"""Whether a flood of new phones is being held up now: no event, since nobody who sits meets it."""

from app.faces.view import View
from app.services import services


def held_up(view: View) -> int:
    """How often at least new phones of this meeting had to wait a short while ago."""
    return services().newcomers.held_up(view.meeting.code)
