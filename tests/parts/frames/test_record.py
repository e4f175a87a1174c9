"""What the room agreed on beforehand, in the record."""

from app.record.blocks import Terms
from tests.record.readings import shown, written

FRAMES = [{"key": "money", "title": "Geld", "text": "Geen cent meer.", "fixed": True, "confirmed": False}]


def test_the_page_has_every_frame_and_also_says_that_there_is_none() -> None:
    assert shown("frames", frames=FRAMES) == FRAMES
    assert shown("frames") == []


def test_paper_has_every_frame_also_without_its_title() -> None:
    removed = FRAMES[0] | {"title": None}
    told = [Terms([("Geld", "Geen cent meer."), ("(tekst verwijderd)", "Geen cent meer.")])]
    assert written("Onze kaders vooraf", frames=[*FRAMES, removed]) == told
    assert written("Onze kaders vooraf") == []
