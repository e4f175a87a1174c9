"""What every face of a practice evening says."""

from app.faces.view import View
from app.part import Shown
from facilitation.parts.practice import is_practice


def on(view: View) -> bool:
    """Whether this evening does not count."""
    return is_practice(view.meeting)


SHOWN = Shown(name="practice", asks=(on,))
