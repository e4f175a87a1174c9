"""What the wall, home and the picture for the livecast tell of a closed vote: per channel, but no small group."""

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import perform
from facilitation.parts.stages import RevealStage
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.parts.turnout.test_faces import voted
from tests.people import LEADER
from tests.plain import Page


def read(app: Flask, path: str) -> str:
    """What somebody reads there; the overlay by its link."""
    browser = Browser(app.test_client())
    browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.OVERLAY)})
    return " ".join(Page(browser.get(path).text).text.split())


def test_a_closed_vote_is_told_per_channel_with_the_heads_that_were_counted(context: Flask) -> None:
    voted(context, room=6, online=5, heads=7)
    wall, home = read(context, "/scherm"), read(context, "/livecast")
    for words in (wall, home):
        assert "Zaal 6 van 6 Online 5 van 5 In de zaal geteld: 7 bewoners, 0 kijkers" in words
    assert "11 van 11" in home
    assert "zaal 6 · online 5" in read(context, "/overlay?part=balk")
    perform(CODE, RevealStage(), LEADER)
    assert "11van 11 meegedaanzaal 6 · online 5" in read(context, "/scherm")


@pytest.mark.parametrize("path", ["/scherm", "/livecast", "/overlay?part=balk"])
def test_where_one_group_is_small_only_the_total_is_told(context: Flask, path: str) -> None:
    voted(context, room=6, online=4, heads=6)
    words = read(context, path)
    for apart in ("4 van 4", "6 van 6", "zaal 6 · online 4 papier", "Online 4"):
        assert apart not in words
    assert "10 van 10" in words or "Gesloten, verzegeld" in words
    perform(CODE, RevealStage(), LEADER)
    words = read(context, "/scherm")
    assert "10van 10 meegedaan" in words
    assert "online 4" not in words
