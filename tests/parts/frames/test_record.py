"""What the room agreed on beforehand, in the record."""

from tests.record.readings import lines, shown

GIVEN = {"key": "money", "title": "Geld", "text": "Geen cent meer.", "fixed": True, "confirmed": True}


def test_the_record_has_every_frame_also_without_its_title_and_says_which_nobody_confirmed() -> None:
    removed = GIVEN | {"title": None, "confirmed": False}
    assert lines("Onze kaders vooraf", frames=[GIVEN, removed]) == [
        ("Geld", "Geen cent meer."),
        ("(tekst verwijderd)", "Geen cent meer. (niet bevestigd)"),
    ]
    assert shown("frames") is None
