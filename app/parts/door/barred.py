"""What a phone reads that the door does not let in."""

from flask_babel import gettext

from app.languages.refusals import sentence
from facilitation.refusals import Refused


def title(barred: Refused) -> str:
    """In a few words what is the matter."""
    return gettext("De zaal zit vol") if barred.key == "hall_full" else gettext("De deur is dicht")


def says(barred: Refused) -> str:
    """Why it is not let in, and what to do."""
    return sentence(barred)
