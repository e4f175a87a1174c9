"""The livecast that an organiser prepares: it is there when the evening opens, as if it was said at the console."""

import pytest
import sqlalchemy as sa
from flask import Flask

from app.desk.opening import open_evening
from app.live.meetings import load
from app.services import services
from app.storage.tables import EVENT
from facilitation.parts.delay.state import delay
from facilitation.parts.stream import stream
from facilitation.refusals import Refused
from facilitation.state.viewers import viewers
from tests.desk.organiser import Organiser
from tests.desk.test_evenings import ready

HALL, SIGN = "https://beeld.example/zaal.m3u8", "https://tolk.example/gebaren.mp4"


def kinds(code: str) -> list[str]:
    """What stands in the log."""
    with services().database.read.connect() as connection:
        found = sa.select(EVENT.c.kind).where(EVENT.c.meeting == code).order_by(EVENT.c.seq)
        return list(connection.scalars(found))


def test_what_was_prepared_is_there_when_it_opens(desk_app: Flask, organiser: Organiser) -> None:
    made = ready(organiser)
    assert "Livecast" in organiser.page(made, "tafels").html
    said = {"stream": HALL, "stream_sign": SIGN, "stream_delay": "24", "stream_locked": "1"}
    for name, value in said.items():
        assert organiser.type(made, name, value).status_code == 200
    code = open_evening(made)
    state = load(code).state
    assert (stream(state).address, stream(state).sign) == (HALL, SIGN)
    assert delay(state).seconds == 24
    assert viewers(state).locked
    assert kinds(code) == ["meeting.opened", "stream.set", "delay.set", "livecast.locked"]
    services().rooms.forget(code)
    assert stream(load(code).state).address == HALL
    assert organiser.client.get(f"/t/{code}/livecast").status_code == 403


def test_where_nobody_prepared_anything_nothing_follows_the_opening(desk_app: Flask, organiser: Organiser) -> None:
    code = open_evening(ready(organiser))
    assert kinds(code) == ["meeting.opened"]
    assert organiser.client.get(f"/t/{code}/livecast").status_code == 200


@pytest.mark.parametrize(("name", "value"), [("stream", "javascript:alert(1)"), ("stream_delay", "121")])
def test_what_the_console_would_refuse_opens_no_evening(
    desk_app: Flask, organiser: Organiser, name: str, value: str
) -> None:
    made = ready(organiser)
    organiser.type(made, name, value)
    with pytest.raises(Refused, match="draft_not_ready"):
        open_evening(made)
