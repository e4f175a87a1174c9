"""Plans that were sent in on a call, as the record tells them."""

from app.part import Shown
from app.parts.challenge.record import SECTIONS

SHOWN = Shown(name="challenge", sections=SECTIONS)
