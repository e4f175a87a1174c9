"""Captions: what a captioner may not do, and what is not kept."""

from facilitation.parts.captions import SetCaptions, WriteCaption
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, Evening, at
from tests.facilitation.refusals.asking import Case

CAPTIONER = Actor("captioner", Role.CAPTIONER)
talking = at("arguments")


def keeping() -> Evening:
    """What is typed is kept."""
    evening = talking()
    evening.play(SetCaptions(on=True, kept=True), LEADER)
    return evening


REFUSED: list[Case] = [
    (Refused, "captions_unkept", talking, WriteCaption(text="Goedenavond."), CAPTIONER),
    (Malformed, "text_empty", keeping, WriteCaption(text=" "), CAPTIONER),
    (Malformed, "text_too_long", keeping, WriteCaption(text="a" * 501), CAPTIONER),
    (Forbidden, "not_allowed", talking, SetCaptions(kept=True), CAPTIONER),
    (Forbidden, "not_allowed", talking, WriteCaption(text="Goedenavond."), LEADER),
]
