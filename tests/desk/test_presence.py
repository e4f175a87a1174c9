"""Colleagues see who else works in a draft, and where; nobody is there who left."""

from flask import Flask

from app.access import organisers
from app.desk.together.presence import AWAY, Presence
from tests.desk.organiser import DESK, JSON, Organiser


def test_somebody_is_there_until_their_page_is_silent() -> None:
    now = 0.0
    presence = Presence(lambda: now)
    assert presence.look("d", "1", "Noor", "avond") == []
    assert presence.look("d", "2", "Sam", "kaders") == [("Noor", "avond")]
    assert presence.look("ander", "3", "Bo", "avond") == []
    now = AWAY + 1
    assert presence.look("d", "2", "Sam", "kaders") == []


def test_two_windows_hear_of_each_other_with_the_news(organiser: Organiser, desk_app: Flask) -> None:
    draft = organiser.begin(title="Proef")
    sam = Organiser.with_key(desk_app.test_client(), organisers.make("Sam"))
    path = f"{DESK}/{draft}/wijzigingen?na=0&hier="
    assert organiser.client.get(f"{path}avond", headers=JSON).json["here"] == []
    assert sam.client.get(f"{path}kaders", headers=JSON).json["here"] == ["Noor werkt nu in Avond."]
    assert organiser.client.get(f"{path}avond", headers=JSON).json["here"] == ["Sam werkt nu in Kaders."]
